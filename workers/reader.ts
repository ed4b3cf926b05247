/** What a reader thread has: its connection, the settings in force, and the words every page and document needs. */
import type { Settings } from '#config/settings.ts'
import { shortHash } from '#lib/hash.ts'
import { type Cursor, formatCursor } from '#model/filter.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { TagKind } from '#model/tag.ts'
import type { FeedContent } from '#publish/publish.ts'
import type { PageStart } from '#store/articles.ts'
import { openStoreReadOnly, type StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'

export interface Rendered {
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly lastModified: number | null
  /** Where it is not 200. */
  readonly status?: number
}

interface Opened {
  readonly store: StoreReader
  readonly version: string
}

let opened: Opened | null = null

/** @throws Fault `store/missing`, `store/newer`, `store/older` */
export function openReader(dataDir: string, version: string): void {
  opened = { store: openStoreReadOnly(dataDir), version }
}

export function isReady(): boolean {
  return opened !== null && opened.store.configurations.current() !== null
}

export function closeReader(): void {
  opened?.store.close()
}

export function reading(): Opened {
  if (opened === null) throw new Error('the store is not open')
  return opened
}

export function settingsInForce(): Settings {
  const current = reading().store.configurations.current<Settings>()
  if (current === null) throw new Error('no feeds.json was taken up yet')
  return current.settings
}

export function now(): Instant {
  return instant(Date.now())
}

export function siteOf({ output }: Settings) {
  return { title: output.title, version: reading().version }
}

export function labels(settings: Settings) {
  return ({ kind, value }: { readonly kind: TagKind; readonly value: string }) => tagLabel(kind, value, settings)
}

export function rendered(text: string, lastModified: number | null): Rendered {
  // Not a Buffer: a small one lies in memory that it shares with others, and could not move.
  const body = new TextEncoder().encode(text)
  return { body, etag: `"${shortHash(body)}"`, lastModified }
}

export function queryOf(q: string, start: PageStart, limit: number | null, content: FeedContent = 'full'): string {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  if (start !== null) query.set('before' in start ? 'before' : 'after', formatCursor(cursorOf(start)))
  if (limit !== null) query.set('limit', String(limit))
  if (content !== 'full') query.set('content', content)
  return query.size === 0 ? '' : `?${query}`
}

function cursorOf(start: NonNullable<PageStart>): Cursor {
  return 'before' in start ? start.before : start.after
}
