/** `tributary plan`: what feeds.json, as it lies there, would change of what is in force in the store. Writes nothing. */
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { feedsFileSchema } from '#config/feeds-file.ts'
import { type Settings, toSettings } from '#config/settings.ts'
import { Fault } from '#model/fault.ts'
import type { Feed } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { openStoreReadOnly, type StoreReader } from '#store/store.ts'
import { knownPlaces } from '#tag/regions.ts'
import { changedFields, changedSettings, type FieldChange } from './setting-changes.ts'

export interface Plan {
  /** When the configuration in force was taken up; null: none was yet, and all is new. */
  readonly inForceSince: Instant | null
  readonly added: readonly PlannedFeed[]
  /** Once followed, taken out, and now back. */
  readonly resumed: readonly PlannedFeed[]
  readonly changed: readonly { readonly feed: string; readonly fields: readonly FieldChange[] }[]
  readonly removed: readonly { readonly feed: string; readonly articles: number }[]
  /** Of `output`, `defaults`, `topics`, `regions`, `slices` and `hosts`. Where nothing was in force, `from` is what holds without a word. */
  readonly settings: readonly FieldChange[]
}

export interface PlannedFeed {
  readonly feed: string
  /** Null: private. */
  readonly url: string | null
  readonly enabled: boolean
}

/** `faults`: the text of what is wrong with feeds.json, as `check` says it. */
export type PlanReport = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly faults: string }

/** @throws Fault `store/newer`, `store/corrupt` … */
export function plan(dataDir: string, feedsFile: string, now: Instant): PlanReport {
  const file = readFeedsFile(feedsFile, knownPlaces)
  if (!file.ok) return { ok: false, faults: describeFaults(feedsFile, file.faults) }
  const store = openIfThere(dataDir)
  if (store === null) return { ok: true, plan: allNew(file.settings) }
  try {
    return { ok: true, plan: store.snapshot(() => compare(store, file.settings, now)) }
  } finally {
    store.close()
  }
}

export function changesNothing({ added, resumed, changed, removed, settings }: Plan): boolean {
  return [added, resumed, changed, removed, settings].every((changes) => changes.length === 0)
}

function openIfThere(dataDir: string): StoreReader | null {
  try {
    return openStoreReadOnly(dataDir)
  } catch (error) {
    if (error instanceof Fault && error.code === 'store/missing') return null
    throw error
  }
}

/** Settings that only repeat what holds in any case, the shipped topics among it, are none. */
function allNew(settings: Settings): Plan {
  return {
    inForceSince: null,
    added: settings.feeds.map(plannedFeed),
    resumed: [],
    changed: [],
    removed: [],
    settings: changedSettings(toSettings(feedsFileSchema.parse({ feeds: [] }), null), settings),
  }
}

function compare(store: StoreReader, settings: Settings, now: Instant): Plan {
  const current = store.configurations.current<Settings>()
  if (current === null) return allNew(settings)
  const change = store.configurations.compare(settings)
  const byId = new Map<string, Feed>(settings.feeds.map((feed) => [feed.id, feed]))
  const planned = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []).map(plannedFeed)
  return {
    inForceSince: current.takenUpAt,
    added: planned(change.added),
    resumed: planned(change.resumed),
    changed: change.changed.flatMap(({ feed }) => {
      const before = store.feeds.healthOf(feed, now)?.feed
      const after = byId.get(feed)
      const fields = before === undefined || after === undefined ? [] : changedFields(before, after)
      return fields.length === 0 ? [] : [{ feed, fields }]
    }),
    removed: change.removed,
    settings: changedSettings(current.settings, settings),
  }
}

function plannedFeed({ id, url, enabled, private: isPrivate }: Feed): PlannedFeed {
  return { feed: id, url: isPrivate ? null : url, enabled }
}
