import type { TaggedEntry } from '#model/entry.ts'
import type { Outcome, Reading } from '#model/reading.ts'

/** A reading whose fresh entries have their tags. */
export interface TaggedReading extends Omit<Reading, 'outcome'> {
  readonly outcome:
    | Exclude<Outcome, { kind: 'fresh' }>
    | (Omit<Extract<Outcome, { kind: 'fresh' }>, 'entries'> & { readonly entries: readonly TaggedEntry[] })
  readonly rulesVersion: string
}
