import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { trustStored } from '#model/html.ts'
import { contentTypes, feedTopics, outputFormats, renderFeed } from '#publish/publish.ts'
import { bareArticle, hostileTitles, sampleArticle, sampleSource } from '#tests/support/articles.ts'
import { readXml, samplePage } from './sample-page.ts'

/** Where each format keeps an item's title. */
const titleIn = {
  atom: (document: string) => readXml(document).feed.entry[0].title['#text'],
  rss: (document: string) => readXml(document).rss.channel.item[0].title,
  json: (document: string) => JSON.parse(document).items[0].title,
} as const

const everywhere = outputFormats.flatMap((format) => hostileTitles.map((hostile) => ({ format, ...hostile })))

test.each(everywhere)('$format: a title with $what comes back as it went in', ({ format, title, shown }) => {
  const document = renderFeed(format, samplePage({ articles: [sampleArticle({ title })] }))
  if (format !== 'json') expect(XMLValidator.validate(document)).toBe(true)
  expect(titleIn[format](document)).toBe(shown ?? title)
})

test.each(everywhere)('$format: $what does no harm in any other field', ({ format, title }) => {
  const article = sampleArticle({
    title: 'harmless',
    author: title,
    summary: title,
    content: trustStored(title),
    text: '',
    url: `https://a.example/?${title}`,
    categories: [{ term: title, scheme: title, label: title }],
    enclosures: [{ url: `https://a.example/${title}`, type: title, lengthBytes: null }],
    image: { url: `https://a.example/${title}`, width: null, height: null, alt: title },
    sources: [sampleSource({ title, feedUri: title })],
  })
  const document = renderFeed(format, samplePage({ title, description: title, articles: [article] }))
  if (format !== 'json') expect(XMLValidator.validate(document)).toBe(true)
  expect(document.isWellFormed()).toBe(true)
  expect(titleIn[format](document)).toBe('harmless')
})

test.each(outputFormats)('%s: a private source gives no address away', (format) => {
  const document = renderFeed(format, samplePage({ articles: [bareArticle()] }))
  expect(document).toContain('Inside Desk')
  expect(document).not.toContain('inside.example')
})

test.each(outputFormats)('%s: no address is of another scheme than the web’s', (format) => {
  const script = 'javascript:alert(1)'
  const article = sampleArticle({
    url: script,
    image: { url: script, width: 1, height: 1, alt: null },
    enclosures: [{ url: script, type: null, lengthBytes: null }],
    sources: [sampleSource({ siteUrl: script }), sampleSource({ siteUrl: script })],
  })
  expect(renderFeed(format, samplePage({ articles: [article] }))).not.toContain('javascript')
})

test.each(outputFormats)('%s: the same page gives the same bytes', (format) => {
  expect(renderFeed(format, samplePage())).toBe(renderFeed(format, samplePage()))
})

test.each(outputFormats)('%s: order is kept', (format) => {
  const titles = ['b', 'a', 'c']
  const document = renderFeed(format, samplePage({ articles: titles.map((title) => sampleArticle({ title: `title-${title}` })) }))
  expect([...document.matchAll(/title-(\w)/g)].map((match) => match[1])).toEqual(titles)
})

test('each format has a media type with its encoding', () => {
  expect(outputFormats.map((format) => contentTypes[format])).toEqual([
    'application/atom+xml; charset=utf-8',
    'application/rss+xml; charset=utf-8',
    'application/feed+json; charset=utf-8',
  ])
})

test('a hub is told the addresses that the documents give as their own', () => {
  const page = samplePage({ path: '/feed', query: '' })
  const [atom, rss, json] = outputFormats.map((format) => renderFeed(format, page))
  expect(feedTopics(page.publicUrl)).toEqual([
    readXml(atom ?? '').feed.link[0]['@href'],
    readXml(rss ?? '').rss.channel['atom:link'][0]['@href'],
    JSON.parse(json ?? '').feed_url,
  ])
})
