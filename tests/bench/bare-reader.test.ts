import { expect, test } from 'vitest'
import { readBare } from '#bench/bare-reader.ts'
import { renderDocument } from '#bench/documents.ts'
import { feedId } from '#model/ids.ts'
import { parse } from '#parse/parse.ts'

test.each([
  ['RSS', 0],
  ['Atom', 1],
])('of a generated %s document it reads what our own reader reads, field by field', async (_format, feed) => {
  const bytes = new Uint8Array(renderDocument(feed, { items: 4, paragraphs: 2 }, 0, Date.UTC(2026, 0, 5)))
  const around = { feed: feedId('f'), address: 'http://127.0.0.1/feed', contentType: null, contentLocation: null, contentLanguage: null }
  const { entries } = await parse({ ...around, bytes })
  const ours = entries.map(({ title, url, guid, publishedAt, content, summary, categories }) => ({
    title,
    link: url,
    guid,
    published: publishedAt,
    html: content ?? summary,
    categories: categories.map(({ term }) => term),
  }))
  const bare = readBare(new TextDecoder().decode(bytes)).map(({ title, link, guid, published, content, summary, categories }) => ({
    title,
    link,
    guid,
    published,
    html: content || summary,
    categories,
  }))
  expect(bare).toEqual(ours)
})

test('what stands in an item it reads whole: authors, files and references', () => {
  const atom = `<feed><entry><title>A &amp;amp; &#x42;&#67;</title><author><name>Ada</name><uri>x</uri></author>
    <link rel="enclosure" href="/a?b&amp;c"/><link href="/l"/><source><title>Not this</title></source></entry></feed>`
  expect(readBare(atom)).toMatchObject([{ title: 'A &amp; BC', author: 'Ada', enclosures: ['/a?b&c'], link: '/l' }])
  const rss =
    '<rss><channel><title>Not this</title><item><dc:creator>Ada</dc:creator><enclosure url="/a"/><description><![CDATA[&lt;]]></description></item></channel></rss>'
  expect(readBare(rss)).toMatchObject([{ title: '', author: 'Ada', enclosures: ['/a'], summary: '&lt;' }])
})
