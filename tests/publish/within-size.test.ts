import { expect, test } from 'vitest'
import type { Article } from '#model/article.ts'
import { noHtml, trustStored } from '#model/html.ts'
import { outputFormats, renderFeed } from '#publish/publish.ts'
import { renderWithin } from '#publish/within-size.ts'
import { sampleArticle } from '#tests/support/articles.ts'
import { readXml, samplePage } from './sample-page.ts'

/** Each with a text of its own length, in letters that take several bytes and marks that XML escapes. */
const articles = Array.from({ length: 20 }, (_, index) => {
  const content = trustStored(`<p>${'Київ &amp; «Львів» '.repeat(20 + ((index * 7) % 13) * 30)}</p>`)
  return sampleArticle({ title: `Number ${index}`, publicId: `urn:example:${index}`, content, text: 'text' })
})

/** The content of each article, as the document has it; undefined where it has none. */
const contentsIn = {
  atom: (document: string) => readXml(document).feed.entry.map((entry: Record<string, Record<string, string>>) => entry.content?.['#text']),
  rss: (document: string) => readXml(document).rss.channel.item.map((item: Record<string, string>) => item['content:encoded']),
  json: (document: string) => JSON.parse(document).items.map((item: Record<string, string>) => item.content_html),
} as const

test.each(outputFormats)('%s: where it would grow too large, the first articles are whole and the later ones summaries', (format) => {
  const whole = Buffer.byteLength(renderFeed(format, samplePage({ articles })))
  for (const share of [0.9, 0.6, 0.4]) {
    const mostBytes = Math.floor(whole * share)
    const document = renderFeed(format, samplePage({ articles, mostBytes }))
    const contents: (string | undefined)[] = contentsIn[format](document)
    const full = contents.indexOf(undefined)
    expect(full).toBeGreaterThan(0)
    expect(contents).toEqual(articles.map(({ content }, index) => (index < full ? content : undefined)))
    expect(Buffer.byteLength(document)).toBeLessThanOrEqual(mostBytes)
    // One more would not have fitted.
    const withOneMore = articles.map((article, index) => (index <= full ? article : { ...article, content: noHtml, text: '' }))
    expect(Buffer.byteLength(renderFeed(format, samplePage({ articles: withOneMore })))).toBeGreaterThan(mostBytes)
  }
})

test.each(outputFormats)('%s: a document of just the size is whole', (format) => {
  const whole = renderFeed(format, samplePage({ articles }))
  expect(renderFeed(format, samplePage({ articles, mostBytes: Buffer.byteLength(whole) }))).toBe(whole)
})

test.each(outputFormats)('%s: where even summaries are too large, no article is left out', (format) => {
  const document = renderFeed(format, samplePage({ articles, mostBytes: 1 }))
  expect(contentsIn[format](document)).toEqual(articles.map(() => undefined))
  expect(document).toBe(renderFeed(format, samplePage({ articles, content: 'summary' })))
})

test('texts that cannot be in the document are not rendered to find that out', () => {
  const content = trustStored('x'.repeat(1000))
  const page = samplePage({ articles: Array.from({ length: 500 }, () => sampleArticle({ content, text: 'text' })), mostBytes: 10_000 })
  let most = 0
  const document = renderWithin(page, (asked) => {
    const contents = asked.articles.map((article) => article.content).join('')
    most = Math.max(most, contents.length)
    return contents
  })
  expect(document).toBe(content.repeat(10))
  expect(most).toBe(10_000)
})

test.each(outputFormats)('%s: summaries alone show every summary and no text', (format) => {
  const repeating: Article = sampleArticle({
    summary: 'All there is.',
    text: 'All there is.',
    content: trustStored('<p>All there is.</p>'),
  })
  const document = renderFeed(format, samplePage({ content: 'summary', articles: [sampleArticle(), repeating] }))
  expect(contentsIn[format](document)).toEqual([undefined, undefined])
  expect(document).toContain(sampleArticle().summary)
  expect(document).toContain('All there is.')
})
