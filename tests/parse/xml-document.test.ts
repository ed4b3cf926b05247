import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, fixture, rssItem } from './document.ts'

test('what a person would read over is read over, and noted with its place', async () => {
  const { description, entries, damage } = await parse(fixture('rss-damaged.xml'))
  expect(description.title).toBe('Broken & Sons')
  expect(entries).toMatchObject([
    {
      title: 'Fish & chips',
      url: 'https://broken.example/1?a=1&b=2',
      guid: 'one',
      summary: 'An <b>unescaped</b> text é <img src="/x.png">',
      publishedAt: Date.UTC(2026, 10, 24, 9, 30),
    },
    { title: 'Second', url: 'https://broken.example/2' },
    { title: 'Third', url: 'https://broken.example/3', summary: 'It breaks off in the mid' },
  ])
  const places = damage.map(({ what, line }) => `${line}: ${what}`)
  expect(places).toEqual([
    '5: an ampersand is not escaped',
    '7: a character is written as an HTML entity, which XML does not know',
    '8: <title> is not closed before <link>',
    '10: <img> is not closed',
    '12: <item> begins before the one above it ends',
    '20: the document ends inside <description>',
    "5: not well-formed: char '&' is not expected.",
  ])
})

test('junk before the prolog is passed over', async () => {
  const { entries, damage } = await parse(fixture('junk-before-prolog.xml'))
  expect(entries).toMatchObject([{ title: 'One' }])
  expect(damage[0]).toEqual({ what: 'something stands before the feed: <br>', line: 1, column: 1 })
})

test('a feed cut off in the middle keeps what it had', async () => {
  const whole = `<rss version="2.0"><channel>${Array.from({ length: 10 }, (_, index) => `<item><guid>${index}</guid><title>t</title></item>`).join('')}`
  for (let length = 30; length <= whole.length; length += 7) {
    const { entries } = await parse(documentOf(whole.slice(0, length)))
    expect(entries.length).toBeGreaterThanOrEqual(whole.slice(0, length).split('</item>').length - 1)
  }
})

test.each([
  ['a title that holds a sign', rssItem('<title>I <3 RSS & a < b</title><link>https://a.example/1</link>'), { title: 'I <3 RSS & a < b' }],
  [
    'a start tag that lacks its end',
    rssItem('<title>t</title><guid isPermaLink="false"<link>/1</link>'),
    { title: 't', url: 'https://feeds.example/1' },
  ],
  ['an end tag that lacks its end', rssItem('<title>t</title<link>/1</link>'), { title: 't', url: 'https://feeds.example/1' }],
  ['an XML declaration that lacks its end', `<?xml version="1.0" encoding="utf-8">${rssItem('<title>t</title>')}`, { title: 't' }],
  [
    'an instruction of a word processor',
    rssItem('<description>a <?xml:namespace prefix="o" /><o:p>b</o:p></description><title>t</title>'),
    { title: 't', summary: 'a <p>b</p>' },
  ],
  ['a comment that lacks its end', rssItem('<!-- x -><title>t</title>'), { title: 't' }],
  ['CDATA that lacks its end', '<rss><channel><item><title>t</title><description><![CDATA[a <b>b', { title: 't', summary: 'a <b>b' }],
  [
    'end tags in the wrong order',
    rssItem('<description><b><i>a</b></i></description><title>t</title>'),
    { title: 't', summary: '<b><i>a</i></b>' },
  ],
  ['a break that is not closed', rssItem('<description>a<br>b<br>c</description><title>t</title>'), { title: 't', summary: 'a<br>b<br>c' }],
  ['an end tag too many', rssItem('</p><title>t</title></b>'), { title: 't' }],
  [
    'an end tag of the feed in the middle',
    '<rss><channel><item><title>a</title></rss></item><item><title>t</title></item>',
    { title: 'a' },
  ],
])('%s is read over, and noted with its place', async (_, text, entry) => {
  const { entries, damage } = await parse(documentOf(text))
  expect(entries[0]).toMatchObject(entry)
  expect(damage[0]).toMatchObject({ line: 1, column: expect.any(Number) })
})

test.each([
  ['guid', rssItem('<guid>1<title>t</title><link>/1</link>')],
  ['link', rssItem('<link>/1<title>t</title><guid>1</guid>')],
  ['enclosure', rssItem('<enclosure url="/a.mp3" type="audio/mpeg"><title>t</title><link>/1</link><guid>1</guid>')],
  ['published', '<feed><entry><published>2026-11-24T00:00:00Z<title>t</title><link href="/1"/><id>1</id></entry></feed>'],
])('<%s> that is not closed does not swallow what follows', async (name, text) => {
  const { entries, damage } = await parse(documentOf(text))
  expect(entries).toMatchObject([{ title: 't', url: 'https://feeds.example/1', guid: '1' }])
  expect(damage[0]?.what).toBe(`<${name}> is not closed before <title>`)
})

test('an item that begins in the title of another ends it', async () => {
  const { entries } = await parse(documentOf('<rss><channel><item><title>a<item><title>b</title></item></channel></rss>'))
  expect(entries.map(({ title }) => title)).toEqual(['a', 'b'])
})
