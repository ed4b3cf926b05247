/** `tributary read`: what our reader finds in a document, be it a file, what an address answers or standard input; beside it what rss-parser finds, where asked. */
import { clean } from '#clean/clean.ts'
import type { Environment } from '#config/environment.ts'
import type { Damage, FeedFormat, FetchedDocument, ParsedEntry, ParsedFeed } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import type { Instant } from '#model/instant.ts'
import { decode } from '#parse/decode.ts'
import { parse } from '#parse/parse.ts'
import { secondOpinion } from '#parse/second-opinion.ts'
import { askedDocument } from './asked-document.ts'

export interface ReadingReport {
  /** As it was asked for. */
  readonly source: string
  readonly bytes: number
  readonly encoding: string
  readonly ours: OwnReading | Fault
  /** What rss-parser finds; null where it finds no feed, or was not asked. */
  readonly theirs: FoundFeed | null
}

export interface OwnReading extends FoundFeed {
  readonly format: FeedFormat
  readonly damage: readonly Damage[]
}

/** What a reader finds, as far as it is shown. */
export interface FoundFeed {
  readonly title: string | null
  readonly address: string | null
  readonly entries: readonly FoundEntry[]
}

export interface FoundEntry {
  readonly guid: string | null
  readonly title: string | null
  readonly address: string | null
  readonly date: Instant | null
  readonly author: string | null
  readonly categories: readonly string[]
  /** What a reader would see of its content, as plain text. */
  readonly text: string
}

/**
 * `source` is an address with its scheme, `-` for standard input, else a file. A document that cannot be read as a feed is reported,
 * not thrown. The text is why there is no document at all.
 * @throws Fault `fetch/*`
 */
export async function read(source: string, compare: boolean, environment: () => Environment): Promise<ReadingReport | string> {
  const document = await askedDocument(source, environment)
  if (typeof document === 'string') return document
  const { text, encoding } = decode(document.bytes, document.contentType)
  return {
    source,
    bytes: document.bytes.byteLength,
    encoding,
    ours: await ownReading(document),
    theirs: compare ? await otherReading(document, text) : null,
  }
}

async function ownReading(document: FetchedDocument): Promise<OwnReading | Fault> {
  try {
    const feed = await parse(document)
    return { ...foundFeed(feed), format: feed.description.format, damage: feed.damage }
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

/** Its addresses are made absolute and its HTML is cleaned as ours are: what differs is what was found. */
async function otherReading(document: FetchedDocument, text: string): Promise<FoundFeed | null> {
  const feed = await secondOpinion(document, text, document.contentLocation ?? document.address)
  return feed === null ? null : foundFeed(feed)
}

function foundFeed({ description, entries }: ParsedFeed): FoundFeed {
  return { title: description.title, address: description.siteUrl, entries: entries.map(foundEntry) }
}

function foundEntry(entry: ParsedEntry): FoundEntry {
  return {
    guid: entry.guid,
    title: entry.title,
    address: entry.url,
    date: entry.publishedAt,
    author: entry.author,
    categories: entry.categories.map(({ term }) => term),
    text: clean(entry).text,
  }
}
