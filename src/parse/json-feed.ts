/** JSON Feed 1.0 and 1.1. @see https://www.jsonfeed.org/version/1.1/ */
import type { Category, Enclosure, FeedDescription, Image, ParsedEntry } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { noHints, type PollingHints } from '#model/polling.ts'
import type { PushLinks } from '#model/push.ts'
import { isHttp, resolve } from './address.ts'
import { joinAuthors } from './author.ts'
import type { DamageLog } from './damage.ts'
import { readDate } from './date.ts'
import { entryOf } from './entry-draft.ts'
import { escapeText } from './markup.ts'
import { firstOnWeb } from './push-links.ts'
import { htmlTitle, plainTitle } from './title.ts'

export interface JsonFeed {
  readonly description: FeedDescription
  readonly hints: PollingHints
  readonly links: PushLinks
  readonly entries: readonly ParsedEntry[]
}

const mostItems = 20_000
const mostListed = 200

/**
 * `language` is what the HTTP answer said. Null where the JSON is no feed.
 * @throws Fault parse/unreadable where the text is not JSON.
 */
export function readJsonFeed(text: string, base: string, language: string | null, damage: DamageLog): JsonFeed | null {
  const feed = object(parseJson(text))
  if (feed === null || !Array.isArray(feed.items)) return null
  const items: readonly unknown[] = feed.items
  if (items.length > mostItems) damage.note('the document holds more items than are read', null)
  const lent = { language: string(feed.language) ?? language, author: authorOf(feed) }
  const entries = items.slice(0, mostItems).map((item) => readItem(item, base, lent))
  if (entries.includes(null)) damage.note('items without any content were left out', null)
  return {
    description: {
      title: plainTitle(string(feed.title) ?? ''),
      siteUrl: resolve(string(feed.home_page_url), base),
      feedUri: null,
      language: lent.language,
      updatedAt: null,
      description: plainTitle(string(feed.description) ?? ''),
      imageUrl: resolve(string(feed.icon) ?? string(feed.favicon), base),
      format: 'json',
    },
    hints: noHints,
    links: { hub: hubOf(feed.hubs, base), self: firstOnWeb([resolve(string(feed.feed_url), base)]) },
    entries: entries.filter((entry) => entry !== null),
  }
}

/** Of the kinds of hubs there are, only WebSub's. */
function hubOf(hubs: unknown, base: string): string | null {
  const known = list(hubs)
    .map(object)
    .filter((hub) => string(hub?.type)?.toLowerCase() === 'websub')
  return firstOnWeb(known.map((hub) => resolve(string(hub?.url), base)))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Fault('parse/unreadable', 'the JSON cannot be read', { detail: String(cause).slice(0, 300), cause })
  }
}

interface Lent {
  readonly language: string | null
  readonly author: string | null
}

function readItem(value: unknown, base: string, lent: Lent): ParsedEntry | null {
  const item = object(value)
  if (item === null) return null
  const id = typeof item.id === 'number' ? String(item.id) : string(item.id)
  const text = string(item.content_text)
  const summary = string(item.summary)
  const updatedAt = readDate(string(item.date_modified) ?? '')
  const draft = {
    guid: id,
    url: resolve(string(item.url), base) ?? resolve(string(item.external_url), base) ?? (id !== null && isHttp(id) ? id : null),
    title: htmlTitle(string(item.title) ?? ''),
    author: authorOf(item) ?? lent.author,
    content: string(item.content_html) ?? (text === null ? null : paragraphs(text)),
    summary: summary === null ? null : paragraphs(summary),
    publishedAt: readDate(string(item.date_published) ?? '') ?? updatedAt,
    updatedAt,
    language: string(item.language) ?? lent.language,
    categories: categoriesOf(item.tags),
    enclosures: enclosuresOf(item.attachments, base),
    image: imageOf(item, base),
    source: null,
    baseUrl: base,
  }
  // The item's own source text is not at hand; what was read of it is.
  return entryOf(draft, JSON.stringify(draft), [lent.author])
}

function authorOf(holder: Readonly<Record<string, unknown>>): string | null {
  const authors = [...list(holder.authors), holder.author]
  return joinAuthors(authors.map((author) => plainTitle(string(object(author)?.name) ?? string(author) ?? '')))
}

function categoriesOf(tags: unknown): readonly Category[] {
  const terms = list(tags).map((tag) => plainTitle(string(tag) ?? ''))
  return [...new Set(terms)].filter((term) => term !== null).map((term) => ({ term, scheme: null, label: null }))
}

function enclosuresOf(attachments: unknown, base: string): readonly Enclosure[] {
  return list(attachments).flatMap((value) => {
    const attachment = object(value)
    const url = resolve(string(attachment?.url), base)
    if (attachment === null || url === null) return []
    const size = attachment.size_in_bytes
    return [{ url, type: string(attachment.mime_type), lengthBytes: typeof size === 'number' && size > 0 ? Math.trunc(size) : null }]
  })
}

function imageOf(item: Readonly<Record<string, unknown>>, base: string): Image | null {
  const url = resolve(string(item.image), base) ?? resolve(string(item.banner_image), base)
  return url === null ? null : { url, width: null, height: null, alt: null }
}

function paragraphs(text: string): string {
  const blocks = text.split(/\n[ \t\r]*\n/).map((block) => block.trim())
  return blocks
    .filter((block) => block !== '')
    .map((block) => `<p>${escapeText(block).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

function object(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : null
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostListed) : []
}

function string(value: unknown): string | null {
  return typeof value === 'string' ? value.trim() || null : null
}
