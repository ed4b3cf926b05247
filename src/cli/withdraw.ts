/** `tributary withdraw`: articles, or a source with all that no other source shows, leave every output, or come back. Whether the service runs or not. */
import { setTimeout as sleep } from 'node:timers/promises'
import { normalAddress } from '#config/address.ts'
import { canonicalUrl } from '#dedupe/canonical-url.ts'
import { plainText } from '#fetch/plain-text.ts'
import { Fault } from '#model/fault.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { type OperatorStore, openStoreForOperator, openStoreReadOnly } from '#store/store.ts'
import type { WithdrawalOutcome } from '#store/withdrawing.ts'
import { noSuchFeed } from './no-such-feed.ts'

export interface WithdrawalWish {
  readonly articles: readonly string[]
  readonly source: string | null
  readonly undo: boolean
  /** Told to everybody; null: there is nothing to tell. */
  readonly because: string | null
}

/** What is wrong with the reason; null where nothing is. */
export function wrongReason(because: string | null): string | null {
  if (because === null || (because.trim() !== '' && because.length <= mostReason && !/\p{Cc}/u.test(because))) return null
  return `--because: allowed: text on one line, not empty, at most ${mostReason} characters`
}

const mostReason = 300

/** @returns what was done, a line for each. @throws Fault `store/no-such-article`, `store/no-such-feed`, and what keeps the store from being written */
export async function withdraw(dataDir: string, { articles, source, undo, because }: WithdrawalWish): Promise<string> {
  const store = openStoreForOperator(dataDir)
  try {
    const reason = because ?? (undo ? 'the operator shows it again' : 'the operator withdrew it')
    if (source !== null) return await settleSource(store, feedCalled(source, dataDir), undo, reason)
    // One that is not found keeps all from being done.
    const found = articles.flatMap((name) => articlesCalled(store, name))
    return found
      .map((article) => `${article}: ${outcomeWords(store[undo ? 'restore' : 'withdraw'](article, reason, now()), undo)}`)
      .join('\n')
  } finally {
    store.close()
  }
}

function articlesCalled(store: OperatorStore, name: string): readonly ArticleId[] {
  const [, id] = /\/articles\/([a-z2-7]+)$/.exec(name) ?? []
  const found = store.find(id ?? name, canonicalUrl(name))
  if (found.length === 0) throw new Fault('store/no-such-article', `no article is called ${JSON.stringify(plainText(name))}`)
  return found
}

function outcomeWords(outcome: WithdrawalOutcome, undo: boolean): string {
  switch (outcome) {
    case 'done':
      return undo ? 'shown again' : 'withdrawn'
    case 'unchanged':
      return undo ? 'was not withdrawn' : 'was withdrawn already'
    case 'with-source':
      return 'stays hidden with its source; `withdraw --source FEED --undo` shows both'
  }
}

function feedCalled(name: string, dataDir: string): FeedId {
  const store = openStoreReadOnly(dataDir)
  try {
    const feed = store.feeds.find(name) ?? store.feeds.find(normalAddress(name) ?? name)
    if (feed !== null) return feed
    throw noSuchFeed(
      name,
      store.feeds.health(now()).map((health) => health.feed.id),
    )
  } finally {
    store.close()
  }
}

/** Also where it is as wished already: whoever was stopped half-way goes on. */
async function settleSource(store: OperatorStore, feed: FeedId, undo: boolean, because: string): Promise<string> {
  const isNew = undo ? store.restoreSource(feed) : store.withdrawSource(feed, because, now())
  let [articles, stayed] = [0, 0]
  let step = store.settleSource(feed, because, null, now())
  for (;;) {
    articles += step.articles
    stayed += step.stayed
    if (step.next === null) break
    // Whoever writes beside us gets a turn.
    await sleep(betweenStepsMs)
    step = store.settleSource(feed, because, step.next, now())
  }
  const first = undo ? (isNew ? 'shown again' : 'was not withdrawn') : isNew ? 'withdrawn' : 'was withdrawn already'
  const hidden = `${articles} ${articles === 1 ? 'article' : 'articles'} ${undo ? 'shown again' : 'hidden'}`
  return `${feed}: ${first}; ${hidden}${stayed === 0 ? '' : `, ${stayed} of other sources too: these show them now`}`
}

const betweenStepsMs = 50

function now() {
  return instant(Date.now())
}
