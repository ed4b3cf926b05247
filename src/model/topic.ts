/** A topic, as feeds.json defines it. */
export interface TopicRule {
  readonly id: string
  readonly label: string
  /** A word may end in `*`. What a phrase writes with a capital must have one in the text; three capitals or fewer must be capitals there. */
  readonly phrases: readonly string[]
}
