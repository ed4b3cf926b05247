/** A reading as jobs of bounded size, and back. */
import { deflateSync, inflateSync } from 'node:zlib'
import type { IdentifiedEntry } from '#model/entry.ts'
import { type PackedEntries, packEntries, unpackEntries } from '#model/packed-entries.ts'
import type { Reading } from '#model/reading.ts'
import type { IngestPayload } from './payloads.ts'
import { entriesSchema, readingSchema } from './reading-schema.ts'

/** Bytes of the entries in one part: base64 makes 4 of 3 bytes, so a part stays below 1 MB even where nothing can be compressed. */
const partBytes = 700_000

/** An entry cannot be split, so a part may hold one of up to the whole document's decoded size, twice over as HTML and text. */
const mostBytes = 256_000_000

/**
 * Parts of some 1 MB at most, except where a single entry is larger. Each is a reading by itself; the last one alone has no `more`, so that a feed
 * counts as read only when all of it was sent. Several parts leave no validators and only the last part's hashes: should one of them be lost on
 * the way, the next request gets the whole document again and what is missing is stored then. One part for what is not fresh.
 */
export function packReading(reading: Reading): IngestPayload[] {
  const readings = splitReading(reading)
  return readings.map((part, index) => ({
    feed: reading.feed,
    lease: reading.lease,
    part: index + 1,
    parts: readings.length,
    packed: deflateSync(linesOf(part), { level: 1 }).toString('base64'),
  }))
}

/** Throws where what is packed is no reading: a bug, or a worker of another version. */
export function unpackReading(payload: IngestPayload): Reading {
  const bytes = inflateSync(Buffer.from(payload.packed, 'base64'), { maxOutputLength: mostBytes })
  const end = bytes.indexOf('\n')
  const read = JSON.parse(bytes.toString('utf8', 0, end))
  if (read.outcome?.kind !== 'fresh') return readingSchema.parse(read)
  const packed = { bytes: Uint8Array.from(bytes.subarray(end + 1)) }
  const { length } = entriesSchema.parse(unpackEntries(packed))
  return readingSchema.parse({ ...read, outcome: { ...read.outcome, entries: { count: length, ...packed } } })
}

/** A line of JSON, the reading, and its entries as they came. */
function linesOf(reading: Reading): Buffer {
  const { outcome } = reading
  if (outcome.kind !== 'fresh') return Buffer.from(`${JSON.stringify(reading)}\n`)
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...reading, outcome: { ...outcome, entries: null } })}\n`), outcome.entries.bytes])
}

function splitReading(reading: Reading): Reading[] {
  const { outcome } = reading
  if (outcome.kind !== 'fresh' || outcome.entries.bytes.byteLength <= partBytes) return [reading]
  const groups = groupEntries(outcome.entries)
  const last = groups.length - 1
  const validators = { etag: null, lastModified: null }
  const sentBefore = new Set(groups.slice(0, last).flatMap((entries) => entries.map((entry) => entry.rawHash)))
  return groups.map((entries, index) =>
    index < last
      ? { ...reading, more: true, outcome: { ...outcome, entries: packEntries(entries), validators, rawHashes: [], damage: [] } }
      : {
          ...reading,
          outcome: {
            ...outcome,
            entries: packEntries(entries),
            validators,
            rawHashes: outcome.rawHashes.filter((hash) => !sentBefore.has(hash)),
          },
        },
  )
}

/** At least one group, for a document without new entries has hashes too. */
function groupEntries(entries: PackedEntries): (readonly IdentifiedEntry[])[] {
  let group: IdentifiedEntry[] = []
  let bytes = 0
  const groups = [group]
  for (const entry of unpackEntries(entries)) {
    const size = Buffer.byteLength(JSON.stringify(entry))
    if (group.length > 0 && bytes + size > partBytes) {
      group = []
      bytes = 0
      groups.push(group)
    }
    group.push(entry)
    bytes += size
  }
  return groups
}
