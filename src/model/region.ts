/** A region of the operator's own, as feeds.json defines it. */
export interface OwnRegion {
  readonly id: string
  readonly label: string
  /** ISO 3166-1 alpha-2 codes in upper case. */
  readonly countries: readonly string[]
  /** What it is called in texts, the label aside. */
  readonly names: readonly string[]
}

/** What feeds.json may name without defining it. */
export interface KnownPlaces {
  /** Ids of the regions that are there in any case. */
  readonly regions: ReadonlySet<string>
  /** ISO 3166-1 alpha-2 codes in upper case. */
  readonly countries: ReadonlySet<string>
}
