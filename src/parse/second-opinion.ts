/** What rss-parser makes of a document in which our own reader finds no feed. Its fetcher is not used. */
import RssParser from 'rss-parser'
import { type Category, type FetchedDocument, noEntryDetails, noFeedDetails, type ParsedEntry, type ParsedFeed } from '#model/entry.ts'
import { noHints } from '#model/polling.ts'
import { noPush } from '#model/push.ts'
import { resolve } from './address.ts'
import { readDate } from './date.ts'
import { entryOf } from './entry-draft.ts'
import { htmlTitle } from './title.ts'

/** It builds a tree of the whole document, so it gets none that is long. */
const longestText = 2_000_000
const mostItems = 20_000
const mostCategories = 200

/** Document types and whatever else begins with `<!`: what it does for these grows with the square of their length. */
const declarations = /<!(?!--|\[CDATA\[)[^<>]{0,2000}>?/g

/** Null where it finds no feed either. */
export async function secondOpinion(document: FetchedDocument, text: string, base: string): Promise<ParsedFeed | null> {
  if (text.length > longestText) return null
  const found = await new RssParser().parseString(text.replace(declarations, ' ')).catch(() => null)
  if (found === null) return null
  const items: readonly unknown[] = found.items.slice(0, mostItems)
  return {
    feed: document.feed,
    description: {
      title: htmlTitle(string(found.title) ?? ''),
      siteUrl: resolve(string(found.link), base),
      feedUri: null,
      language: null,
      updatedAt: null,
      description: htmlTitle(string(found.description) ?? ''),
      imageUrl: resolve(string(found.image?.url), base),
      format: 'rss',
    },
    details: noFeedDetails,
    hints: noHints,
    links: noPush,
    earlier: null,
    entries: items.map((item) => readItem(item, base)).filter((entry) => entry !== null),
    damage: [{ what: 'our own reader found no feed in it; rss-parser did', line: null, column: null }],
  }
}

function readItem(item: unknown, base: string): ParsedEntry | null {
  if (typeof item !== 'object' || item === null) return null
  const fields: Readonly<Record<string, unknown>> = { ...item }
  const publishedAt = readDate(string(fields.pubDate) ?? string(fields.isoDate) ?? '')
  const draft = {
    guid: string(fields.guid) ?? string(fields.id),
    url: resolve(string(fields.link), base),
    title: htmlTitle(string(fields.title) ?? ''),
    author: string(fields.creator) ?? string(fields.author),
    content: string(fields['content:encoded']),
    summary: string(fields.content) ?? string(fields.summary),
    publishedAt,
    updatedAt: null,
    language: null,
    categories: categoriesOf(fields.categories),
    enclosures: [],
    image: null,
    source: null,
    baseUrl: base,
    details: noEntryDetails,
  }
  return entryOf(draft, JSON.stringify(draft), [base])
}

/** Of an element with attributes it makes an object. */
function categoriesOf(value: unknown): readonly Category[] {
  const elements: readonly unknown[] = Array.isArray(value) ? value.slice(0, mostCategories) : []
  return elements.flatMap((element) => {
    const term = htmlTitle(string(typeof element === 'object' && element !== null ? Reflect.get(element, '_') : element) ?? '')
    return term === null ? [] : [{ term, scheme: null, label: null }]
  })
}

/** Its types promise strings where a document can make it give objects. */
function string(value: unknown): string | null {
  return typeof value === 'string' ? value.trim() || null : null
}
