import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hostOf } from '#fetch/host-of.ts'
import { noPublicDetails } from '#model/details.ts'
import type { Filter } from '#model/filter.ts'
import { feedId } from '#model/ids.ts'
import { noHints } from '#model/polling.ts'
import { usualPolicy } from '#model/publish-policy.ts'
import { searchFunctions } from '#store/search.ts'
import { openStore } from '#store/store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { feedOf, startOfTest } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const now = startOfTest
const folder = 'src/store/migrations'

/** A database as the program of that schema left it. */
function databaseOfSchema(path: string, schema: number): Database.Database {
  const db = new Database(join(path, 'tributary.db'))
  db.pragma('foreign_keys = ON')
  searchFunctions(db)
  for (const name of readdirSync(folder).sort().slice(0, schema)) db.exec(readFileSync(join(folder, name), 'utf8'))
  db.pragma(`user_version = ${schema}`)
  return db
}

/** Five feeds, one of each state there was, with two entries and an attempt for `well`. */
function fill(db: Database.Database): void {
  db.exec(`
    INSERT INTO stores VALUES (1, 'the instance', ${now}, 7);
    INSERT INTO configurations (hash, settings, taken_up_at) VALUES ('same', '{"feeds":[],"schedule":{"everySeconds":1800}}', ${now});
    INSERT INTO hosts (host, not_before, not_before_reason) VALUES ('one.example:443', ${now + 5}, 'asked to');
    INSERT INTO articles (article_id, public_id, leading_entry, title, summary, content, text, categories, enclosures, updated_at, sort_at,
      sort_because, first_seen_at, changed_seq, rules_version, clean_version)
      VALUES ('one', 'urn:1', 1, '', '', '', '', '[]', '[]', 1, 1, '', 1, 1, '', 1), ('two', 'urn:2', 2, '', '', '', '', '[]', '[]', 2, 2, '', 2, 2, '', 1);`)
  const feed = db.prepare(`
    INSERT INTO feeds (feed_id, url, topics, regions, enabled, private, added_at, removed_at)
    VALUES (:id, 'https://' || :id || '.example/feed.xml', '[]', '[]', :enabled, 0, 1, :removed)`)
  const health = db.prepare(`
    INSERT INTO feed_health (feed_id, host, moved_to, etag, last_modified, recent_hashes, damage, next_at, next_reason, last_attempt_at,
      last_success_at, last_new_at, consecutive_failures, fault_code, fault_message, fault_at, lease, lease_boot, lease_until, lease_losses)
    VALUES (:id, 'one.example:443', NULL, '"e"', 'lm', '["h"]', '["bad"]', :next, 'because', 11, :success, 13, :failures,
      :code, :message, :at, 'L', 'boot', 14, 2)`)
  const common = { enabled: 1, removed: null, next: now, success: 12, failures: 0, code: null, message: null, at: null }
  const failing = { failures: 4, code: 'fetch/gone', message: 'gone', at: 15 }
  const rows = [
    { ...common, id: 'well' },
    { ...common, id: 'new', success: null },
    { ...common, ...failing, id: 'bad' },
    { ...common, id: 'off', enabled: 0, next: null },
    { ...common, id: 'out', removed: 9, next: null },
  ]
  for (const row of rows) {
    feed.run(row)
    health.run(row)
  }
  db.exec(`
    INSERT INTO entries (feed_id, identity, address_shared, content_hash, own, text_length, article_id, sort_at, first_seen_at, changed_at)
      VALUES ('well', 'a', 0, '', 1, 0, 'one', 1, 1, 1), ('well', 'b', 0, '', 1, 0, 'two', 2, 2, 2), ('out', 'c', 0, '', 1, 0, 'two', 2, 2, 2);
    INSERT INTO attempts VALUES (5, 'well', 11, 'fault', 410, 'fetch/gone', 'gone', 'detail', 1, 2, 3, 4, ${now}, 'because');`)
}

test('a store of schema 3 is taken over with all that was in it', () => {
  using data = temporaryFolder()
  const before = databaseOfSchema(data.path, 3)
  fill(before)
  before.close()
  const store = openStore(data.path)
  const health = (id: string) => store.feeds.healthOf(feedId(id), now)
  expect(store.feeds.counts(now)).toEqual({ waiting: 1, healthy: 1, silent: 0, failing: 1, stopped: 0, disabled: 1, removed: 1 })
  expect(health('well')).toMatchObject({
    ...{ articles: 2, nextAt: now, nextReason: 'because', damage: ['bad'], lastAttemptAt: 11, lastSuccessAt: 12, lastNewAt: 13 },
    ...{ rhythmSeconds: null, newestAt: null, moving: null, subscription: null },
    feed: { secrets: null, folders: [], opml: {} },
    host: { host: 'one.example:443', until: now + 5, because: 'asked to' },
  })
  expect([health('new')?.articles, health('out')?.articles]).toEqual([0, 1])
  expect(health('bad')).toMatchObject({ consecutiveFailures: 4, fault: { code: 'fetch/gone', message: 'gone', at: 15 } })
  expect(store.health.followed(feedId('bad'), now)).toMatchObject({
    faultSince: 15,
    faultTimes: 1,
    brokenTold: false,
    hints: noHints,
    lease: 'L',
  })
  expect(store.leases.order(feedId('well'))).toMatchObject({ validators: { etag: '"e"', lastModified: 'lm' }, recentHashes: ['h'] })
  expect(store.feeds.attempts(feedId('well'))).toEqual([
    {
      ...{ at: 11, outcome: 'fault', status: 410, fault: { code: 'fetch/gone', message: 'gone', detail: 'detail' } },
      ...{ bytes: 1, durationMs: 2, entriesNew: 3, entriesChanged: 4, nextAt: now, nextReason: 'because' },
    },
  ])
  expect(store.instance()).toBe('the instance')
  store.close()
  const after = new Database(join(data.path, 'tributary.db'), { readonly: true })
  expect(after.pragma('foreign_key_check')).toEqual([])
  expect(after.pragma('integrity_check', { simple: true })).toBe('ok')
  after.close()
})

test('entries stored before know the title and date of the article they lead, by which their guids are judged, and events stay', () => {
  using data = temporaryFolder()
  const before = databaseOfSchema(data.path, 6)
  before.exec(`
    INSERT INTO hosts (host) VALUES ('a.example:443');
    INSERT INTO feeds (feed_id, url, topics, regions, enabled, private, added_at) VALUES ('a', 'https://a.example/', '[]', '[]', 1, 0, 1);
    INSERT INTO events (feed_id, at, kind, because) VALUES ('a', 5, 'moved', 'it moved');
    INSERT INTO articles (article_id, public_id, leading_entry, title, summary, content, text, categories, enclosures, stated_at, updated_at,
      sort_at, sort_because, first_seen_at, changed_seq, rules_version, clean_version)
      VALUES ('one', 'urn:1', 1, 'Title', '', '', '', '[]', '[]', 77, 1, 1, '', 1, 1, '', 1);
    INSERT INTO entries (entry_id, feed_id, identity, guid, address_shared, content_hash, own, text_length, article_id, sort_at, first_seen_at, changed_at)
      VALUES (1, 'a', 'guid:g', 'g', 0, '', 1, 0, 'one', 1, 1, 1), (2, 'a', 'guid:h', 'h', 0, '', 1, 0, 'one', 1, 1, 1);`)
  before.close()
  const store = openStore(data.path)
  const sought = (guid: string) =>
    store.articles.candidatesFor(feedId('a'), entryOf({ guid, identity: `guid:${guid}`, title: 'Unknown' })).sameFeed
  expect(sought('g')).toMatchObject([{ title: 'Title', statedAt: 77 }])
  expect(sought('h')).toMatchObject([{ title: null, statedAt: null }])
  expect(store.events.newest(5)).toMatchObject([{ id: 1, feed: 'a', at: 5, kind: 'moved', because: 'it moved' }])
  store.close()
})

test('articles stored before are found by their words and languages', () => {
  using data = temporaryFolder()
  const before = databaseOfSchema(data.path, 3)
  fill(before)
  before.exec(
    `UPDATE articles SET title = 'Air defence', summary = 'In short.', text = '北约 met', language = 'uk-UA' WHERE article_id = 'two'`,
  )
  before.close()
  const store = openStore(data.path)
  const found = (filter: Filter) => store.articles.page(filter, null, 9).articles.map(({ title }) => title)
  for (const words of ['air defence', 'in short', '北约']) {
    expect(found({ kind: 'text', within: 'all', words, prefix: false }), words).toEqual(['Air defence'])
  }
  expect(found({ kind: 'language', language: 'uk' })).toEqual(['Air defence'])
  expect(store.articles.languages()).toEqual(['uk'])
  store.close()
})

test('articles stored before keep their tags with all that speaks for them; what they name in passing is in no slice', () => {
  using data = temporaryFolder()
  const before = databaseOfSchema(data.path, 15)
  before.exec(`
    INSERT INTO hosts (host) VALUES ('a.example:443');
    INSERT INTO feeds (feed_id, url, topics, regions, enabled, private, added_at) VALUES ('a', 'https://a.example/', '[]', '[]', 1, 0, 1);
    INSERT INTO sources (feed_id, title) VALUES ('a', 'A');
    INSERT INTO articles (article_id, public_id, leading_entry, title, summary, content, text, categories, enclosures, updated_at, sort_at,
      sort_because, first_seen_at, changed_seq, rules_version, clean_version)
      VALUES ('one', 'urn:1', 1, 'One', '', '', '', '[]', '[]', 1, 1, '', 1, 1, '', 1), ('two', 'urn:2', 2, 'Two', '', '', '', '[]', '[]', 2, 2, '', 2, 2, '', 1);
    INSERT INTO entries (entry_id, feed_id, identity, address_shared, content_hash, own, text_length, article_id, sort_at, first_seen_at, changed_at)
      VALUES (1, 'a', 'one', 0, '', 1, 0, 'one', 1, 1, 1), (2, 'a', 'two', 0, '', 1, 0, 'two', 2, 1, 1);
    INSERT INTO tags (article_id, kind, value, score, passing, evidence, sort_at)
      VALUES ('one', 'topic', 'nato', 0.5, 0, '[{"phrase":"NATO","where":"title","offset":0,"rule":"NATO"}]', 1), ('one', 'country', 'FR', 0.1, 1, '[]', 1);`)
  before.close()
  const store = openStore(data.path)
  const titles = (filter: Filter) => store.articles.page(filter, null, 9).articles.map(({ title }) => title)
  expect(titles({ kind: 'tag', tag: 'topic', value: 'nato' })).toEqual(['One'])
  expect(titles({ kind: 'tag', tag: 'country', value: 'FR' })).toEqual([])
  const nato = {
    kind: 'topic',
    value: 'nato',
    score: 0.5,
    passing: false,
    evidence: [{ phrase: 'NATO', where: 'title', offset: 0, rule: 'NATO' }],
  }
  expect(store.articles.page({ kind: 'all' }, null, 9).articles.map(({ tags }) => tags)).toEqual([[], [nato]])
  store.close()
})

test('articles stored before show who wrote them, unless all that is known is a mail address; sources are shown whole', () => {
  using data = temporaryFolder()
  const before = databaseOfSchema(data.path, 10)
  before.exec(`
    INSERT INTO hosts (host) VALUES ('a.example:443');
    INSERT INTO feeds (feed_id, url, topics, regions, enabled, private, added_at) VALUES ('a', 'https://a.example/', '[]', '[]', 1, 0, 1);
    INSERT INTO sources (feed_id, title, description) VALUES ('a', 'A', 'About a');`)
  const article = before.prepare(`
    INSERT INTO articles (article_id, public_id, leading_entry, title, author, summary, content, text, categories, enclosures, updated_at,
      sort_at, sort_because, first_seen_at, changed_seq, rules_version, clean_version)
    VALUES (:id, :id, :entry, :id, :author, '', '', '', '[]', '[]', 1, 1, '', 1, 1, '', 1)`)
  const entry = before.prepare(`
    INSERT INTO entries (entry_id, feed_id, identity, address_shared, content_hash, own, text_length, article_id, sort_at, first_seen_at, changed_at)
    VALUES (:entry, 'a', :id, 0, '', 1, 0, :id, 1, 1, 1)`)
  for (const [index, author] of ['Ada Lind', 'desk@a.example', '@ada', null].entries()) {
    const row = { id: `abc${'defg'[index]}`, entry: index + 1, author }
    article.run(row)
    entry.run(row)
  }
  before.close()
  const store = openStore(data.path)
  const { articles } = store.articles.page({ kind: 'all' }, null, 10)
  expect(articles.map(({ author, details }) => [author, details]).reverse()).toEqual(
    ['Ada Lind', null, '@ada', null].map((author) => [author, noPublicDetails]),
  )
  expect(store.feeds.source(feedId('a'))).toMatchObject({ rights: null, description: 'About a', policy: usualPolicy })
  store.close()
})

test('after the upgrade the same feeds.json is taken up anew, and changes no feed', () => {
  using data = temporaryFolder()
  const before = databaseOfSchema(data.path, 3)
  fill(before)
  before.close()
  const store = openStore(data.path)
  expect(store.configurations.current()?.hash).not.toBe('same')
  const feeds = ['well', 'new', 'bad'].map((id) => feedOf(id))
  const take = () =>
    store.configurations.takeUp(
      'same',
      { feeds: [...feeds, feedOf('off', { enabled: false })], schedule: { everySeconds: null } },
      hostOf,
      now,
    )
  expect(store.transaction(take)).toEqual({ added: [], resumed: [], changed: [], removed: [] })
  store.close()
})

test('what leads to the newest schema leads there from nothing as well as from each one before', () => {
  const newest = readdirSync(folder).length
  const schemas = Array.from({ length: newest }, (_, before) => {
    using data = temporaryFolder()
    databaseOfSchema(data.path, before).close()
    openStore(data.path).close()
    const db = new Database(join(data.path, 'tributary.db'), { readonly: true })
    const rows = db.prepare<[], { sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all()
    db.close()
    return rows.map(({ sql }) => sql)
  })
  for (const schema of schemas) expect(schema).toEqual(schemas[0])
})
