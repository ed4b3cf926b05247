/** Our reader over a suite: each expectation passed, failed or unmapped. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FetchedDocument, ParsedFeed } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import { instant, rfc3339 } from '#model/instant.ts'
import { readDate } from '#parse/date.ts'
import { parse } from '#parse/parse.ts'
import { isAsExpected, shown } from './compare.ts'
import type { Found } from './found.ts'
import { foundInEntry, foundInFeed } from './mapping.ts'
import type { Expectation, Suite } from './suite.ts'
import { whyUnmapped } from './unmapped.ts'

export type Verdict = 'passed' | 'failed' | 'unmapped'

export interface Outcome {
  readonly expectation: Expectation
  readonly verdict: Verdict
  /** What the reader found, or why it found nothing; the reason where it is unmapped. */
  readonly found: unknown
}

export interface DateOutcome {
  readonly text: string
  readonly expected: string
  readonly found: string | null
}

export interface Results {
  readonly outcomes: readonly Outcome[]
  readonly dates: readonly DateOutcome[]
  /** Documents in which the reader found no feed, and its words. A fault is an answer; anything else thrown is a bug of ours. */
  readonly faulted: readonly { readonly file: string; readonly why: string; readonly isFault: boolean }[]
  readonly documents: number
}

export async function run(suite: Suite): Promise<Results> {
  const readings = new Map<string, ParsedFeed | string>()
  const faulted: Results['faulted'][number][] = []
  const byFile = Map.groupBy(suite.expectations, ({ file }) => file)
  const files = [...new Set([...suite.files, ...byFile.keys()])]
  for (const file of files) {
    const reading = await readingOf(suite.folder, file, byFile.get(file)?.[0])
    readings.set(file, 'why' in reading ? reading.why : reading)
    if ('why' in reading) faulted.push({ file, ...reading })
  }
  return {
    outcomes: suite.expectations.map((expectation) => outcomeOf(expectation, readings.get(expectation.file) ?? 'was not read')),
    dates: suite.dates.map(({ text, utc }) => ({ text, expected: utc, found: wholeSecond(text) })),
    faulted,
    documents: files.length,
  }
}

async function readingOf(
  folder: string,
  file: string,
  first: Expectation | undefined,
): Promise<ParsedFeed | { readonly why: string; readonly isFault: boolean }> {
  try {
    return await parse(documentOf(readFileSync(join(folder, file)), file, first))
  } catch (cause) {
    if (cause instanceof Fault) return { why: `${cause.code}: ${cause.message}`, isFault: true }
    return { why: String(cause), isFault: false }
  }
}

/** Where a document without expectations counts as fetched from. */
const somewhere = 'http://127.0.0.1/'

function documentOf(bytes: Uint8Array, file: string, first: Expectation | undefined): FetchedDocument {
  const headers = new Map(Object.entries(first?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    feed: feedId('conformance'),
    address: first?.url ?? new URL(encodeURI(file), somewhere).href,
    bytes: Uint8Array.from(bytes),
    contentType: headers.get('content-type') ?? null,
    contentLocation: headers.get('content-location') ?? null,
    contentLanguage: headers.get('content-language') ?? null,
  }
}

function outcomeOf(expectation: Expectation, reading: ParsedFeed | string): Outcome {
  const { path, target, index, value, url } = expectation
  const why = whyUnmapped(path)
  if (why !== null) return { expectation, verdict: 'unmapped', found: why }
  if (typeof reading === 'string') return { expectation, verdict: 'failed', found: reading }
  const entry = reading.entries[index ?? 0]
  if (target === 'entry' && entry === undefined) return { expectation, verdict: 'failed', found: 'no such entry' }
  const found: Found | null = target === 'feed' || entry === undefined ? foundInFeed(reading, path) : foundInEntry(entry, path)
  if (found === null) return { expectation, verdict: 'failed', found: 'no mapping of such a path' }
  return { expectation, verdict: isAsExpected(found, value, url) ? 'passed' : 'failed', found: shown(found) }
}

function wholeSecond(text: string): string | null {
  const at = readDate(text)
  return at === null ? null : rfc3339(instant(Math.floor(at / 1000) * 1000))
}
