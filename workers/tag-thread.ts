/** Entry of a tag thread: the rules in force come with its start, a change of rules starts new threads. */
import { workerData } from 'node:worker_threads'
import type { Tag } from '#model/tag.ts'
import { openTagger, type TaggableEntry, type TagRules } from '#tag/tag.ts'
import { answerCalls } from './thread.ts'

/** Of each entry what is read of it alone: its HTML need not cross to a thread and back. */
export interface TagOrder {
  readonly entries: readonly Pick<TaggableEntry, 'title' | 'text' | 'categories'>[]
  readonly feedTopics: readonly string[]
  readonly feedRegions: readonly string[]
}

export interface Tagged {
  /** Of each entry, in the order they came. */
  readonly tags: readonly (readonly Tag[])[]
  readonly rulesVersion: string
}

const tagger = openTagger(workerData as TagRules)

const methods = {
  tag: ({ entries, feedTopics, feedRegions }: TagOrder): Tagged => ({
    tags: entries.map((entry) => tagger.tag({ ...entry, feedTopics, feedRegions })),
    rulesVersion: tagger.version,
  }),
}
export type TagMethods = typeof methods

answerCalls(methods)
