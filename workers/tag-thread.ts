/** Entry of a tag thread: the rules in force come with its start, a change of rules starts new threads. */
import { workerData } from 'node:worker_threads'
import type { IdentifiedEntry, TaggedEntry } from '#model/entry.ts'
import { openTagger, type TagRules } from '#tag/tag.ts'
import { answerCalls } from './thread.ts'

export interface TagOrder {
  readonly entries: readonly IdentifiedEntry[]
  readonly feedTopics: readonly string[]
  readonly feedRegions: readonly string[]
}

export interface Tagged {
  readonly entries: readonly TaggedEntry[]
  readonly rulesVersion: string
}

const tagger = openTagger(workerData as TagRules)

const methods = {
  tag: ({ entries, feedTopics, feedRegions }: TagOrder): Tagged => ({
    entries: entries.map((entry) => ({ ...entry, tags: tagger.tag({ ...entry, feedTopics, feedRegions }) })),
    rulesVersion: tagger.version,
  }),
}
export type TagMethods = typeof methods

answerCalls(methods)
