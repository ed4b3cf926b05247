/**
 * A filter selects articles; a slice is a filter with a name and an address. `filter-query.ts` reads filters from text; how articles are found is
 * `store/filter-sql.ts`.
 */
import type { FeedId } from './ids.ts'
import { type Instant, instant } from './instant.ts'
import type { TagKind } from './tag.ts'

export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: TagKind; readonly value: string }
  | { readonly kind: 'source'; readonly source: FeedId }
  /** Any feed of the publisher. */
  | { readonly kind: 'publisher'; readonly publisher: string }
  /** BCP 47 in lower case; `en` is `en-gb` too. */
  | { readonly kind: 'language'; readonly language: string }
  | TextFilter
  /** Articles that stand at this time or later. */
  | { readonly kind: 'since'; readonly at: Moment }
  /** Articles that stand before it. */
  | { readonly kind: 'before'; readonly at: Moment }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  /** A named slice, and what it selects. */
  | { readonly kind: 'slice'; readonly slice: string; readonly part: Filter }

/** Words that stand in this order in an article. */
export interface TextFilter {
  readonly kind: 'text'
  /** `all`: title, summary and text. */
  readonly within: 'all' | 'title'
  /** In lower case, one space between them. */
  readonly words: string
  /** The last word may go on. */
  readonly prefix: boolean
}

/** A point in time, or one that moves with the clock. */
export type Moment = Instant | { readonly agoSeconds: number }

/** All of them hold; what is empty asks for nothing. */
export function allOf(filters: readonly Filter[]): Filter {
  const parts = filters.flatMap((filter) => (filter.kind === 'and' ? filter.parts : filter.kind === 'all' ? [] : [filter]))
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : parts.length === 0 ? { kind: 'all' } : { kind: 'and', parts }
}

/** The same at this time, as the store takes it: no moment in it moves any more, and of a named slice what it selects stands there. */
export function atTime(filter: Filter, now: Instant): Filter {
  switch (filter.kind) {
    case 'since':
    case 'before':
      return typeof filter.at === 'number' ? filter : { kind: filter.kind, at: instant(now - filter.at.agoSeconds * 1000) }
    case 'and':
      return allOf(filter.parts.map((part) => atTime(part, now)))
    case 'or':
      return { kind: 'or', parts: filter.parts.map((part) => atTime(part, now)) }
    case 'not':
      return { kind: 'not', part: atTime(filter.part, now) }
    case 'slice':
      return atTime(filter.part, now)
    default:
      return filter
  }
}

/** What it selects changes by time alone. */
export function movesWithTime(filter: Filter): boolean {
  switch (filter.kind) {
    case 'since':
    case 'before':
      return typeof filter.at !== 'number'
    case 'and':
    case 'or':
      return filter.parts.some(movesWithTime)
    case 'not':
    case 'slice':
      return movesWithTime(filter.part)
    default:
      return false
  }
}

/** Words it asks for, wherever they stand in it. */
export function textsIn(filter: Filter): readonly TextFilter[] {
  switch (filter.kind) {
    case 'text':
      return [filter]
    case 'and':
    case 'or':
      return filter.parts.flatMap(textsIn)
    case 'not':
    case 'slice':
      return textsIn(filter.part)
    default:
      return []
  }
}

/** How much it asks for, in terms; a named slice counts for as many as it has. */
export function termsIn(filter: Filter): number {
  switch (filter.kind) {
    case 'all':
      return 0
    case 'and':
    case 'or':
      return filter.parts.reduce((sum, part) => sum + termsIn(part), 0)
    case 'not':
    case 'slice':
      return termsIn(filter.part)
    default:
      return 1
  }
}

/** Publishers it asks for, by their ids; one that is named twice stands there twice. */
export function publishersIn(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'publisher':
      return [filter.publisher]
    case 'and':
    case 'or':
      return filter.parts.flatMap(publishersIn)
    case 'not':
    case 'slice':
      return publishersIn(filter.part)
    default:
      return []
  }
}

export interface Slice {
  /** Below the service's address, without an ending: `/feed`, `/topics/nato`. */
  readonly path: string
  readonly title: string
  /** What its feeds say of it, where that is its own; null: what the service says of itself. */
  readonly description: string | null
  readonly filter: Filter
}

/** The parts of the service's address that hold slices. */
export const sliceKinds = ['slices', 'topics', 'regions', 'countries', 'sources', 'publishers', 'languages'] as const

/** The part that holds the slices of a kind of tag. */
export const tagFolders = { topic: 'topics', region: 'regions', country: 'countries' } as const satisfies Record<
  TagKind,
  (typeof sliceKinds)[number]
>

/** A slice as an address names it; `kind` null is the whole stream. */
export interface SliceName {
  readonly kind: (typeof sliceKinds)[number] | null
  readonly id: string
}

/** A place in a list, newest first: what comes after it is older. */
export interface Cursor {
  readonly sortAt: number
  readonly id: string
}

/** `1764022560000.mfrggzdfmztwq2lk`: readable, and nothing in it needs escaping. */
export function formatCursor(cursor: Cursor): string {
  return `${cursor.sortAt}.${cursor.id}`
}

/** Null where the text is no cursor of ours. */
export function readCursor(text: string): Cursor | null {
  const match = /^(-?\d{1,15})\.([a-z2-7]{1,64})$/.exec(text)
  return match === null ? null : { sortAt: Number(match[1]), id: match[2] as string }
}
