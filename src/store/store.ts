/**
 * store: the only one who speaks SQL, and the only truth.
 * One writing connection, in the ingest role's writer thread; any number of read-only ones. An article and all that follows from
 * it commit in one transaction. The schema stands whole in `schema.sql`; each aggregate has a file.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Fault } from '#model/fault.ts'
import { type Instant, instant } from '#model/instant.ts'
import { articleTags } from './article-tags.ts'
import { type ArticleReader, articleReader } from './articles.ts'
import type { AtEnd } from './at-end.ts'
import { type BacklogReader, type BacklogWriter, backlogReader, backlogWriter } from './backlogs.ts'
import { type ChangeMarkReader, changeMarkReader } from './change-marks.ts'
import { type ChangeWatch, changeWatch } from './change-watch.ts'
import { type ConfigurationReader, type ConfigurationWriter, configurationReader, configurationWriter } from './configurations.ts'
import { type DeliveryWriter, deliveryWriter } from './deliveries.ts'
import { type EventReader, type EventWriter, eventReader, eventWriter } from './events.ts'
import { storeFault } from './faults.ts'
import { type FeedReader, feedReader } from './feeds.ts'
import { type FulltextReader, type FulltextWriter, fulltextReader, fulltextWriter } from './fulltexts.ts'
import { type HealthWriter, healthWriter } from './health.ts'
import { type HostReader, type HostWriter, hostReader, hostWriter } from './hosts.ts'
import { type HubRequestReader, type HubRequestWriter, hubRequestReader, hubRequestWriter } from './hub-requests.ts'
import { type LeaseWriter, leaseWriter } from './leases.ts'
import { lockIngest } from './lock.ts'
import { checkMigrated, migrate } from './migrate.ts'
import { type NoticeReader, type NoticeWriter, noticeReader, noticeWriter } from './notices.ts'
import { type OperatorWriter, operatorWriter } from './operator.ts'
import { type RetaggingReader, type RetaggingWriter, retaggingReader, retaggingWriter } from './retagging.ts'
import { searchWriter } from './search.ts'
import { type ArticleWriter, articleWriter } from './sightings.ts'
import { type SubscriberReader, type SubscriberWriter, subscriberReader, subscriberWriter } from './subscribers.ts'
import { type SubscriptionReader, type SubscriptionWriter, subscriptionReader, subscriptionWriter } from './subscriptions.ts'
import { openTallies } from './tallies.ts'
import { type WithdrawalReader, withdrawalReader } from './withdrawals.ts'
import { type WithdrawingWriter, withdrawingWriter } from './withdrawing.ts'

export interface StoreReader {
  readonly articles: ArticleReader
  readonly feeds: FeedReader
  readonly hosts: HostReader
  readonly fulltexts: FulltextReader
  readonly backlogs: BacklogReader
  readonly subscriptions: SubscriptionReader
  readonly hubRequests: HubRequestReader
  readonly subscribers: SubscriberReader
  readonly configurations: ConfigurationReader
  readonly notices: NoticeReader
  readonly events: EventReader
  readonly retagging: RetaggingReader
  readonly withdrawals: WithdrawalReader
  readonly changeMarks: ChangeMarkReader
  /** A random UUID, fixed when the store was created. */
  instance(): string
  createdAt(): Instant
  /** Runs in one read transaction: what it reads belongs together. */
  snapshot<T>(read: () => T): T
  close(): void
}

export interface StoreWriter extends StoreReader {
  readonly articles: ArticleReader & ArticleWriter
  readonly hosts: HostReader & HostWriter
  readonly fulltexts: FulltextWriter
  readonly backlogs: BacklogWriter
  readonly subscriptions: SubscriptionReader & SubscriptionWriter
  readonly hubRequests: HubRequestWriter
  readonly subscribers: SubscriberWriter
  readonly configurations: ConfigurationReader & ConfigurationWriter
  readonly notices: NoticeReader & NoticeWriter
  readonly events: EventReader & EventWriter
  readonly retagging: RetaggingWriter
  readonly health: HealthWriter
  readonly leases: LeaseWriter
  readonly deliveries: DeliveryWriter
  /** All or nothing, and alone. @throws Fault `store/full`, `store/busy`, `store/corrupt` … */
  transaction<T>(work: () => T): T
}

/** Writes beside the ingest role, a little at a time: each method is a short transaction of its own. */
export interface OperatorStore extends OperatorWriter, WithdrawingWriter {
  close(): void
}

const fileOf = (dataDir: string) => join(dataDir, 'tributary.db')

/**
 * Opens the store for writing: creates the folder, takes the ingest lock, migrates.
 * @throws Fault `store/in-use`, `store/newer`, `store/unwritable`, `store/corrupt`
 */
export function openStore(dataDir: string): StoreWriter {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new Fault('store/unwritable', `the folder ${dataDir} cannot be created`, { detail: String(error), cause: error })
  }
  return mapped(() => {
    const lock = lockIngest(dataDir)
    try {
      const db = new Database(fileOf(dataDir), { timeout: 5000 })
      // An article with its text fills one; new stores only.
      db.pragma('page_size = 8192')
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = NORMAL')
      // Fewer, larger checkpoints: a first reading of a thousand feeds touches the same pages again and again.
      db.pragma('wal_autocheckpoint = 4000')
      // A statement that may fail half-way keeps what it overwrites; on disk that takes as long as the writing itself.
      db.pragma('temp_store = MEMORY')
      // Off while tables are made anew: the rows that refer to them stay as they are.
      db.pragma('foreign_keys = OFF')
      migrate(db)
      db.pragma('foreign_keys = ON')
      return writer(db, lock.close)
    } catch (error) {
      lock.close()
      throw error
    }
  })
}

/** @throws Fault `store/missing` where nobody created it yet, `store/newer`, `store/older` where its schema is not this program's. */
export function openStoreReadOnly(dataDir: string): StoreReader {
  return mapped(() => reader(openExisting(dataDir, true)))
}

/** @throws Fault as `openStoreReadOnly` */
export function openChangeWatch(dataDir: string): ChangeWatch {
  const watch = mapped(() => changeWatch(openExisting(dataDir, true)))
  return { ...watch, version: () => mapped(watch.version) }
}

/**
 * For a command beside the running service: takes no lock and migrates nothing.
 * @throws Fault `store/missing`, `store/newer`, `store/older`, `store/unwritable`; each wish `store/busy`, `store/full` …
 */
export function openStoreForOperator(dataDir: string): OperatorStore {
  return mapped(() => {
    const db = openExisting(dataDir, false)
    db.pragma('foreign_keys = ON')
    db.pragma('temp_store = MEMORY')
    const tallies = openTallies(db)
    const { askNow } = operatorWriter(db)
    const search = searchWriter(db)
    const tags = articleTags(db, tallies)
    const withdrawing = withdrawingWriter(db, tallies, tags, search)
    const alone = <T>(work: () => T) => mapped(() => wholly(db, work, [tags, tallies, search]))
    return {
      askNow: (feedOrHost, now) => alone(() => askNow(feedOrHost, now)),
      find: (text, canonicalUrl) => mapped(() => withdrawing.find(text, canonicalUrl)),
      withdraw: (article, because, now) => alone(() => withdrawing.withdraw(article, because, now)),
      restore: (article, because, now) => alone(() => withdrawing.restore(article, because, now)),
      withdrawSource: (feed, because, now) => alone(() => withdrawing.withdrawSource(feed, because, now)),
      restoreSource: (feed) => alone(() => withdrawing.restoreSource(feed)),
      settleSource: (feed, because, after, now) => alone(() => withdrawing.settleSource(feed, because, after, now)),
      close: () => void db.close(),
    }
  })
}

function openExisting(dataDir: string, readonly: boolean): Database.Database {
  const file = fileOf(dataDir)
  if (!existsSync(file)) throw new Fault('store/missing', `there is no store in ${dataDir}`)
  const db = new Database(file, { readonly, timeout: 5000 })
  try {
    checkMigrated(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function reader(db: Database.Database): StoreReader {
  const self = db.prepare<[], { instance: string; created_at: number }>('SELECT instance, created_at FROM stores').get()
  const articles = articleReader(db)
  return {
    articles,
    feeds: feedReader(db),
    hosts: hostReader(db),
    fulltexts: fulltextReader(db),
    backlogs: backlogReader(db),
    subscriptions: subscriptionReader(db),
    hubRequests: hubRequestReader(db),
    subscribers: subscriberReader(db),
    configurations: configurationReader(db),
    notices: noticeReader(db),
    events: eventReader(db),
    retagging: retaggingReader(db),
    withdrawals: withdrawalReader(db, articles.hiddenMatching),
    changeMarks: changeMarkReader(db),
    instance: () => self?.instance ?? '',
    createdAt: () => instant(self?.created_at ?? 0),
    snapshot: (read) => mapped(() => db.transaction(read).deferred()),
    close: () => void db.close(),
  }
}

function writer(db: Database.Database, letGo: () => void): StoreWriter {
  db.prepare(`INSERT OR IGNORE INTO stores (only_row, instance, created_at, last_seq) VALUES (1, :instance, :now, 0)`).run({
    instance: crypto.randomUUID(),
    now: Date.now(),
  })
  const reading = reader(db)
  const tallies = openTallies(db)
  const tags = articleTags(db, tallies)
  const search = searchWriter(db)
  return {
    ...reading,
    articles: { ...reading.articles, ...articleWriter(db, tallies, tags, search) },
    configurations: { ...reading.configurations, ...configurationWriter(db) },
    hosts: { ...reading.hosts, ...hostWriter(db) },
    fulltexts: fulltextWriter(db),
    backlogs: backlogWriter(db),
    subscriptions: { ...reading.subscriptions, ...subscriptionWriter(db) },
    hubRequests: hubRequestWriter(db),
    subscribers: subscriberWriter(db),
    notices: { ...reading.notices, ...noticeWriter(db) },
    events: { ...reading.events, ...eventWriter(db) },
    retagging: retaggingWriter(db, tallies, tags),
    health: healthWriter(db),
    leases: leaseWriter(db),
    deliveries: deliveryWriter(db),
    transaction: (work) => mapped(() => wholly(db, work, [tags, tallies, search])),
    close: () => {
      db.close()
      letGo()
    },
  }
}

/**
 * In one transaction, what was kept for its end written in this order. Words of the search index come last: each statement after them that touches several
 * rows has SQLite write out the words so far, as a small index of their own that is merged again and again.
 */
function wholly<T>(db: Database.Database, work: () => T, atEnd: readonly AtEnd[]): T {
  const whole = db.transaction(() => {
    const result = work()
    for (const { write } of atEnd) write()
    return result
  })
  try {
    return whole.immediate()
  } finally {
    for (const { forget } of atEnd) forget()
  }
}

function mapped<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeFault(error)
  }
}
