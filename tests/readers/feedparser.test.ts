/** Every field of what we publish, as the reader most programs read feeds with gives it back. */
import { describe, expect, test } from 'vitest'
import type { Article } from '#model/article.ts'
import { noPublicDetails } from '#model/details.ts'
import { trustStored } from '#model/html.ts'
import type { ArticleId } from '#model/ids.ts'
import { type FeedPage, renderFeed } from '#publish/publish.ts'
import { samplePage } from '#tests/publish/sample-page.ts'
import { at, bareArticle, hostileTitles, sampleArticle, sampleSource } from '#tests/support/articles.ts'
import { hasFeedparser, readByFeedparser } from './feedparser.ts'

const formats = ['atom', 'rss'] as const
type Format = (typeof formats)[number]

// biome-ignore lint/suspicious/noExplicitAny: a document as another program read it
type Read = any

const everyKind: readonly Article[] = [
  sampleArticle(),
  bareArticle(),
  sampleArticle({
    ...{
      publicId: 'tag:harbour.example,2026:2',
      author: null,
      details: noPublicDetails,
      language: null,
      image: null,
      statedAt: null,
      categories: [],
    },
    enclosures: [
      { url: 'https://harbour.example/a.ogg', type: null, lengthBytes: null },
      { url: 'https://harbour.example/b.mp4?x=1&y=2', type: 'video/mp4', lengthBytes: 5 },
    ],
  }),
  sampleArticle({
    publicId: 'https://agency.example/1',
    from: { title: 'Agency & Söhne', url: 'https://agency.example/rss?a=1&b=2', id: null },
  }),
  sampleArticle({
    publicId: 'https://harbour.example/ar',
    language: 'ar',
    title: 'كابول: اجتماع',
    url: 'https://harbour.example/ar?a[]=1',
  }),
]

/** Hostile in every field that a publisher fills. */
const hostile: readonly Article[] = hostileTitles.map(({ title }, index) =>
  sampleArticle({
    id: `hostile${index}` as ArticleId,
    publicId: `https://harbour.example/hostile/${index}`,
    title,
    summary: title,
    author: title,
    details: { ...noPublicDetails, rights: title.trim() },
    text: '',
    content: trustStored('<p>Harmless.</p>'),
    categories: [{ term: title, scheme: 'https://harbour.example/s/', label: title }],
    sources: [sampleSource({ title })],
  }),
)

function shownOf(index: number): string {
  return hostileTitles[index]?.shown ?? hostileTitles[index]?.title ?? ''
}

const links = (read: Read, rel: string) => (read.links ?? []).filter((link: Read) => link.rel === rel)
const seconds = (instant: number) => Math.floor(instant / 1000)

/** What one entry must be, in feedparser's words. */
const fields: Readonly<Record<string, (read: Read, article: Article, format: Format) => void>> = {
  id: (read, { publicId }) => expect(read.id).toBe(publicId),
  'link to the article': (read, { url }) => {
    expect(links(read, 'alternate').map((link: Read) => link.href)).toEqual(url === null ? [] : [url.replace('[]', '%5B%5D')])
  },
  title: (read, { title }) => expect(read.title).toBe(title),
  'published and updated': (read, { statedAt, updatedAt, sortAt }, format) => {
    expect(read.published_parsed).toBe(statedAt === null ? (format === 'atom' ? undefined : seconds(sortAt)) : seconds(statedAt))
    // RSS has one date.
    expect(read.updated_parsed).toBe(format === 'atom' ? seconds(updatedAt) : undefined)
  },
  'authors and contributors': (read, { author, details, sources: [{ title }], from }, format) => {
    const names = (persons: readonly Read[]) => persons.map(({ name }) => name)
    const standIn = author === null && format === 'atom' ? [from?.title ?? title] : []
    expect(names(read.authors ?? [])).toEqual(author === null ? standIn : names(details.authors))
    expect(names(read.contributors ?? [])).toEqual(names(details.contributors))
    if (format === 'atom' && author !== null)
      expect(read.authors.map(({ href }: Read) => href)).toEqual(details.authors.map(({ url }) => url))
  },
  'rights and licence': (read, { details, sources: [source] }, format) => {
    // RSS has no place for those of a source.
    expect(read.rights).toBe(details.rights ?? (format === 'rss' ? (source.rights ?? undefined) : undefined))
    if (format === 'atom')
      expect(links(read, 'license').map((link: Read) => link.href)).toEqual(details.license === null ? [] : [details.license])
  },
  summary: (read, { summary }) => expect(read.summary ?? '').toBe(summary),
  content: (read, { content }) => expect(read.content?.[0]?.value ?? '').toBe(content),
  language: (read, { language }, format) => {
    expect((format === 'atom' ? read.title_detail.language : read.language) ?? null).toBe(language)
  },
  'tags with scheme and label': (read, article, format) => {
    const tag = (folder: string, term: string, label: string) =>
      format === 'atom'
        ? { scheme: `https://news.example/${folder}/`, term, label }
        : { scheme: `https://news.example/${folder}/`, term: label, label: null }
    const ours = article.tags.map(({ kind, value }) => tag(folders[kind], value, labels[value] ?? value))
    const sources = article.sources.map(({ id, title }) => tag('sources', id, title))
    const theirs = article.categories.map((category) => (format === 'atom' ? category : { ...category, label: null }))
    expect(read.tags).toEqual([...ours, ...sources, ...theirs])
  },
  enclosures: (read, { enclosures }, format) => {
    // RSS has one, with a type and a length in any case.
    const given = format === 'atom' ? enclosures : enclosures.slice(0, 1)
    const type = (stated: string | null) => stated ?? (format === 'atom' ? 'text/html' : 'audio/ogg')
    const length = (bytes: number | null) => (bytes === null ? (format === 'atom' ? undefined : '0') : String(bytes))
    expect(links(read, 'enclosure').map((link: Read) => ({ url: link.href, type: link.type, length: link.length }))).toEqual(
      given.map((file) => ({ url: file.url, type: type(file.type), length: length(file.lengthBytes) })),
    )
  },
  thumbnail: (read, { image }) => {
    const expected = image === null ? undefined : [{ url: image.url, width: String(image.width), height: String(image.height) }]
    expect(read.media_thumbnail).toEqual(expected)
  },
  source: (read, { from, updatedAt, sources: [source] }, format) => {
    const [title, self, site] = from === null ? [source.title, source.url, source.siteUrl] : [from.title, from.url, null]
    if (format === 'rss') return expect(read.source).toEqual(self === null ? undefined : { title, href: self })
    expect(read.source.title).toBe(title)
    expect(read.source.updated_parsed).toBe(seconds(updatedAt))
    if (self === null) {
      expect(read.source.id).toMatch(/^urn:uuid:/)
      return expect(read.source.links).toBeUndefined()
    }
    expect(read.source.id).toBe(from === null ? source.feedUri : self)
    expect(links(read.source, 'self')).toMatchObject([{ href: self }])
    expect(links(read.source, 'alternate').map((link: Read) => link.href)).toEqual(site === null ? [] : [site])
  },
}

const folders = { topic: 'topics', country: 'countries', region: 'regions' } as const
const labels: Readonly<Record<string, string>> = { nato: 'NATO', ukraine: 'Ukraine', UA: 'Ukraine', europe: 'Europe' }

function read(format: Format, page: Partial<FeedPage>): Read {
  const [parsed] = readByFeedparser([renderFeed(format, samplePage(page))])
  return parsed
}

describe.skipIf(!hasFeedparser)('feedparser (needs Python’s feedparser)', () => {
  test('the check itself sees a document that is broken', () => {
    const [broken] = readByFeedparser([renderFeed('atom', samplePage()).replace('</feed>', '')])
    expect(broken.bozo).toBeTruthy()
  })

  const parsed = Object.fromEntries(formats.map((format) => [format, hasFeedparser ? read(format, { articles: everyKind }) : null]))
  const cases = formats.flatMap((format) => Object.keys(fields).map((field) => ({ format, field })))

  test.each(cases)('$format: it reads $field back as stored', ({ format, field }) => {
    expect(parsed[format].bozo).toBe(false)
    expect(parsed[format].entries).toHaveLength(everyKind.length)
    for (const [index, article] of everyKind.entries()) fields[field]?.(parsed[format].entries[index], article, format)
  })

  test.each(formats)('%s: it reads what the feed is, and where its pages, its hub and its archive are', (format) => {
    const page = { hub: 'https://hub.example/?a=1&b=2', articles: [sampleArticle()], archive: { closed: null, previous: '1200-1299' } }
    const { feed, version, bozo } = read(format, page)
    expect({ version, bozo }).toEqual({ version: format === 'atom' ? 'atom10' : 'rss20', bozo: false })
    expect(feed).toMatchObject({ title: 'Tributary: NATO & <friends>', subtitle: 'What the world writes about NATO' })
    expect(feed.link).toBe('https://news.example/topics/nato')
    expect(feed.updated_parsed).toBe(seconds(at('2026-11-24T20:45:30Z')))
    if (format === 'atom') expect(feed.id).toBe(samplePage().id)
    else expect(feed.language).toBe('en-GB')
    const address = (ending: string) => `https://news.example/topics/nato${ending}`
    expect(feed.links.map(({ rel, href }: Read) => [rel, href])).toEqual(
      expect.arrayContaining([
        ['self', address(`.${format}?before=1764000000000.abc&limit=2`)],
        ['alternate', address('')],
        ['first', address(`.${format}?limit=2`)],
        ['next', address(`.${format}?before=1763000000000.def&limit=2`)],
        ['prev-archive', address(`/archive/1200-1299.${format}?before=1764000000000.abc&limit=2`)],
        ['hub', 'https://hub.example/?a=1&b=2'],
      ]),
    )
  })

  test.each(formats)('%s: of a hostile article nothing is lost, and nothing leaks into its neighbours', (format) => {
    const { bozo, entries } = read(format, { articles: hostile })
    expect(bozo).toBe(false)
    expect(entries.map(({ id }: Read) => id)).toEqual(hostile.map(({ publicId }) => publicId))
    for (const [index, entry] of entries.entries()) {
      const shown = shownOf(index)
      expect(entry.content).toMatchObject([{ value: '<p>Harmless.</p>' }])
      if (format === 'atom' || !looksLikeHtml.has(index)) expect(entry.title).toBe(shown)
      expect(entry.author).toBe(shown)
      expect(entry.tags.at(-1)).toMatchObject({ term: shown, scheme: 'https://harbour.example/s/' })
    }
  })
})

/** RSS does not say whether a title is text or HTML, and feedparser takes these for HTML. */
const looksLikeHtml = new Set(hostileTitles.flatMap(({ title }, index) => (/<\/?\w+>|&\w+;/.test(title) ? [index] : [])))
