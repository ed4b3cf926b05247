/** A name as one of the sources gives it. */
import type { NameKind } from '#tag/data/own-names.ts'

export interface Claim {
  /** The country; several, separated by spaces, where the name may mean any of them, and by a `+` where it means both; none where the name is no place. */
  readonly codes: string
  readonly kind: NameKind | 'nothing'
  readonly text: string
  /** Counts only where the country is named otherwise. */
  readonly weak: boolean
  /** Counts only in texts of this language. */
  readonly language?: string
  /** The language of the list that it is from; absent where that is English, or the name a country's. */
  readonly tongue?: string
}
