/** A tag: what an article is about, and why we say so. */

export const tagKinds = ['topic', 'country', 'region'] as const
export type TagKind = (typeof tagKinds)[number]

/** One thing that earned a tag. */
export interface Evidence {
  /** The words as they stand in the text; for the feed's own word, the category or setting. */
  readonly phrase: string
  /** `feed`: the operator said so of the whole feed. `parent`: follows from another tag, named in `rule`. */
  readonly where: 'title' | 'body' | 'category' | 'feed' | 'parent'
  /** UTF-16 offset in the title or text; null where the evidence is not a place in it. */
  readonly offset: number | null
  /** The rule that matched: a phrase of a topic, a name in the gazetteer, another tag. */
  readonly rule: string
}

export interface Tag {
  readonly kind: TagKind
  /** Topic or region id, or the ISO 3166-1 alpha-2 code in upper case. */
  readonly value: string
  /** 0 to 1. */
  readonly score: number
  /** True where it is only named in passing: it is stored and told, but no slice and no feed shows it. */
  readonly passing: boolean
  /** At least one. */
  readonly evidence: readonly Evidence[]
}

/** An article's tags as they are stored: written once, where they are found, and read again only where they meet others. */
export interface WrittenTags {
  /** JSON of all of them. */
  readonly json: string
  /** Those not in passing. */
  readonly shown: readonly Pick<Tag, 'kind' | 'value'>[]
}

export function writeTags(tags: readonly Tag[]): WrittenTags {
  return { json: JSON.stringify(tags), shown: tags.filter((tag) => !tag.passing).map(({ kind, value }) => ({ kind, value })) }
}

export function readTags({ json }: WrittenTags): readonly Tag[] {
  return JSON.parse(json)
}
