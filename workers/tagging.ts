/** What readings and pages are about, found in a thread of its own with the rules in force. */
import { isDeepStrictEqual } from 'node:util'
import type { Settings } from '#config/settings.ts'
import type { Feed } from '#model/feed.ts'
import type { PageReading } from '#model/fulltext.ts'
import type { Reading } from '#model/reading.ts'
import type { AskedPage } from '#store/fulltexts.ts'
import type { StoredArticle } from '#store/retagging.ts'
import type { TaggedPage } from './ingest-page.ts'
import type { RetaggedArticles } from './retag.ts'
import type { RuleSettings, TagMethods } from './tag-thread.ts'
import { type PackedReading, packReading } from './tagged-reading.ts'
import { moving } from './thread.ts'
import { threadPool } from './thread-pool.ts'

export interface Tagging {
  /** @param feed as the operator has it; undefined: unknown by now */
  tag(reading: Reading, feed: Feed | undefined): Promise<PackedReading>
  /** From the page's text and the feed's words around it. @param asked null: nobody waits for the page any more */
  tagPage(reading: PageReading, asked: AskedPage | null, feed: Feed | undefined): Promise<TaggedPage>
  /** Equal where equal tags are given. */
  rulesVersion(): Promise<string>
  retag(articles: readonly StoredArticle[]): Promise<RetaggedArticles>
  /** These rules hold from now on. */
  restart(settings: Settings): void
  close(): Promise<void>
}

export function openTagging(settings: Settings): Tagging {
  let rules = rulesOf(settings)
  const tagger = threadPool<TagMethods>(new URL('./tag-thread.ts', import.meta.url), rules, {
    size: 1,
    idleMs: 30_000,
    callMs: 120_000,
    faultOf: (cause, detail) => new Error(`tagging ${cause === 'died' ? 'killed its thread' : 'took too long'}: ${detail}`),
  })
  // Kept, so that asking does not keep an idle thread alive.
  let version: Promise<string> | null = null
  return {
    tag: async (reading, feed) => {
      const { outcome } = reading
      if (outcome.kind !== 'fresh' || outcome.entries.count === 0) return packReading(reading, null)
      const order = { entries: outcome.entries, ...ofFeed(feed) }
      return packReading(reading, await tagger.call('tag', moving(order, [outcome.entries.bytes.buffer])))
    },
    tagPage: async (reading, asked, feed) => {
      const { outcome } = reading
      if (asked === null || outcome.kind !== 'text') return { reading, tags: [], rulesVersion: '' }
      const { title, categories, language } = asked
      return { reading, ...(await tagger.call('tagArticle', { title, categories, language, text: outcome.page.text, ...ofFeed(feed) })) }
    },
    rulesVersion: () => {
      version ??= tagger.call('rulesVersion', null)
      version.catch(() => {
        version = null
      })
      return version
    },
    retag: (articles) => tagger.call('retag', articles),
    restart: (next) => {
      const nextRules = rulesOf(next)
      // A thread that knows its rules is warm, and most changes are of feeds.
      if (isDeepStrictEqual(nextRules, rules)) return
      rules = nextRules
      version = null
      tagger.restart(rules)
    },
    close: () => tagger.close(),
  }
}

function ofFeed(feed: Feed | undefined) {
  return { feedTopics: feed?.topics ?? [], feedRegions: feed?.regions ?? [] }
}

/** Without the feeds, of which there may be ten thousand. */
function rulesOf({ topics, ownTopics, regions }: Settings): RuleSettings {
  return { topics, ownTopics, regions }
}
