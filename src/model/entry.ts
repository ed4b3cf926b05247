/** An entry: this feed showed this item. It is parsed, cleaned and tagged before it has an identity; after that it belongs to an article. */
import type {
  Credit,
  Discussion,
  Episode,
  FeedImage,
  Generator,
  Link,
  MediaFile,
  Person,
  Place,
  PublicDetails,
  Reply,
  WrittenText,
} from './details.ts'
import type { SafeHtml, UnsafeHtml } from './html.ts'
import type { ArticleId, CanonicalUrl, FeedId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { PollingHints } from './polling.ts'
import type { PushLinks } from './push.ts'
import type { WrittenTags } from './tag.ts'
import type { Utf8 } from './utf8.ts'

/** Something a feed attaches to an item: a file to fetch, never HTML. */
export interface Enclosure {
  readonly url: string
  readonly type: string | null
  readonly lengthBytes: number | null
}

export interface Image {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  readonly alt: string | null
}

/** A category as the publisher wrote it. */
export interface Category {
  readonly term: string
  readonly scheme: string | null
  readonly label: string | null
}

/** Where an aggregator says it has an item from: RSS `source`, Atom `source`, our own `_tributary.sources` in JSON Feed. */
export interface EntrySource {
  readonly title: string | null
  /** The feed's address, else its site's, else an id (`urn:`, `tag:`): a feed that is private has no more. */
  readonly url: string | null
  /** What it calls itself, Atom's `id`, where that is said and is no address above. */
  readonly id: string | null
}

/** Where a document was wrong and how it was read all the same. Lines and columns count from 1. */
export interface Damage {
  readonly what: string
  readonly line: number | null
  readonly column: number | null
}

/** What `fetch/` hands on: bytes and where they came from. */
export interface FetchedDocument {
  readonly feed: FeedId
  /** The address that answered, after redirects. */
  readonly address: string
  /** In a buffer of their own. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The media type and charset of the answer, as sent. */
  readonly contentType: string | null
  readonly contentLocation: string | null
  readonly contentLanguage: string | null
}

/** What a feed says of itself. */
export interface FeedDescription {
  readonly title: string | null
  readonly siteUrl: string | null
  /** atom:id, or null. */
  readonly feedUri: string | null
  readonly language: string | null
  readonly updatedAt: Instant | null
  readonly description: string | null
  readonly imageUrl: string | null
  readonly format: FeedFormat
}

/** What readers hear of a feed. */
export interface SourceDescription extends FeedDescription {
  /** A line of plain text. */
  readonly rights: string | null
}

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json'

/** What else it says of itself. */
export interface FeedDetails {
  readonly title: WrittenText | null
  readonly description: WrittenText | null
  readonly rights: WrittenText | null
  /** The address of a licence. */
  readonly license: string | null
  readonly authors: readonly Person[]
  readonly contributors: readonly Person[]
  readonly publisher: Person | null
  readonly publishedAt: Instant | null
  readonly createdAt: Instant | null
  readonly links: readonly Link[]
  readonly categories: readonly Category[]
  readonly image: FeedImage | null
  readonly generator: Generator | null
  /** Null where it does not say whether it is for adults only. */
  readonly explicit: boolean | null
}

export const noFeedDetails: FeedDetails = {
  title: null,
  description: null,
  rights: null,
  license: null,
  authors: [],
  contributors: [],
  publisher: null,
  publishedAt: null,
  createdAt: null,
  links: [],
  categories: [],
  image: null,
  generator: null,
  explicit: null,
}

/** A feed without its entries, such as Atom's `source`. */
export interface FeedHead {
  readonly description: FeedDescription
  readonly details: FeedDetails
}

/** What an entry says beyond what is shown of it. */
export interface EntryDetails {
  /** Title, summary and content as written. */
  readonly title: WrittenText | null
  readonly summary: WrittenText | null
  readonly content: WrittenText | null
  /** `itunes:subtitle`; plain text. */
  readonly subtitle: string | null
  readonly rights: WrittenText | null
  /** The address of a licence. */
  readonly license: string | null
  readonly authors: readonly Person[]
  readonly contributors: readonly Person[]
  readonly publisher: Person | null
  readonly createdAt: Instant | null
  readonly links: readonly Link[]
  readonly discussion: Discussion | null
  readonly replyTo: Reply | null
  /** All that an Atom `source` says. */
  readonly source: FeedHead | null
  readonly media: readonly MediaFile[]
  readonly thumbnails: readonly Image[]
  readonly credits: readonly Credit[]
  readonly episode: Episode | null
  /** Null where it does not say whether it is for adults only. */
  readonly explicit: boolean | null
  readonly place: Place | null
}

export const noEntryDetails: EntryDetails = {
  title: null,
  summary: null,
  content: null,
  subtitle: null,
  rights: null,
  license: null,
  authors: [],
  contributors: [],
  publisher: null,
  createdAt: null,
  links: [],
  discussion: null,
  replyTo: null,
  source: null,
  media: [],
  thumbnails: [],
  credits: [],
  episode: null,
  explicit: null,
  place: null,
}

/** An entry as it stands in the document; every address absolute, no HTML trusted. */
export interface ParsedEntry {
  /** The item's own source text behind the reader's version and what the item inherits: where these are equal, so is the entry. */
  readonly raw: string
  /** guid, atom:id or JSON Feed id, as written and trimmed; null where there is none. */
  readonly guid: string | null
  readonly url: string | null
  /** Plain text. */
  readonly title: string | null
  readonly author: string | null
  readonly summary: UnsafeHtml | null
  readonly content: UnsafeHtml | null
  /** The stated date of first publication, else of the last change; null where none can be read. Never invented. */
  readonly publishedAt: Instant | null
  readonly updatedAt: Instant | null
  readonly language: string | null
  readonly categories: readonly Category[]
  readonly enclosures: readonly Enclosure[]
  readonly image: Image | null
  readonly source: EntrySource | null
  /** What relative addresses inside the HTML are resolved against. */
  readonly baseUrl: string
  readonly details: EntryDetails
}

export interface ParsedFeed {
  readonly feed: FeedId
  readonly description: FeedDescription
  readonly details: FeedDetails
  readonly hints: PollingHints
  readonly links: PushLinks
  /** The document of this feed before this one, absolute, http or https. @see RFC 5005 §3, §4 */
  readonly earlier: string | null
  readonly entries: readonly ParsedEntry[]
  readonly damage: readonly Damage[]
}

/** An entry fit to be shown: HTML sanitised, text taken out of it, addresses checked. */
export interface CleanEntry {
  readonly guid: string | null
  /** http(s) only. */
  readonly url: string | null
  /** Never empty: from the text where the feed gave no title. */
  readonly title: string
  readonly author: string | null
  readonly content: SafeHtml
  /** Plain text, at most some 300 characters. */
  readonly summary: string
  /** The content's plain text, for search, tagging and hashes. */
  readonly text: string
  readonly publishedAt: Instant | null
  readonly updatedAt: Instant | null
  readonly language: string | null
  readonly categories: readonly Category[]
  readonly enclosures: readonly Enclosure[]
  readonly image: Image | null
  readonly source: EntrySource | null
  readonly details: PublicDetails
  /** Hash over what a reader sees: a different one is an edit. */
  readonly contentHash: string
  /** True where `content` came from the feed's full-content element, false where only a summary was given. */
  readonly fullText: boolean
}

/** Of publication, else of the last change; null where neither is stated. */
export function statedDate({ publishedAt, updatedAt }: Pick<CleanEntry, 'publishedAt' | 'updatedAt'>): Instant | null {
  return publishedAt ?? updatedAt
}

/** An entry that can be told from all others. */
export interface IdentifiedEntry extends CleanEntry {
  /** Short hash over `ParsedEntry.raw`. */
  readonly rawHash: string
  /** Unique within the feed; how it is found: `dedupe/identity.ts`. */
  readonly identity: string
  readonly canonicalUrl: CanonicalUrl | null
  /** True where other entries of the same document bear the same canonical address: it identifies no article then. */
  readonly addressShared: boolean
}

/** The same with its long texts as they are stored. */
export interface WrittenEntry extends Omit<IdentifiedEntry, 'content' | 'text'> {
  readonly content: Utf8<SafeHtml>
  readonly text: Utf8
}

/** An entry as the store remembers it, by which the next sighting is recognised. */
export interface KnownEntry {
  readonly entryId: number
  readonly feed: FeedId
  readonly identity: string
  readonly guid: string | null
  readonly canonicalUrl: CanonicalUrl | null
  readonly addressShared: boolean
  readonly contentHash: string
  /** Null: not known. */
  readonly title: string | null
  readonly statedAt: Instant | null
  /** Of the text that the feed itself gave. */
  readonly givenLength: number
  readonly article: ArticleId
  /** The feed is the item's publisher, not an aggregator. */
  readonly own: boolean
  /** Of the page's text, where it leads and the article shows that. */
  readonly textLength: number
  /** Its text is what the article shows. */
  readonly leads: boolean
  /** The article's text was already taken over once from a lesser entry. */
  readonly ledOver: boolean
}

export interface TaggedEntry extends WrittenEntry {
  readonly tags: WrittenTags
}
