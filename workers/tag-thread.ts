/** Entry of a tag thread: the rules in force come with its start, a change of rules starts new threads. */
import { workerData } from 'node:worker_threads'
import type { Settings } from '#config/settings.ts'
import { tagRules } from '#config/shipped-topics.ts'
import { type PackedEntries, unpackWritten } from '#model/packed-entries.ts'
import type { Tag } from '#model/tag.ts'
import { readUtf8 } from '#model/utf8.ts'
import type { StoredArticle } from '#store/retagging.ts'
import { openTagger, type TaggableEntry } from '#tag/tag.ts'
import { type RetaggedArticles, retagged } from './retag.ts'
import { packTags } from './tagged-reading.ts'
import { answerCalls, moving } from './thread.ts'

/** Of the settings what rules are made of. */
export type RuleSettings = Pick<Settings, 'topics' | 'ownTopics' | 'regions'>

export interface TagOrder {
  readonly entries: PackedEntries
  readonly feedTopics: readonly string[]
  readonly feedRegions: readonly string[]
}

export interface Tagged {
  /** Those of the order. */
  readonly entries: PackedEntries
  /** From `packTags`: in the order of the entries. */
  readonly tags: string
  readonly rulesVersion: string
}

const tagger = openTagger(tagRules(workerData as RuleSettings))

const methods = {
  tag: ({ entries, feedTopics, feedRegions }: TagOrder): Tagged => {
    const tags = unpackWritten(entries).map(({ title, text, categories, language }) =>
      tagger.tag({ title, text: readUtf8(text), categories, language, feedTopics, feedRegions }),
    )
    return moving({ entries, tags: packTags(tags), rulesVersion: tagger.version }, [entries.bytes.buffer])
  },
  /** An article that has gained its page's text. */
  tagArticle: (article: TaggableEntry): { readonly tags: readonly Tag[]; readonly rulesVersion: string } => ({
    tags: tagger.tag(article),
    rulesVersion: tagger.version,
  }),
  rulesVersion: (_: null): string => tagger.version,
  /** Articles that were stored under other rules. */
  retag: (articles: readonly StoredArticle[]): RetaggedArticles => retagged(tagger, articles),
}
export type TagMethods = typeof methods

answerCalls(methods)
