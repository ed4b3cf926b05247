/** JSON Feed 1.0 and 1.1. @see https://www.jsonfeed.org/version/1.1/ */
import type { Link, Person, WrittenText } from '#model/details.ts'
import {
  type Category,
  type Enclosure,
  type EntryDetails,
  type EntrySource,
  type FeedDescription,
  type FeedDetails,
  type FeedHead,
  type Image,
  noEntryDetails,
  noFeedDetails,
  type ParsedEntry,
} from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { unsafeHtml } from '#model/html.ts'
import { noHints, type PollingHints } from '#model/polling.ts'
import type { PushLinks } from '#model/push.ts'
import { isHttp, resolve } from './address.ts'
import { authorLine } from './author.ts'
import type { DamageLog } from './damage.ts'
import { readDate } from './date.ts'
import { entryOf } from './entry-draft.ts'
import { escapeText } from './markup.ts'
import { firstOnWeb } from './push-links.ts'
import { htmlTitle, plainTitle } from './title.ts'

export interface JsonFeed extends FeedHead {
  readonly hints: PollingHints
  readonly links: PushLinks
  readonly earlier: string | null
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
  const lent = { language: string(feed.language) ?? language, authors: authorsOf(feed, base) }
  const entries = items.slice(0, mostItems).map((item) => readItem(item, base, lent))
  if (entries.includes(null)) damage.note('items without any content were left out', null)
  return {
    ...readHead(feed, base, lent),
    hints: noHints,
    links: { hub: hubOf(feed.hubs, base), self: firstOnWeb([resolve(string(feed.feed_url), base)]) },
    earlier: firstOnWeb([resolve(string(feed.next_url), base)]),
    entries: entries.filter((entry) => entry !== null),
  }
}

function readHead(feed: JsonObject, base: string, { language, authors }: Lent): FeedHead {
  const feedUrl = resolve(string(feed.feed_url), base)
  const siteUrl = resolve(string(feed.home_page_url), base)
  const imageUrl = resolve(string(feed.icon) ?? string(feed.favicon), base)
  const description: FeedDescription = {
    title: plainTitle(string(feed.title) ?? ''),
    siteUrl,
    // JSON Feed has no other identity, and says so of this one.
    feedUri: feedUrl,
    language,
    updatedAt: null,
    description: plainTitle(string(feed.description) ?? ''),
    imageUrl,
    format: 'json',
  }
  const details: FeedDetails = {
    ...noFeedDetails,
    title: plain(string(feed.title), language, base),
    description: plain(string(feed.description), language, base),
    authors,
    links: [...linkTo(siteUrl, 'alternate'), ...linkTo(feedUrl, 'self'), ...linkTo(resolve(string(feed.next_url), base), 'next')],
    image: imageUrl === null ? null : { url: imageUrl, title: null, link: null, width: null, height: null, description: null },
  }
  return { description, details }
}

function linkTo(url: string | null, relation: string): readonly Link[] {
  return url === null ? [] : [{ url, relation, type: null, title: null, language: null, lengthBytes: null }]
}

function plain(text: string | null, language: string | null, base: string): WrittenText | null {
  return text === null ? null : { html: unsafeHtml(escapeText(text)), type: 'text/plain', language, base }
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
  readonly authors: readonly Person[]
}

function readItem(value: unknown, base: string, lent: Lent): ParsedEntry | null {
  const item = object(value)
  if (item === null) return null
  const id = typeof item.id === 'number' ? String(item.id) : string(item.id)
  const text = string(item.content_text)
  const summary = string(item.summary)
  const content = string(item.content_html) ?? (text === null ? null : paragraphs(text))
  const language = string(item.language) ?? lent.language
  const own = authorsOf(item, base)
  const authors = own.length > 0 ? own : lent.authors
  const updatedAt = readDate(string(item.date_modified) ?? '')
  const draft = {
    guid: id,
    url: resolve(string(item.url), base) ?? resolve(string(item.external_url), base) ?? (id !== null && isHttp(id) ? id : null),
    title: htmlTitle(string(item.title) ?? ''),
    author: authorLine(authors),
    content,
    summary: summary === null ? null : summaryHtml(summary),
    publishedAt: readDate(string(item.date_published) ?? '') ?? updatedAt,
    updatedAt,
    language,
    categories: categoriesOf(item.tags),
    enclosures: enclosuresOf(item.attachments, base),
    image: imageOf(item, base),
    source: sourceOf(item._tributary, base),
    baseUrl: base,
    details: detailsOf(item, authors, language, base),
  }
  // The item's own source text is not at hand; what was read of it is.
  return entryOf(draft, JSON.stringify(draft), [authorLine(lent.authors)])
}

function detailsOf(item: JsonObject, authors: readonly Person[], language: string | null, base: string): EntryDetails {
  const html = string(item.content_html)
  const [attachment] = list(item.attachments).map(object)
  const seconds = attachment?.duration_in_seconds
  return {
    ...noEntryDetails,
    title: plain(string(item.title), language, base),
    summary: plain(string(item.summary), language, base),
    content:
      html === null ? plain(string(item.content_text), language, base) : { html: unsafeHtml(html), type: 'text/html', language, base },
    authors,
    links: [...linkTo(resolve(string(item.url), base), 'alternate'), ...linkTo(resolve(string(item.external_url), base), 'related')],
    episode:
      typeof seconds === 'number' && seconds > 0 ? { number: null, season: null, kind: null, durationSeconds: Math.round(seconds) } : null,
  }
}

/** Version 1.0 has one `author`, 1.1 a list; some write a name alone. */
function authorsOf(holder: JsonObject, base: string): readonly Person[] {
  return [...list(holder.authors), holder.author].flatMap((value) => {
    const author = object(value)
    const name = plainTitle(string(author?.name) ?? string(value) ?? '')
    const url = resolve(string(author?.url), base)
    const email = url?.startsWith('mailto:') ? url.slice('mailto:'.length) : null
    return name === null && url === null ? [] : [{ name, email, url: email === null ? url : null }]
  })
}

/** JSON Feed knows no source; another instance of ours says in its extension who showed it, the first one first. */
function sourceOf(extension: unknown, base: string): EntrySource | null {
  const source = object(list(object(extension)?.sources)[0])
  const title = plainTitle(string(source?.title) ?? '')
  const id = string(source?.uri)
  const url = resolve(string(source?.url), base) ?? resolve(string(source?.site), base) ?? id
  return title === null && url === null ? null : { title, url, id: id === url ? null : id }
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

function imageOf(item: JsonObject, base: string): Image | null {
  const url = resolve(string(item.image), base) ?? resolve(string(item.banner_image), base)
  return url === null ? null : { url, width: null, height: null, alt: null }
}

/** Without a mark around what is one paragraph: beside a content that says the same, the longer of the two is shown. */
function summaryHtml(text: string): string {
  return /\n[ \t\r]*\n/.test(text) ? paragraphs(text) : escapeText(text).replaceAll('\n', '<br>')
}

function paragraphs(text: string): string {
  const blocks = text.split(/\n[ \t\r]*\n/).map((block) => block.trim())
  return blocks
    .filter((block) => block !== '')
    .map((block) => `<p>${escapeText(block).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

type JsonObject = Readonly<Record<string, unknown>>

function object(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : null
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostListed) : []
}

function string(value: unknown): string | null {
  return typeof value === 'string' ? value.trim() || null : null
}
