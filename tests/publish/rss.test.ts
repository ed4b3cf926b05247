import Parser from 'rss-parser'
import { expect, test } from 'vitest'
import { allowedArticle } from '#model/allowed-article.ts'
import type { Article } from '#model/article.ts'
import { renderRss } from '#publish/rss.ts'
import { summarised } from '#publish/summarised.ts'
import { at, bareArticle, hostileTitles, sampleArticle, sampleSource } from '#tests/support/articles.ts'
import { readXml, samplePage } from './sample-page.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document as it was read back
type Read = any

/** Of every feed, whatever is in it. `Spec`: RSS 2.0, `Profile`: RSS Best Practices Profile. */
const channelRules: readonly { readonly rule: string; readonly holds: (document: Read) => boolean }[] = [
  { rule: 'Spec, "What is RSS": the root is rss with version 2.0', holds: ({ rss }) => rss['@version'] === '2.0' },
  { rule: 'Spec, "Required channel elements": a title', holds: ({ rss }) => rss.channel.title !== '' },
  { rule: 'Spec, "Required channel elements": a link to the web page', holds: ({ rss }) => isWeb(rss.channel.link) },
  { rule: 'Spec, "Required channel elements": a description', holds: ({ rss }) => rss.channel.description !== '' },
  { rule: 'Spec, "lastBuildDate": RFC 822', holds: ({ rss }) => isRfc822(rss.channel.lastBuildDate) },
  { rule: 'Spec, "docs": a link to the specification', holds: ({ rss }) => isWeb(rss.channel.docs) },
  { rule: 'Spec, "generator": names the program', holds: ({ rss }) => rss.channel.generator.startsWith('Tributary ') },
  { rule: 'Spec, "language": a tag where there is one', holds: ({ rss }) => rss.channel.language !== '' },
  {
    rule: 'Profile, "atom:link": exactly one rel=self with an absolute address and the media type',
    holds: ({ rss }) => {
      const self = rss.channel['atom:link'].filter((link: Read) => link['@rel'] === 'self')
      return self.length === 1 && isWeb(self[0]['@href']) && self[0]['@type'] === 'application/rss+xml'
    },
  },
  { rule: 'Spec, "Extending RSS": prefixes are bound', holds: ({ rss }) => isWeb(rss['@xmlns:dc']) && isWeb(rss['@xmlns:content']) },
]

const itemRules: readonly { readonly rule: string; readonly holds: (item: Read) => boolean }[] = [
  { rule: 'Spec, "Elements of item": title or description', holds: (item) => (item.title ?? item.description ?? '') !== '' },
  { rule: 'Spec, "Elements of item": an absolute link where there is one', holds: (item) => item.link === undefined || isWeb(item.link) },
  {
    rule: 'Spec, "guid": says whether it is a link, and a permanent link is the address',
    holds: ({ guid, link }) =>
      ['true', 'false'].includes(guid['@isPermaLink']) && (guid['@isPermaLink'] === 'false' || guid['#text'] === link),
  },
  { rule: 'Spec, "pubDate": RFC 822', holds: (item) => isRfc822(item.pubDate) },
  { rule: 'Spec, "source": its url is required', holds: ({ source }) => source === undefined || isWeb(source['@url']) },
  { rule: 'Spec, "category": never empty', holds: ({ category }) => (category ?? []).every((one: Read) => one['#text'] !== '') },
  { rule: 'Profile, "enclosure": one at most', holds: ({ enclosure }) => (enclosure ?? []).length <= 1 },
  {
    rule: 'Spec, "enclosure": url, length and type, all three',
    holds: ({ enclosure }) =>
      (enclosure ?? []).every((one: Read) => isWeb(one['@url']) && /^\d+$/.test(one['@length']) && one['@type'].includes('/')),
  },
  {
    rule: 'DCMES 1.1: creator, contributor and rights are text, never empty',
    holds: (item) => [item['dc:creator'], item['dc:contributor'], item['dc:rights'], item['dc:language']].flat().every((one) => one !== ''),
  },
  {
    rule: 'creativeCommons module: the licence is an address',
    holds: (item) => [item['creativeCommons:license'] ?? []].flat().every(isWeb),
  },
  {
    rule: 'Media RSS, "media:content" and "media:thumbnail": an absolute url',
    holds: (item) => [item['media:content'] ?? [], item['media:thumbnail'] ?? []].flat().every((one: Read) => isWeb(one['@url'])),
  },
  {
    rule: 'RSS 1.0 content module: content:encoded is HTML, never empty',
    holds: (item) => item['content:encoded'] !== '',
  },
  { rule: 'Profile, "author": no address of e-mail is made up', holds: (item) => item.author === undefined },
]

function isWeb(address: unknown): boolean {
  return typeof address === 'string' && /^https?:\/\/[^\s]+$/.test(address)
}

function isRfc822(date: unknown): boolean {
  const form = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/
  return typeof date === 'string' && form.test(date)
}

const pages = [
  { what: 'a page of several articles', page: samplePage() },
  { what: 'a page with a hub', page: samplePage({ hub: 'https://hub.example/' }) },
  { what: 'an empty slice', page: samplePage({ articles: [], nextQuery: null, firstQuery: null, query: '', description: null }) },
  { what: 'hostile titles', page: samplePage({ articles: hostileTitles.map(({ title }) => sampleArticle({ title })) }) },
  {
    what: 'enclosures of which little is known',
    page: samplePage({ articles: [sampleArticle({ enclosures: [file('a.mp3'), file('b.bin'), file('c')] })] }),
  },
  { what: 'an excerpt', page: samplePage({ articles: [excerpt()] }) },
  { what: 'summaries alone', page: samplePage({ articles: [summarised(sampleArticle())] }) },
] as const

/** Under a policy that shows excerpts, credited. */
function excerpt() {
  const policy = { content: 'excerpt', rights: '© <All>', credit: 'A & B' } as const
  return allowedArticle(sampleArticle({ sources: [sampleSource({ policy, rights: policy.rights })] }))
}

function file(name: string) {
  return { url: `https://a.example/${name}`, type: null, lengthBytes: null }
}

test.each(pages)('$what: every rule holds', ({ page }) => {
  const document = readXml(renderRss(page))
  for (const { rule, holds } of channelRules) expect(holds(document), rule).toBe(true)
  for (const item of document.rss.channel.item ?? []) for (const { rule, holds } of itemRules) expect(holds(item), rule).toBe(true)
})

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
  expect(itemOf(sampleArticle({ from: { title: 'Agency', url } })).source).toEqual({ '@url': url, '#text': 'Agency' })
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
