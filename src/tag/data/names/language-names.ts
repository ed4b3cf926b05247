import type { OwnNames } from '#tag/data/own-names.ts'

/** What one language has beside the names CLDR knows: written by hand from newspaper usage, and taken into the gazetteer by scripts/gazetteer.ts. */
export interface LanguageNames {
  /** `AF afghan* afghani, AL alban*`: the code of a country, then its adjectives and peoples in lower case; a `*` stands for any ending. */
  readonly demonyms: string
  /**
   * By country and kind, separated by commas; `IN PK` is one of them, `CN+US` both. A name is declined by the rules of its language, save where it ends in `*` or begins with `=`.
   * A name with `?` at its end counts only where the country is named otherwise; one with `!` only in texts of this language.
   */
  readonly names: OwnNames
  /** What holds a place's name and is no place: oceans, treaties. */
  readonly nothing: string
}
