/** A real store in a temporary folder, with feeds taken up. */
import { hostOf } from '#fetch/host-of.ts'
import type { Feed } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import { openStore, type StoreWriter } from '#store/store.ts'
import { temporaryFolder } from './temporary.ts'

export const startOfTest: Instant = instant(Date.UTC(2026, 10, 24, 12))

export function feedOf(id: string, fields: Partial<Feed> = {}): Feed {
  return {
    id: feedId(id),
    url: `https://${id}.example/feed.xml`,
    title: null,
    publisher: null,
    topics: [],
    regions: [],
    language: null,
    everySeconds: null,
    enabled: true,
    private: false,
    ...fields,
  }
}

export interface TestStore {
  readonly store: StoreWriter
  readonly dataDir: string
  /** Puts other feeds in force. */
  takeUp(feeds: readonly Feed[], now?: Instant): ReturnType<StoreWriter['configurations']['takeUp']>
  [Symbol.dispose](): void
}

/** Follows `feeds` from `startOfTest` on. */
export function storeWith(feeds: readonly Feed[]): TestStore {
  const folder = temporaryFolder()
  const store = openStore(folder.path)
  let version = 0
  const takeUp = (next: readonly Feed[], now: Instant = startOfTest) =>
    store.transaction(() =>
      store.configurations.takeUp(`version ${++version}`, { feeds: next, schedule: { everySeconds: 1800 } }, hostOf, now),
    )
  takeUp(feeds)
  return {
    store,
    dataDir: folder.path,
    takeUp,
    [Symbol.dispose]: () => {
      store.close()
      folder[Symbol.dispose]()
    },
  }
}
