/**
 * The least that a reader of feeds written for Node has to do, as a rival: fetch, parse, sanitise, store, find again. One process, no queue, no threads,
 * no limits, no tags, no duplicates found. `node bench/bare.ts URLS DATABASE` reloads every address of a file once and prints what it took since it was ready.
 */
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { parseFeed } from 'htmlparser2'
import sanitizeHtml from 'sanitize-html'
import { Agent } from 'undici'

const [urlsFile = '', databaseFile = ''] = process.argv.slice(2)
const atOnce = 64

const urls = readFileSync(urlsFile, 'utf8').trim().split('\n')
const agent = new Agent({ connections: atOnce, pipelining: 1 })
const db = new Database(databaseFile)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = NORMAL')
db.exec(`
  CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, title TEXT, etag TEXT, last_modified TEXT) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS items (item INTEGER PRIMARY KEY, feed TEXT NOT NULL, guid TEXT NOT NULL, title TEXT, link TEXT, content TEXT, at INTEGER, UNIQUE (feed, guid));
  CREATE INDEX IF NOT EXISTS items_at ON items (at);
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, content, content='items', content_rowid='item');`)
const validators = db.prepare<[string], { etag: string | null; last_modified: string | null }>(
  'SELECT etag, last_modified FROM feeds WHERE url = ?',
)
const saveFeed = db.prepare('INSERT OR REPLACE INTO feeds (url, title, etag, last_modified) VALUES (?, ?, ?, ?)')
const isKnown = db.prepare<[string, string], { item: number }>('SELECT item FROM items WHERE feed = ? AND guid = ?')
const saveItem = db.prepare('INSERT INTO items (feed, guid, title, link, content, at) VALUES (?, ?, ?, ?, ?, ?)')
const saveWords = db.prepare('INSERT INTO words (rowid, title, content) VALUES (?, ?, ?)')

const started = performance.now()
const startedCpu = process.cpuUsage()
const left = urls.values()
await Promise.all(Array.from({ length: atOnce }, reloadNext))
await agent.close()
db.close()
const { user, system } = process.cpuUsage(startedCpu)
console.log(JSON.stringify({ wallSeconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1_000_000 }))

async function reloadNext(): Promise<void> {
  for (const url of left) await reload(url)
}

async function reload(url: string): Promise<void> {
  const known = validators.get(url)
  const headers: Record<string, string> = { 'accept-encoding': 'gzip' }
  if (known?.etag) headers['if-none-match'] = known.etag
  if (known?.last_modified) headers['if-modified-since'] = known.last_modified
  const { origin, pathname } = new URL(url)
  const answer = await agent.request({ origin, path: pathname, method: 'GET', headers })
  if (answer.statusCode === 304) return answer.body.dump()
  const feed = parseFeed(await answer.body.text())
  if (answer.statusCode !== 200 || feed === null) throw new Error(`${url} answered ${answer.statusCode} and no feed`)
  db.transaction(() => {
    saveFeed.run(url, feed.title, answer.headers.etag, answer.headers['last-modified'])
    for (const item of feed.items) {
      const guid = item.id ?? item.link ?? ''
      if (isKnown.get(url, guid) !== undefined) continue
      const content = sanitizeHtml(item.description ?? '')
      const { lastInsertRowid } = saveItem.run(url, guid, item.title, item.link, content, item.pubDate?.getTime())
      saveWords.run(lastInsertRowid, item.title, content.replace(/<[^>]*>/g, ' '))
    }
  }).immediate()
}
