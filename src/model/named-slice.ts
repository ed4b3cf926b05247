/** Slices that the operator names in feeds.json. */
import type { Filter } from './filter.ts'

export interface NamedSlice {
  /** Stands in addresses, `/slices/east`, and in queries, `slice:east`. */
  readonly id: string
  readonly title: string
  /** What it is about, in a sentence or two; null where nobody said. */
  readonly description: string | null
  /** As it was written. */
  readonly q: string
  readonly filter: Filter
}
