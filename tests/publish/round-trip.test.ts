/**
 * What we publish, our own reader reads back the same. White space is folded where a reader folds it, and what XML cannot carry is gone (`xml-text.ts`);
 * beyond that, what a format has no place for is written down here, field by field.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldSpace } from '#lib/text.ts'
import type { Article } from '#model/article.ts'
import type { Enclosure, ParsedEntry, ParsedFeed } from '#model/entry.ts'
import type { Instant } from '#model/instant.ts'
import { escapeText } from '#parse/markup.ts'
import { parse } from '#parse/parse.ts'
import { htmlTitle } from '#parse/title.ts'
import { absoluteIri } from '#publish/absolute-iri.ts'
import { publisherCategories, sliceCategories } from '#publish/categories.ts'
import { originOf } from '#publish/origin.ts'
import { authorsOf } from '#publish/persons.ts'
import { contentTypes, type FeedPage, type OutputFormat, outputFormats, renderFeed } from '#publish/publish.ts'
import { webAddress } from '#publish/web-address.ts'
import { xmlText } from '#publish/xml-text.ts'
import { anyArticle } from './any-article.ts'
import { samplePage } from './sample-page.ts'

/** Printed with the smallest failing article where one fails. */
const runs = { seed: 20_261_128, numRuns: 250 }
const someArticles = fc.array(anyArticle, { minLength: 1, maxLength: 3 })

const fields: Readonly<Record<string, (entry: ParsedEntry, article: Article, page: FeedPage, format: OutputFormat) => void>> = {
  'its id': ({ guid }, { publicId }) => expect(guid).toBe(publicId),
  'its address': ({ url, guid }, article, _page, format) => {
    // Of an article without an address, an id that is one leads there; a guid of RSS can say that it is none.
    const stated = webAddress(article.url) ?? (/^https?:/.test(article.publicId) && format !== 'rss' ? guid : null)
    expect(url).toBe(stated)
  },
  'its title': ({ title }, article, _page, format) => expect(title).toBe(titleIn(format, article.title)),
  'its dates': ({ publishedAt, updatedAt }, article, _page, format) => expect({ publishedAt, updatedAt }).toEqual(datesIn(format, article)),
  'its language': ({ language }, article) =>
    expect(language).toBe(/^[a-z]+(-\w+)*$/i.test(article.language ?? '') ? article.language : null),
  'its author': ({ author }, article, _page, format) => {
    // §4.1.2 of RFC 4287 wants one of every entry, so the source stands in.
    const standIn = format === 'atom' ? line(originOf(article).title) : null
    const names = authorsOf(article).map(({ name }) => name)
    if (names.length > 0 || standIn === null) expect(author).toBe(names.length === 0 ? null : names.join(', '))
  },
  'its authors and contributors': ({ details }, article, _page, format) => {
    const named = (persons: readonly { readonly name: string; readonly url: string | null }[]) =>
      persons.map(({ name, url }) => ({ name, url: format === 'rss' ? null : (webAddress(url) ?? null) }))
    if (article.details.authors.length > 0) expect(details.authors).toMatchObject(named(article.details.authors))
    expect(details.authors.every(({ email }) => email === null)).toBe(true)
    // JSON Feed knows none.
    expect(details.contributors).toMatchObject(format === 'json' ? [] : named(article.details.contributors))
  },
  'its rights and licence': ({ details }, article, _page, format) => {
    if (format === 'json') return
    const stated = article.details.rights ?? (format === 'rss' ? article.sources[0].rights : null)
    expect(details.rights?.html ?? '').toBe(escapeText(xmlText(stated ?? '').trim()))
    expect(details.license).toBe(webAddress(article.details.license) ?? null)
  },
  'its media': ({ details }, { details: { media } }, _page, format) => {
    if (format !== 'json')
      expect(details.media.slice(0, media.length)).toEqual(media.map((file) => ({ ...file, url: webAddress(file.url) })))
  },
  'its content': ({ content }, article, _page, format) => {
    const html = xmlText(article.content).trim()
    // JSON Feed wants text or HTML of every item, so the summary stands in.
    if (html !== '' || format !== 'json') expect(content ?? '').toBe(html)
  },
  'its categories': ({ categories }, article, page, format) => expect(categories).toEqual(categoriesIn(format, article, page)),
  'its enclosures': ({ enclosures }, article, _page, format) => expect(enclosures).toEqual(enclosuresIn(format, article)),
  'its source': ({ source }, article, _page, format) => expect(source).toEqual(sourceIn(format, article)),
}

const trips = outputFormats.flatMap((format) => Object.entries(fields).map(([field, check]) => ({ format, field, check })))

test.each(trips)('$format: an article comes back with $field', async ({ format, check }) => {
  await fc.assert(
    fc.asyncProperty(someArticles, async (articles) => {
      const page = samplePage({ articles })
      const { entries } = await readBack(format, page)
      expect(entries).toHaveLength(articles.length)
      for (const [index, article] of articles.entries()) check(entries[index] as ParsedEntry, article, page, format)
    }),
    runs,
  )
})

test.each(outputFormats)('%s: nothing in what we publish is damage to our reader', async (format) => {
  await fc.assert(
    fc.asyncProperty(someArticles, async (articles) => {
      const { damage } = await readBack(format, samplePage({ articles }))
      expect(damage).toEqual([])
    }),
    runs,
  )
})

test.each(outputFormats)('%s: the feed comes back with its title and its site', async (format) => {
  const { description } = await readBack(format, samplePage())
  expect(description).toMatchObject({ title: 'Tributary: NATO & <friends>', siteUrl: 'https://news.example/topics/nato' })
})

function readBack(format: OutputFormat, page: FeedPage): Promise<ParsedFeed> {
  return parse({
    feed: page.articles[0]?.sources[0].id as ParsedFeed['feed'],
    address: 'https://news.example/topics/nato',
    bytes: new TextEncoder().encode(renderFeed(format, page)),
    contentType: contentTypes[format],
    contentLocation: null,
    contentLanguage: null,
  })
}

/** A line of text as every format carries it; null where nothing is left of it. */
function line(text: string): string | null {
  return foldSpace(xmlText(text)) || null
}

/** RSS does not say whether a line is text or HTML, so what looks like HTML is taken for it. */
function lineIn(format: OutputFormat, text: string): string | null {
  return format === 'rss' ? htmlTitle(xmlText(text)) : line(text)
}

/** JSON Feed says that a title is text, but publishers write HTML into it all the same, and our reader takes it for that. */
function titleIn(format: OutputFormat, title: string): string | null {
  return lineIn(format === 'json' ? 'rss' : format, title)
}

/** RSS counts seconds, has one date, and always one: where none is stated, the one the article is sorted by. */
function datesIn(format: OutputFormat, { statedAt, updatedAt, sortAt }: Article): { publishedAt: Instant; updatedAt: Instant | null } {
  const published = statedAt !== null && statedAt <= updatedAt ? statedAt : null
  if (format === 'rss') return { publishedAt: wholeSeconds(published ?? sortAt), updatedAt: null }
  return { publishedAt: published ?? updatedAt, updatedAt }
}

function wholeSeconds(at: Instant): Instant {
  return (Math.floor(at / 1000) * 1000) as Instant
}

/** RSS has a domain and a text, JSON Feed the text alone. */
function categoriesIn(format: OutputFormat, article: Article, page: FeedPage): ParsedEntry['categories'] {
  const [ours, theirs] = [sliceCategories(article, page), publisherCategories(article, page)]
  switch (format) {
    case 'atom':
      return different(
        [...ours, ...theirs].map(({ term, scheme, label }) => ({ term, scheme: absoluteIri(scheme) ?? null, label: trimmed(label) })),
        format,
      )
    case 'rss': {
      const texts = [...ours.map(({ label, scheme }) => ({ term: label, scheme })), ...theirs]
      return different(
        texts.map(({ term, scheme }) => ({ term, scheme: trimmed(scheme), label: null })),
        format,
      )
    }
    case 'json': {
      const labels = [...article.tags.map((tag) => page.labelOf(tag)), ...theirs.map(({ term, label }) => label ?? term)]
      return different(
        labels.map((term) => ({ term, scheme: null, label: null })),
        format,
      )
    }
  }
}

/** Each scheme and term once, the last one's label; none that is empty. */
function different(categories: ParsedEntry['categories'], format: OutputFormat): ParsedEntry['categories'] {
  const found = new Map<string, ParsedEntry['categories'][number]>()
  for (const category of categories) {
    const term = lineIn(format, category.term)
    if (term !== null) found.set(`${category.scheme}\n${term}`, { ...category, term })
  }
  return [...found.values()]
}

function trimmed(text: string | null): string | null {
  return text === null ? null : xmlText(text).trim() || null
}

/** RSS has one; there and in JSON Feed a type must be given. */
function enclosuresIn(format: OutputFormat, article: Article): readonly Enclosure[] {
  const enclosures = article.enclosures.map((enclosure) => ({ ...enclosure, url: webAddress(enclosure.url) ?? '' }))
  const typed = enclosures.map((enclosure) => ({ ...enclosure, type: enclosure.type ?? 'application/octet-stream' }))
  switch (format) {
    case 'atom':
      return [...new Map(enclosures.toReversed().map((enclosure) => [enclosure.url, enclosure])).values()].reverse()
    case 'rss': {
      // What else can be played comes back from Media RSS.
      const others = enclosures.slice(1).filter(({ type }) => /^(?:audio|video)/.test(type ?? ''))
      return [...new Map([...typed.slice(0, 1), ...others].toReversed().map((file) => [file.url, file])).values()].reverse()
    }
    case 'json':
      return typed
  }
}

/** RSS knows none without an address, and no id. */
function sourceIn(format: OutputFormat, article: Article): ParsedEntry['source'] {
  const { id, title, feedUrl, siteUrl } = originOf(article)
  const address = feedUrl ?? siteUrl ?? null
  const said = {
    title: lineIn(format, title),
    url: format === 'rss' ? address : (address ?? id),
    id: format === 'rss' || address === null || id === address ? null : id,
  }
  return said.url === null && (format === 'rss' || said.title === null) ? null : said
}
