/** What the service starts with: feeds.json or, where that is broken, what was in force when it ended. */
import type { FeedsFile } from '#config/config.ts'
import { feedsFileSchema } from '#config/feeds-file.ts'
import { type Settings, toSettings } from '#config/settings.ts'
import { Fault } from '#model/fault.ts'
import { openStoreReadOnly } from '#store/store.ts'
import type { BrokenFile } from '#workers/watch-feeds-file.ts'

export interface SettingsAtStart {
  readonly hash: string
  readonly settings: Settings
  /** The feeds.json they stand in for; null: they are its own. */
  readonly broken: BrokenFile | null
}

/** @returns null where the file is broken and nothing can stand in for it */
export function settingsAtStart(dataDir: string, file: FeedsFile): SettingsAtStart | null {
  if (file.ok) return { ...file, broken: null }
  const inForce = lastInForce(dataDir)
  return inForce === null ? null : { hash: inForce.hash, settings: inForce.settings, broken: file }
}

function lastInForce(dataDir: string) {
  try {
    const store = openStoreReadOnly(dataDir)
    try {
      const current = store.configurations.current<Settings>()
      return current !== null && isWhole(current.settings) ? current : null
    } finally {
      store.close()
    }
  } catch (error) {
    // The file that has to be mended in any case is told first.
    if (error instanceof Fault) return null
    throw error
  }
}

/**
 * False where an older program took them up, which knew less than this one needs, or shipped a topic that this one does not.
 * Where the file is sound it is taken up anew, and that is over.
 */
function isWhole(settings: Settings): boolean {
  const whole = toSettings(feedsFileSchema.parse(oneOfEach), null)
  const hasKeys =
    hasKeysOf(settings, whole) &&
    (['output', 'schedule'] as const).every((part) => hasKeysOf(settings[part], whole[part])) &&
    (['feeds', 'ownTopics', 'regions', 'slices'] as const).every((list) =>
      settings[list].every((member) => hasKeysOf(member, whole[list][0])),
    )
  if (!hasKeys) return false
  const topics = new Set([...settings.ownTopics, ...whole.topics].map(({ id }) => id))
  return settings.topics.every(({ id }) => topics.has(id))
}

const oneOfEach = {
  feeds: [{ url: 'https://one.example/' }],
  topics: [{ id: 'one', phrases: ['war'] }],
  regions: [{ id: 'one' }],
  slices: [{ id: 'one', title: 'One', q: 'one' }],
}

function hasKeysOf(value: object, whole: object = {}): boolean {
  return Object.keys(whole).every((key) => Object.hasOwn(value, key))
}
