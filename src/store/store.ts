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
import { type ArticleReader, articleReader } from './articles.ts'
import { type ConfigurationReader, type ConfigurationWriter, configurationReader, configurationWriter } from './configurations.ts'
import { type DeliveryWriter, deliveryWriter } from './deliveries.ts'
import { storeFault } from './faults.ts'
import { type FeedReader, feedReader } from './feeds.ts'
import { type HealthWriter, healthWriter } from './health.ts'
import { type LeaseWriter, leaseWriter } from './leases.ts'
import { lockIngest } from './lock.ts'
import { isMigrated, migrate } from './migrate.ts'
import { type NoticeReader, type NoticeWriter, noticeReader, noticeWriter } from './notices.ts'
import { type ArticleWriter, articleWriter } from './sightings.ts'

export interface StoreReader {
  readonly articles: ArticleReader
  readonly feeds: FeedReader
  readonly configurations: ConfigurationReader
  readonly notices: NoticeReader
  /** Grows with every commit of another connection; equal numbers mean an unchanged store. */
  dataVersion(): number
  /** A random UUID, fixed when the store was created. */
  instance(): string
  createdAt(): Instant
  /** Runs in one read transaction: what it reads belongs together. */
  snapshot<T>(read: () => T): T
  close(): void
}

export interface StoreWriter extends StoreReader {
  readonly articles: ArticleReader & ArticleWriter
  readonly configurations: ConfigurationReader & ConfigurationWriter
  readonly notices: NoticeReader & NoticeWriter
  readonly health: HealthWriter
  readonly leases: LeaseWriter
  readonly deliveries: DeliveryWriter
  /** All or nothing, and alone. @throws Fault `store/full`, `store/busy`, `store/corrupt` … */
  transaction<T>(work: () => T): T
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
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = NORMAL')
      db.pragma('foreign_keys = ON')
      migrate(db)
      return writer(db, lock.close)
    } catch (error) {
      lock.close()
      throw error
    }
  })
}

/** @throws Fault `store/missing` where nobody created it yet, `store/newer` where its schema is not this program's. */
export function openStoreReadOnly(dataDir: string): StoreReader {
  const file = fileOf(dataDir)
  if (!existsSync(file)) throw new Fault('store/missing', `there is no store in ${dataDir}`)
  return mapped(() => {
    const db = new Database(file, { readonly: true, timeout: 5000 })
    if (!isMigrated(db)) {
      db.close()
      throw new Fault('store/newer', 'the store has another schema than this program', { detail: file })
    }
    return reader(db)
  })
}

function reader(db: Database.Database): StoreReader {
  const self = db.prepare<[], { instance: string; created_at: number }>('SELECT instance, created_at FROM stores').get()
  return {
    articles: articleReader(db),
    feeds: feedReader(db),
    configurations: configurationReader(db),
    notices: noticeReader(db),
    dataVersion: () => db.pragma('data_version', { simple: true }) as number,
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
  return {
    ...reading,
    articles: { ...reading.articles, ...articleWriter(db) },
    configurations: { ...reading.configurations, ...configurationWriter(db) },
    notices: { ...reading.notices, ...noticeWriter(db) },
    health: healthWriter(db),
    leases: leaseWriter(db),
    deliveries: deliveryWriter(db),
    transaction: (work) => mapped(() => db.transaction(work).immediate()),
    close: () => {
      db.close()
      letGo()
    },
  }
}

function mapped<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeFault(error)
  }
}
