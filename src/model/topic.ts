/** A topic as a rule: what makes an article one of it. feeds.json defines topics, and some are shipped; what they leave unsaid is filled in. */
export interface TopicRule extends TopicName {
  /** Ids of topics that every article of this one bears too. */
  readonly under: readonly string[]
  /** Languages of the articles it is looked for in, without region (`en`); empty: any. */
  readonly languages: readonly string[]
  /** Points an article must earn. */
  readonly threshold: number
  /** What earns points. */
  readonly phrases: readonly TopicPhrase[]
  /** Each group must be found somewhere in the article, else the topic is not given. */
  readonly all: readonly PhraseGroup[]
  /** Where one of them is found, the topic is not given. */
  readonly none: PhraseGroup
  /** What speaks against the topic: each takes off a part of what was earned. */
  readonly against: PhraseGroup
  /** The shipped topic whose learnt words count too; null: phrases alone do. */
  readonly vocabulary: string | null
}

/** What a topic is called. */
export interface TopicName {
  readonly id: string
  readonly label: string
}

/** Phrases of which any will do. A word may end in `*`, which stands for any ending. */
export type PhraseGroup = readonly string[]

/** `near`: one phrase of each group within so many words, in any order. `sentence`: one of each in one sentence. */
export type TopicPhrase =
  | (Earner & {
      readonly kind: 'text'
      readonly text: string
      /** `exact`: each letter in the case it is written in; `any`: in whatever case; null: capitals must be there, small letters may be capitals. */
      readonly case: 'exact' | 'any' | null
    })
  | (Earner & { readonly kind: 'near'; readonly groups: readonly PhraseGroup[]; readonly within: number })
  | (Earner & { readonly kind: 'sentence'; readonly groups: readonly PhraseGroup[] })

interface Earner {
  /** What the points of a place are multiplied by. */
  readonly weight: number
  /** As in `TopicRule`. */
  readonly languages: readonly string[]
}
