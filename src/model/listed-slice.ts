/** A slice as it stands in the list of all slices. */
export interface ListedSlice {
  /** Without ending: `/topics/nato`. */
  readonly path: string
  readonly title: string
  /** How many are stored; null where nobody keeps count. */
  readonly articles: number | null
  /** What it is about, or asks for; null where its title says it. */
  readonly about: string | null
}

/** Slices of one kind: topics, regions, sources. */
export interface ListedGroup {
  readonly title: string
  readonly slices: readonly ListedSlice[]
}
