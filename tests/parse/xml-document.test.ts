import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, fixture, rssItem } from './document.ts'

const soon = 10_000

async function timed<Result>(work: () => Promise<Result>): Promise<Result> {
  const start = performance.now()
  const result = await work()
  expect(performance.now() - start).toBeLessThan(soon)
  return result
}

test('a hundred thousand levels of nesting are refused at once', async () => {
  const document = documentOf(rssItem('<a>'.repeat(100_000)))
  await expect(timed(() => parse(document))).rejects.toMatchObject({ code: 'parse/unreadable' })
})

test('entities a document defines are not expanded', async () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>${rssItem('<title>&b;&f;</title>')}`
  const { entries } = await parse(documentOf(bomb))
  expect(entries[0]?.title).toBe('&b;&f;')
})

test('names that touch prototypes are only names', async () => {
  const inside = '<__proto__ __proto__="x" constructor="y">z</__proto__><constructor/><toString/><title hasOwnProperty="">t</title>'
  const { entries } = await parse(documentOf(rssItem(inside)))
  expect(entries[0]?.title).toBe('t')
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
})

test('a million attributes, elements or items end in time', async () => {
  const attributes = Array.from({ length: 300_000 }, (_, index) => ` a${index}="${index}"`).join('')
  expect((await timed(() => parse(documentOf(rssItem(`<title${attributes}>t</title>`))))).entries).toMatchObject([{ title: 't' }])
  expect((await timed(() => parse(documentOf(rssItem(`<title>t</title>${'<link/>'.repeat(1_000_000)}`))))).entries).toMatchObject([
    { title: 't' },
  ])
  const many = `<rss><channel>${'<item><guid>1</guid></item>'.repeat(100_000)}</channel></rss>`
  const { entries, damage } = await timed(() => parse(documentOf(many)))
  expect(entries).toHaveLength(20_000)
  expect(damage[0]?.what).toBe('the document holds more items than are read')
})

test('a namespace bound again and again does not slow the reading', async () => {
  const bindings = Array.from({ length: 50_000 }, (_, index) => `<p${index}:x xmlns:p${index}="urn:${index}"/>`).join('')
  expect((await timed(() => parse(documentOf(rssItem(`<title>t</title>${bindings}`))))).entries).toHaveLength(1)
})

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
