/** `tributary retag`: stored articles get the tags of feeds.json as it is. Where the service runs, it does that itself. */
import { setImmediate as breathe } from 'node:timers/promises'
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { tagRules } from '#config/shipped-topics.ts'
import { hostOf } from '#fetch/host-of.ts'
import { Fault } from '#model/fault.ts'
import { instant } from '#model/instant.ts'
import { type TagKind, tagKinds } from '#model/tag.ts'
import type { TagMove } from '#store/article-tags.ts'
import { openStore, openStoreReadOnly, type StoreWriter } from '#store/store.ts'
import { knownPlaces } from '#tag/regions.ts'
import { openTagger } from '#tag/tag.ts'
import { nextToRetag, retagged, saveRetagged } from '#workers/retag.ts'
import { progressBar } from './progress-bar.ts'

/** How often a tag came to an article, and how often it went. */
export interface TagTally {
  readonly kind: TagKind
  readonly value: string
  readonly gained: number
  readonly lost: number
}

export type RetagOutcome =
  /** feeds.json is wrong: the text of what is. */
  | { readonly kind: 'faults'; readonly text: string }
  /** The service runs. */
  | { readonly kind: 'elsewhere'; readonly due: number; readonly articles: number }
  | {
      readonly kind: 'done'
      readonly articles: number
      /** Of them, those that gained or lost a tag. */
      readonly changed: number
      readonly tags: readonly TagTally[]
      /** Still due: it was stopped. */
      readonly left: number
    }

/** @param stopped asked between two batches. @throws Fault `store/*` */
export async function retag(dataDir: string, feedsFile: string, all: boolean, stopped: () => boolean): Promise<RetagOutcome> {
  const file = readFeedsFile(feedsFile, knownPlaces)
  if (!file.ok) return { kind: 'faults', text: describeFaults(feedsFile, file.faults) }
  const { settings, hash } = file
  const store = openUnlessRunning(dataDir)
  if (store === null) return elsewhere(dataDir)
  try {
    // As a start does: what the store says of its rules is what its tags were made by.
    store.transaction(() => {
      if (store.configurations.current()?.hash !== hash) store.configurations.takeUp(hash, settings, hostOf, now())
      if (all) store.retagging.dueAll()
    })
    return await retagAll(store, openTagger(tagRules(settings)), stopped)
  } finally {
    store.close()
  }
}

function openUnlessRunning(dataDir: string): StoreWriter | null {
  // A writer would create what is not there.
  try {
    openStoreReadOnly(dataDir).close()
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'store/older') throw error
  }
  try {
    return openStore(dataDir)
  } catch (error) {
    if (error instanceof Fault && error.code === 'store/in-use') return null
    throw error
  }
}

function elsewhere(dataDir: string): RetagOutcome {
  const store = openStoreReadOnly(dataDir)
  try {
    return store.snapshot(() => ({ kind: 'elsewhere', due: store.retagging.due(), articles: store.articles.count() }))
  } finally {
    store.close()
  }
}

async function retagAll(store: StoreWriter, tagger: ReturnType<typeof openTagger>, stopped: () => boolean): Promise<RetagOutcome> {
  let [articles, changed] = [0, 0]
  const tallies = new Map<string, TagTally>()
  let next = nextToRetag(store, tagger.version)
  const bar = progressBar('re-tagging', store.retagging.due())
  try {
    while (next.length > 0 && !stopped()) {
      const report = saveRetagged(store, retagged(tagger, next), now())
      articles += report.settled
      changed += report.changed
      for (const move of report.moves) count(tallies, move)
      bar.show(articles)
      // So that a signal is heard.
      await breathe()
      next = nextToRetag(store, tagger.version)
    }
  } finally {
    bar.end()
  }
  return { kind: 'done', articles, changed, tags: sorted([...tallies.values()]), left: store.retagging.due() }
}

function count(tallies: Map<string, TagTally>, { kind, value, by }: TagMove): void {
  const key = `${kind} ${value}`
  const { gained, lost } = tallies.get(key) ?? { gained: 0, lost: 0 }
  tallies.set(key, { kind, value, gained: gained + (by === 1 ? 1 : 0), lost: lost + (by === -1 ? 1 : 0) })
}

/** By kind; what moved most stands first. */
function sorted(tags: readonly TagTally[]): readonly TagTally[] {
  const moved = ({ gained, lost }: TagTally) => gained + lost
  return tags.toSorted((one, other) => tagKinds.indexOf(one.kind) - tagKinds.indexOf(other.kind) || moved(other) - moved(one))
}

function now() {
  return instant(Date.now())
}
