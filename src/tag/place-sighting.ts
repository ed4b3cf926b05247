/** Where a text names a place. */
import type { Meaning, PlaceName } from './place-names.ts'
import type { Sighting } from './score.ts'

export interface PlaceSighting {
  readonly place: PlaceName
  readonly sighting: Sighting
}

export type CountryMeaning = Extract<Meaning, { kind: 'country' }>
