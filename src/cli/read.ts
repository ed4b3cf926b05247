/** `tributary read`: what our reader finds in a document, be it a file, what an address answers or standard input; beside it what rss-parser finds, where asked. */
import { createReadStream } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { clean } from '#clean/clean.ts'
import type { Environment } from '#config/environment.ts'
import type { Damage, FeedFormat, FetchedDocument, ParsedEntry, ParsedFeed } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { decode } from '#parse/decode.ts'
import { parse } from '#parse/parse.ts'
import { secondOpinion } from '#parse/second-opinion.ts'
import { fetchAddress, openOwnFetcher } from './fetch-address.ts'
import { readAddress } from './find.ts'

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

/** What the service takes of a document. */
const mostBytes = 20_000_000

/**
 * `source` is an address with its scheme, `-` for standard input, else a file. A document that cannot be read as a feed is reported,
 * not thrown. The text is why there is no document at all.
 * @throws Fault `fetch/*`
 */
export async function read(source: string, compare: boolean, environment: () => Environment): Promise<ReadingReport | string> {
  const document = await documentOf(source, environment)
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

async function documentOf(source: string, environment: () => Environment): Promise<FetchedDocument | string> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return fetched(source, environment())
  const file = source === '-' ? '/dev/stdin' : source
  const bytes = await bytesOf(source === '-' ? process.stdin : createReadStream(source))
  if (typeof bytes === 'string') return `${source === '-' ? 'standard input' : source} ${bytes}`
  const unsaid = { contentType: null, contentLocation: null, contentLanguage: null }
  return { feed: feedId('asked'), address: pathToFileURL(file).href, bytes, ...unsaid }
}

async function fetched(source: string, environment: Environment): Promise<FetchedDocument | string> {
  const { url, problem } = readAddress(source)
  if (problem !== null) return `the address cannot be asked: ${problem}`
  const fetcher = openOwnFetcher(environment)
  try {
    const answer = await fetchAddress(fetcher, url)
    if (answer.kind === 'fault') throw answer.fault
    return answer.document
  } finally {
    await fetcher.close()
  }
}

/** The bytes, or why there are none. */
async function bytesOf(stream: NodeJS.ReadableStream): Promise<Uint8Array<ArrayBuffer> | string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk))
      length += chunk.length
      if (length > mostBytes) return 'is longer than the 20 MB the service takes'
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? 'is no file, and no address: these begin with http:// or https://' : `cannot be read (${code})`
  }
  return length === 0 ? 'is empty' : new Uint8Array(Buffer.concat(chunks))
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
