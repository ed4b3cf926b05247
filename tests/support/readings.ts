/** Readings as a fetch worker hands them on, tags included, for tests of what is kept of them. */
import type { TaggedEntry } from '#model/entry.ts'
import type { FaultCode } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { packEntries } from '#model/packed-entries.ts'
import { noHints } from '#model/polling.ts'
import { noPush } from '#model/push.ts'
import { readTags } from '#model/tag.ts'
import { readUtf8 } from '#model/utf8.ts'
import { type PackedReading, packReading, packTags, type TaggedReading } from '#workers/tagged-reading.ts'
import { startOfTest } from './store.ts'

/** A document with these entries. @param lease the one it was read under */
export function freshReading(feed: string, entries: readonly TaggedEntry[], lease = '', at: Instant = startOfTest): TaggedReading {
  return {
    ...frame(feed, lease, at),
    outcome: {
      kind: 'fresh',
      address: `https://${feed}.example/feed.xml`,
      movedTo: null,
      validators: { etag: '"1"', lastModified: null },
      bodyHash: 'body',
      freshSeconds: null,
      hints: noHints,
      push: noPush,
      earlier: null,
      description: {
        title: `Feed ${feed}`,
        siteUrl: `https://${feed}.example/`,
        feedUri: null,
        language: 'en',
        updatedAt: null,
        description: null,
        imageUrl: null,
        rights: null,
        format: 'rss',
      },
      entries,
      rawHashes: entries.map((entry) => entry.rawHash),
      damage: [],
    },
  }
}

export function faultReading(feed: string, code: FaultCode, lease = '', at: Instant = startOfTest): TaggedReading {
  return {
    ...frame(feed, lease, at),
    outcome: { kind: 'fault', fault: { code, message: 'it went wrong', detail: null }, retryAfterSeconds: null },
  }
}

export function unchangedReading(feed: string, lease = '', at: Instant = startOfTest): TaggedReading {
  return { ...frame(feed, lease, at), outcome: { kind: 'unchanged', movedTo: null, validators: null, freshSeconds: null } }
}

function frame(feed: string, lease: string, at: Instant) {
  return {
    feed: feedId(feed),
    via: 'poll' as const,
    lease,
    startedAt: at,
    durationMs: 5,
    status: 200,
    bytes: 1000,
    more: false,
    rulesVersion: 'rules',
  }
}

/** As it comes to the writer's thread. */
export function packedReading({ rulesVersion, ...reading }: TaggedReading): PackedReading {
  const { outcome } = reading
  if (outcome.kind !== 'fresh') return packReading({ ...reading, outcome }, null)
  const tags = packTags(outcome.entries.map((entry) => readTags(entry.tags)))
  const entries = packEntries(outcome.entries.map((entry) => ({ ...entry, content: readUtf8(entry.content), text: readUtf8(entry.text) })))
  return packReading({ ...reading, outcome: { ...outcome, entries } }, { entries, tags, rulesVersion })
}
