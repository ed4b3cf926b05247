import Parser from 'rss-parser'
import { expect, test } from 'vitest'
import type { Article } from '#model/article.ts'
import { renderRss } from '#publish/rss.ts'
import { at, bareArticle, hostileTitles, sampleArticle, sampleSource } from '#tests/support/articles.ts'
import { readXml, samplePage } from './sample-page.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document as it was read back
type Read = any

function file(name: string) {
  return { url: `https://a.example/${name}`, type: null, lengthBytes: null }
}

function itemOf(article: Article): Read {
  return readXml(renderRss(samplePage({ articles: [article] }))).rss.channel.item[0]
}

test('the hub is named where there is one', () => {
  const { channel } = readXml(renderRss(samplePage({ hub: 'https://hub.example/?a=1&b=2' }))).rss
  expect(channel['atom:link'].at(-1)).toEqual({ '@rel': 'hub', '@href': 'https://hub.example/?a=1&b=2' })
})

test('every field of an article comes back', () => {
  expect(itemOf(sampleArticle())).toEqual({
    title: 'Allies meet in Brussels to discuss air defence for Ukraine',
    link: 'https://harbour.example/2026/11/allies-meet',
    guid: { '@isPermaLink': 'true', '#text': 'https://harbour.example/2026/11/allies-meet' },
    pubDate: 'Tue, 24 Nov 2026 20:10:00 GMT',
    'dc:creator': 'Ada Lind',
    'dc:contributor': 'Bo Rask',
    'dc:language': 'en-GB',
    'dc:rights': '© Ada Lind',
    'creativeCommons:license': 'https://creativecommons.org/licenses/by/4.0/',
    category: [
      { '@domain': 'https://news.example/topics/', '#text': 'NATO' },
      { '@domain': 'https://news.example/topics/', '#text': 'Ukraine' },
      { '@domain': 'https://news.example/countries/', '#text': 'Ukraine' },
      { '@domain': 'https://news.example/regions/', '#text': 'Europe' },
      { '@domain': 'https://news.example/sources/', '#text': 'The Harbour Post' },
      { '@domain': 'https://news.example/sources/', '#text': 'Wire One' },
      { '@domain': 'https://harbour.example/sections/', '#text': 'World/Defence' },
    ],
    source: { '@url': 'https://harbour.example/news.xml?a=1&b=2', '#text': 'The Harbour Post' },
    description: sampleArticle().summary,
    'content:encoded': sampleArticle().content,
    enclosure: [{ '@url': 'https://harbour.example/a/meet.mp3', '@length': '4711', '@type': 'audio/mpeg' }],
    'media:thumbnail': { '@url': 'https://harbour.example/i/meet.jpg?w=640&h=360', '@width': '640', '@height': '360' },
  })
})

test('files beyond the one that RSS has room for are media', () => {
  const enclosures = [file('a.mp3'), { url: 'https://a.example/b.mp4', type: 'video/mp4', lengthBytes: 5 }]
  const item = itemOf(sampleArticle({ enclosures }))
  expect(item.enclosure).toHaveLength(1)
  expect(item['media:content']).toEqual({ '@url': 'https://a.example/b.mp4', '@fileSize': '5', '@type': 'video/mp4' })
})

test('an id that is not the address is no permanent link', () => {
  expect(itemOf(bareArticle()).guid).toEqual({ '@isPermaLink': 'false', '#text': bareArticle().publicId })
})

test('an article without a believable date shows where it stands in the list', () => {
  expect(itemOf(sampleArticle({ statedAt: null, sortAt: at('2026-11-24T03:00:00Z') })).pubDate).toBe('Tue, 24 Nov 2026 03:00:00 GMT')
  expect(itemOf(sampleArticle({ statedAt: at('2030-01-01T00:00:00Z') })).pubDate).toBe('Tue, 24 Nov 2026 20:10:00 GMT')
})

test('a description is HTML, so what looks like HTML in a summary stays text', () => {
  expect(itemOf(sampleArticle({ summary: 'AT&T says <b>no</b>' })).description).toBe('AT&amp;T says &lt;b&gt;no&lt;/b&gt;')
})

test.each(['https://agency.example/rss', 'https://agency.example/'])('of an article passed on, the source is the one named, %s', (url) => {
  expect(itemOf(sampleArticle({ from: { title: 'Agency', url, id: null } })).source).toEqual({ '@url': url, '#text': 'Agency' })
})

test('a channel’s description is plain text, where an item’s is HTML', () => {
  const { channel } = readXml(renderRss(samplePage({ description: 'NATO & <friends>' }))).rss
  expect(channel.description).toBe('NATO & <friends>')
})

test('a private source is no source element, for it has no address', () => {
  expect(itemOf(bareArticle())).not.toHaveProperty('source')
})

test('the channel has a language only where all articles share it', () => {
  const languageOf = (...articles: readonly Article[]) => readXml(renderRss(samplePage({ articles }))).rss.channel.language
  expect(languageOf(sampleArticle(), sampleArticle({ language: 'fr' }))).toBeUndefined()
  expect(languageOf(sampleArticle(), sampleArticle())).toBe('en-GB')
})

test('rss-parser reads the same article back', async () => {
  const articles = [
    ...hostileTitles.map(({ title }) => sampleArticle({ title, summary: 'plain' })),
    sampleArticle({ sources: [sampleSource()] }),
  ]
  const feed = await new Parser().parseString(renderRss(samplePage({ articles })))
  expect(feed.title).toBe('Tributary: NATO & <friends>')
  expect(feed.items).toHaveLength(articles.length)
  for (const [index, item] of feed.items.entries()) {
    const article = articles[index] as Article
    expect(item).toMatchObject({
      // It trims titles and folds nothing.
      title: (hostileTitles[index]?.shown ?? article.title).trim(),
      link: article.url,
      guid: article.publicId,
      creator: 'Ada Lind',
      isoDate: '2026-11-24T20:10:00.000Z',
      content: article.summary,
      'content:encoded': article.content,
      enclosure: { url: 'https://harbour.example/a/meet.mp3', length: '4711', type: 'audio/mpeg' },
    })
  }
})
