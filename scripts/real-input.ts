/**
 * Real feed documents through the whole service: `node scripts/real-input.ts [FOLDER]`.
 * Serves each file over loopback as a feed of its own, lets the service read them, and prints how many items each document has, counted in its text alone,
 * how many were stored, and why the two differ. Ends with 1 where that is not what the table below says.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { roles, startApp } from '#app.ts'
import { readFeedsFile } from '#config/config.ts'
import { readEnvironment } from '#config/environment.ts'
import { instant } from '#model/instant.ts'
import { openStoreReadOnly } from '#store/store.ts'

interface Explanation {
  /** Items of the document that are not stored. */
  readonly missing: number
  readonly why: string
}

/** Every file that needs a word; of all others each item is stored. */
const explanations: Readonly<Record<string, Explanation>> = {
  'incomplete-fields.atom': { missing: 1, why: 'the only entry is an empty author: there is nothing to show' },
  'unrecognized.rss': { missing: 0, why: 'no feed but a web page that says it has moved: parse/html' },
}

interface Row {
  readonly file: string
  /** Counted in the text. */
  readonly items: number
  readonly stored: number
}

interface Result {
  readonly rows: readonly Row[]
  /** An item that two files show is one article. */
  readonly articles: number
}

process.exitCode = report(await ingestFolder(process.argv[2] ?? '../shared/feeds'))

/** @returns the exit code */
function report({ rows, articles }: Result): number {
  const width = Math.max(...rows.map(({ file }) => file.length))
  for (const row of rows) {
    const why = isExplained(row) ? (explanations[row.file]?.why ?? '') : 'NOT EXPLAINED'
    console.log(`${row.file.padEnd(width)} ${String(row.items).padStart(5)} ${String(row.stored).padStart(5)}  ${why}`.trimEnd())
  }
  const stored = rows.reduce((sum, row) => sum + row.stored, 0)
  console.log(`${rows.length} files, ${stored} items stored, ${articles} articles: ${stored - articles} shown by more than one file`)
  return rows.every(isExplained) ? 0 : 1
}

function isExplained({ file, items, stored }: Row): boolean {
  return items - stored === (explanations[file]?.missing ?? 0)
}

async function ingestFolder(folder: string): Promise<Result> {
  const documents = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]))
  const server = await serve(documents)
  const work = mkdtempSync(join(tmpdir(), 'tributary-real-input-'))
  try {
    return await ingest(documents, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, work)
  } finally {
    server.close()
    server.closeAllConnections()
    rmSync(work, { recursive: true })
  }
}

/** As a server that knows nothing of feeds: without a type. */
async function serve(documents: ReadonlyMap<string, Buffer>): Promise<Server> {
  const server = createServer((request, response) => response.end(documents.get(decodeURIComponent(request.url?.slice(1) ?? ''))))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

async function ingest(documents: ReadonlyMap<string, Buffer>, address: string, work: string): Promise<Result> {
  const feeds = [...documents.keys()].map((file, index) => ({ id: `file-${index}`, url: `${address}/${encodeURIComponent(file)}` }))
  const environment = readEnvironment({
    PORT: '0',
    DATA_DIR: join(work, 'data'),
    FEEDS_FILE: join(work, 'feeds.json'),
    FETCH_ALLOW_NETWORKS: '127.0.0.0/8',
  })
  writeFileSync(environment.feedsFile, JSON.stringify({ feeds }))
  const feedsFile = readFeedsFile(environment.feedsFile)
  if (!feedsFile.ok) throw new Error(JSON.stringify(feedsFile.faults))
  const log = { info: () => {}, warn: () => {}, error: (fields: object, message: string) => console.error(message, fields) }
  const onFatal = (error: Error) => {
    throw error
  }
  await using _app = await startApp({ environment, roles, atStart: { ...feedsFile, broken: null }, log, onFatal })
  const store = openStoreReadOnly(environment.dataDir)
  try {
    while (store.feeds.health(instant(Date.now())).some(({ lastAttemptAt }) => lastAttemptAt === null)) await sleep(100)
    const stored = new Map<string, number>(store.feeds.health(instant(Date.now())).map(({ feed, articles }) => [feed.id, articles]))
    const rows = [...documents].map(([file, bytes], index) => ({ file, items: itemsIn(bytes), stored: stored.get(`file-${index}`) ?? 0 }))
    return { rows: rows.sort((one, other) => one.file.localeCompare(other.file, 'en')), articles: store.articles.count() }
  } finally {
    store.close()
  }
}

/** By their start tags: what a reader may not share with ours. */
function itemsIn(bytes: Buffer): number {
  return bytes.toString('latin1').match(/<(?:item|entry)[\s>]/g)?.length ?? 0
}
