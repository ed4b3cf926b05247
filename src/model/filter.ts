/** A filter selects articles; a slice is a filter with a name and an address. How a filter is found is `store/filter-sql.ts`. */
import type { FeedId } from './ids.ts'
import type { TagKind } from './tag.ts'

export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: TagKind; readonly value: string }
  | { readonly kind: 'source'; readonly source: FeedId }

export interface Slice {
  /** Below the service's address, without an ending: `/feed`, `/topics/nato`. */
  readonly path: string
  readonly title: string
  readonly filter: Filter
}

/** The parts of the service's address that hold slices. */
export const sliceKinds = ['topics', 'regions', 'countries', 'sources'] as const

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
