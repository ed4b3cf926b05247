/** The gazetteer as written by scripts/gazetteer.ts. */
import file from './data/gazetteer.json' with { type: 'json' }

export interface GazetteerCountry {
  readonly code: string
  readonly names: readonly string[]
  /** In English, in the singular. */
  readonly demonyms: readonly string[]
  readonly capitals: readonly string[]
  /** Common and official names in the languages of the news. */
  readonly translations: readonly string[]
}

export const gazetteer: readonly GazetteerCountry[] = file.countries
