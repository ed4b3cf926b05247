import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { allOf, type Filter } from '#model/filter.ts'
import { feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { articleTags } from '#store/article-tags.ts'
import { articleReader, type PageStart } from '#store/articles.ts'
import { backlogWriter } from '#store/backlogs.ts'
import { changeMarkReader } from '#store/change-marks.ts'
import { configurationReader, configurationWriter } from '#store/configurations.ts'
import { deliveryWriter } from '#store/deliveries.ts'
import { eventReader, eventWriter } from '#store/events.ts'
import { feedReader } from '#store/feeds.ts'
import { fulltextWriter, pageTexts } from '#store/fulltexts.ts'
import { healthWriter } from '#store/health.ts'
import { hostReader, hostWriter } from '#store/hosts.ts'
import { hubRequestReader, hubRequestWriter } from '#store/hub-requests.ts'
import { leaseWriter } from '#store/leases.ts'
import { migrate } from '#store/migrate.ts'
import { noticeReader, noticeWriter } from '#store/notices.ts'
import { operatorWriter } from '#store/operator.ts'
import { retaggingWriter } from '#store/retagging.ts'
import { searchWriter } from '#store/search.ts'
import { articleWriter } from '#store/sightings.ts'
import { subscriberReader, subscriberWriter } from '#store/subscribers.ts'
import { subscriptionReader, subscriptionWriter } from '#store/subscriptions.ts'
import { openTallies } from '#store/tallies.ts'
import { withdrawalReader } from '#store/withdrawals.ts'
import { withdrawingWriter } from '#store/withdrawing.ts'

const writersAndReaders = [
  ...[openTallies, configurationReader, configurationWriter, deliveryWriter, feedReader, healthWriter, leaseWriter],
  ...[noticeReader, noticeWriter, eventReader, eventWriter, hostReader, hostWriter, subscriptionReader, subscriptionWriter],
  ...[hubRequestReader, hubRequestWriter, subscriberReader, subscriberWriter],
  ...[fulltextWriter, pageTexts, backlogWriter, operatorWriter, changeMarkReader],
]
const filters: Readonly<Record<string, Filter>> = {
  all: { kind: 'all' },
  tag: { kind: 'tag', tag: 'topic', value: 'nato' },
  source: { kind: 'source', source: feedId('a') },
  language: { kind: 'language', language: 'uk' },
  both: allOf([
    { kind: 'tag', tag: 'topic', value: 'nato' },
    { kind: 'not', part: { kind: 'source', source: feedId('a') } },
    { kind: 'since', at: instant(1) },
  ]),
  either: {
    kind: 'or',
    parts: [
      { kind: 'tag', tag: 'topic', value: 'nato' },
      { kind: 'source', source: feedId('a') },
    ],
  },
  window: allOf([
    { kind: 'since', at: instant(1) },
    { kind: 'before', at: instant(2) },
  ]),
}
const cursor = { sortAt: 1, id: 'a' }
const starts: Readonly<Record<string, PageStart>> = { newest: null, older: { before: cursor }, newer: { after: cursor } }

/** Plans of everything the store prepares, by the statement's text in one line. */
const plans = new Map<string, readonly string[]>()
/** The walk of each slice from each start: `tag older`. */
const walks = new Map<string, string>()

beforeAll(() => {
  const db = new Database(':memory:')
  migrate(db)
  const prepare = db.prepare.bind(db)
  const prepared: string[] = []
  db.prepare = ((sql: string) => {
    prepared.push(sql)
    return prepare(sql)
  }) as typeof db.prepare
  const tallies = openTallies(db)
  const tags = articleTags(db, tallies)
  articleWriter(db, tallies, tags, searchWriter(db))
  retaggingWriter(db, tallies, tags)
  withdrawingWriter(db, tallies, tags, searchWriter(db))
  for (const make of writersAndReaders) make(db)
  const articles = articleReader(db)
  withdrawalReader(db, articles.hiddenMatching)
  for (const [filter, value] of Object.entries(filters)) {
    articles.matching(value, [])
    for (const [start, from] of Object.entries(starts)) {
      articles.page(value, from, 10)
      walks.set(`${filter} ${start}`, oneLine(prepared.at(-1) ?? ''))
    }
    articles.changedSince(value, 0, 10)
  }
  for (const sql of prepared) {
    const parameters = Object.fromEntries(Array.from(sql.matchAll(/:(\w+)/g), (match) => [match[1], null]))
    const blanks = Array.from(sql.matchAll(/[(=,]\s*\?/g), () => null)
    const rows = prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...blanks, parameters)
    plans.set(
      oneLine(sql),
      rows.map((row) => row.detail),
    )
  }
  db.close()
})

function oneLine(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim()
}

const tested = ['CORRELATED SCALAR SUBQUERY 1', 'SEARCH e USING COVERING INDEX entries_source (feed_id=? AND sort_at=? AND article_id=?)']
const visible = 'SEARCH a USING INDEX sqlite_autoindex_articles_1 (article_id=?)'

test.each([
  ['all newest', ['SCAN w USING INDEX articles_stream']],
  ['all older', ['SEARCH w USING INDEX articles_stream ((sort_at,article_id)<(?,?))']],
  ['all newer', ['SEARCH w USING INDEX articles_stream ((sort_at,article_id)>(?,?))']],
  ['tag newest', ['SEARCH w USING PRIMARY KEY (tag=?)', visible]],
  ['tag older', ['SEARCH w USING PRIMARY KEY (tag=? AND (sort_at,article_id)<(?,?))', visible]],
  ['tag newer', ['SEARCH w USING PRIMARY KEY (tag=? AND (sort_at,article_id)>(?,?))', visible]],
  ['source newest', ['SEARCH w USING COVERING INDEX entries_source (feed_id=?)', visible]],
  ['source older', ['SEARCH w USING COVERING INDEX entries_source (feed_id=? AND (sort_at,article_id)<(?,?))', visible]],
  ['source newer', ['SEARCH w USING COVERING INDEX entries_source (feed_id=? AND (sort_at,article_id)>(?,?))', visible]],
  ['language newest', ['SEARCH w USING INDEX articles_language (language_base=?)']],
  ['language older', ['SEARCH w USING INDEX articles_language (language_base=? AND (sort_at,article_id)<(?,?))']],
  ['both newest', ['SEARCH w USING PRIMARY KEY (tag=? AND sort_at>?)', ...tested, visible]],
  ['both older', ['SEARCH w USING PRIMARY KEY (tag=? AND sort_at>? AND (sort_at,article_id)<(?,?))', ...tested, visible]],
  ['both newer', ['SEARCH w USING PRIMARY KEY (tag=? AND (sort_at,article_id)>(?,?))', ...tested, visible]],
  [
    'either older',
    [
      ...['MERGE (UNION)', 'LEFT', 'SEARCH w USING PRIMARY KEY (tag=? AND (sort_at,article_id)<(?,?))', visible],
      ...['RIGHT', 'SEARCH w USING COVERING INDEX entries_source (feed_id=? AND (sort_at,article_id)<(?,?))', visible],
    ],
  ],
  ['window newest', ['SEARCH w USING INDEX articles_stream (sort_at>? AND sort_at<?)']],
  ['window older', ['SEARCH w USING INDEX articles_stream (sort_at>? AND (sort_at,article_id)<(?,?))']],
  ['window newer', ['SEARCH w USING INDEX articles_stream ((sort_at,article_id)>(?,?) AND sort_at<?)']],
])('a page of a slice, %s, is one walk of its index that ends at the limit', (walk, plan) => {
  const sql = walks.get(walk) ?? ''
  expect(sql).toMatch(/LIMIT :limit$/)
  expect(plans.get(sql)).toEqual(plan)
})

test.each([
  {
    what: 'which feeds are due',
    sql: /^SELECT feed_id, host, lease_losses FROM feed_health/,
    uses: 'SEARCH feed_health USING COVERING INDEX feed_health_due (next_at<?)',
  },
  {
    what: 'which feeds are asked while nothing can be reached',
    sql: /max\(coalesce\(last_success_at/,
    uses: 'SEARCH feed_health USING COVERING INDEX feed_health_due (next_at<?)',
  },
  {
    what: 'which feeds are due when the network is back',
    sql: /row_number\(\) OVER .* FROM feed_health/,
    uses: 'SEARCH feed_health USING COVERING INDEX feed_health_due (next_at<?)',
  },
  {
    what: 'what a clock that was set back left',
    sql: /'the clock was set back'/,
    uses: 'SEARCH feed_health USING COVERING INDEX feed_health_due (next_at>?)',
  },
  {
    what: 'which feeds have fallen silent',
    sql: /^SELECT feed_id, newest_at, silent_at/,
    uses: 'SEARCH feed_health USING INDEX feed_health_silent (silent_at<?)',
  },
  {
    what: 'when a feed posted',
    sql: /^SELECT sort_at FROM entries WHERE feed_id/,
    uses: 'SEARCH entries USING COVERING INDEX entries_source (feed_id=?)',
  },
  {
    what: 'the feeds of one state',
    sql: /h\.standing = :standing/,
    uses: 'SEARCH h USING INDEX feed_health_standing (standing=? AND feed_id>?)',
  },
  {
    what: 'how many feeds are in each state',
    sql: /GROUP BY standing/,
    uses: 'SCAN feed_health USING INDEX feed_health_standing',
  },
  {
    what: 'the events of a feed',
    sql: /FROM events WHERE feed_id/,
    uses: 'SEARCH events USING INDEX events_feed (feed_id=?)',
  },
  {
    what: 'whose lease ran out',
    sql: /^SELECT lease FROM feed_health/,
    uses: 'SEARCH feed_health USING INDEX feed_health_lease (lease>?)',
  },
  {
    what: 'which pages’ leases ran out',
    sql: /^SELECT lease FROM feed_health/,
    uses: 'SEARCH fulltexts USING INDEX fulltexts_lease (lease>?)',
  },
  {
    what: 'which pages are due',
    sql: /^SELECT p\.article_id, p\.host/,
    uses: 'SEARCH p USING INDEX fulltexts_due (next_at<?)',
  },
  {
    what: 'which pages a lost lease held',
    sql: /^SELECT article_id, feed_id, tries FROM fulltexts/,
    uses: 'SEARCH fulltexts USING INDEX fulltexts_lease (lease=?)',
  },
  {
    what: 'the last page of a feed that failed',
    sql: /^SELECT url, because, asked_at FROM fulltexts/,
    uses: 'SEARCH fulltexts USING INDEX fulltexts_feed (feed_id=? AND state=? AND asked_at>?)',
  },
  {
    what: 'how many pages of a feed are in each state',
    sql: /FROM fulltexts WHERE feed_id = :feed GROUP BY state/,
    uses: 'SEARCH fulltexts USING INDEX fulltexts_feed (feed_id=?)',
  },
  {
    what: 'the pages of a feed that asks for none any more',
    sql: /^DELETE FROM fulltexts WHERE feed_id/,
    uses: 'SEARCH fulltexts USING COVERING INDEX fulltexts_feed (feed_id=?)',
  },
  {
    what: 'which archives are due',
    sql: /^SELECT b\.feed_id, b\.host/,
    uses: 'SEARCH b USING INDEX backlogs_due (next_at<?)',
  },
  {
    what: 'which archives a lost lease held',
    sql: /^SELECT feed_id, tries FROM backlogs/,
    uses: 'SEARCH backlogs USING INDEX backlogs_lease (lease=?)',
  },
  {
    what: 'whether an entry of an archive was known',
    sql: /^SELECT 1 AS one FROM json_each\(:entries\)/,
    uses: 'SEARCH e USING INTEGER PRIMARY KEY (rowid=?)',
  },
  {
    what: 'which feeds a lease holds',
    sql: /^UPDATE feed_health SET lease = NULL, lease_losses/,
    uses: 'SEARCH feed_health USING COVERING INDEX feed_health_lease (lease=?)',
  },
  {
    what: 'whether an item could be known',
    sql: /AS known$/,
    uses: 'SEARCH entries USING COVERING INDEX sqlite_autoindex_entries_1 (feed_id=? AND identity=?)',
  },
  {
    what: 'what could be the same item of its feed',
    sql: /e\.entry_id IN/,
    uses: 'SEARCH e USING INTEGER PRIMARY KEY (rowid=?)',
  },
  {
    what: 'the same identity in its feed',
    sql: /e\.entry_id IN/,
    uses: 'SEARCH entries USING COVERING INDEX sqlite_autoindex_entries_1 (feed_id=? AND identity=?)',
  },
  {
    what: 'the same guid in its feed',
    sql: /e\.entry_id IN/,
    uses: 'SEARCH entries USING INDEX entries_guid (feed_id=? AND guid=?)',
  },
  {
    what: 'the same title in its feed',
    sql: /e\.entry_id IN/,
    uses: 'SEARCH entries USING COVERING INDEX entries_title (feed_id=? AND title=?)',
  },
  {
    what: 'the same address elsewhere',
    sql: /e\.canonical_url = :address/,
    uses: 'SEARCH e USING INDEX entries_canonical (canonical_url=?)',
  },
  {
    what: 'who bears a public id',
    sql: /public_id = \?$/,
    uses: 'SEARCH articles USING COVERING INDEX sqlite_autoindex_articles_2 (public_id=?)',
  },
  {
    what: 'how many articles bear tags of other rules',
    sql: /AS due$/,
    uses: 'SEARCH articles USING COVERING INDEX articles_rules (rules_version>?)',
  },
  {
    what: 'the newest article of other rules',
    sql: /WHERE rules_version = :version/,
    uses: 'SEARCH articles USING INDEX articles_rules (rules_version=?)',
  },
  {
    what: 'the articles of some days',
    sql: /FROM articles WHERE hidden = 0 AND sort_at >= :since ORDER BY/,
    uses: 'SEARCH articles USING INDEX articles_stream (sort_at>?)',
  },
  {
    what: 'what was withdrawn lately',
    sql: /FROM withdrawals x CROSS JOIN articles a/,
    uses: 'SEARCH x USING INDEX withdrawals_at (at>?)',
  },
  {
    what: 'the articles that a withdrawn source leads',
    sql: /a\.hidden = 0 AND a\.leading_entry = e\.entry_id/,
    uses: 'SEARCH e USING COVERING INDEX entries_source (feed_id=? AND (sort_at,article_id)<(?,?))',
  },
  {
    what: 'the articles that went with a source',
    sql: /FROM entries e JOIN withdrawals w/,
    uses: 'SEARCH e USING COVERING INDEX entries_source (feed_id=? AND (sort_at,article_id)<(?,?))',
  },
  {
    what: 'the articles of a feed',
    sql: /WHERE article_id IN \(SELECT article_id FROM entries WHERE feed_id/,
    uses: 'SEARCH entries USING COVERING INDEX entries_source (feed_id=?)',
  },
  {
    what: 'what changed since',
    sql: /a\.changed_seq > :since/,
    uses: 'SEARCH a USING INDEX articles_changed (changed_seq>?)',
  },
  {
    what: 'how an article changed since',
    sql: /a\.changed_seq > :since/,
    uses: 'SEARCH c EXISTS USING INDEX changes_article (article_id=? AND seq>?)',
  },
  { what: 'which changes came since', sql: /FROM changes WHERE seq > :seq/, uses: 'SEARCH changes USING INTEGER PRIMARY KEY (rowid>?)' },
  {
    what: 'which entries came since',
    sql: /FROM entries WHERE entry_id > :entry/,
    uses: 'SEARCH entries USING INTEGER PRIMARY KEY (rowid>?)',
  },
  { what: 'the tags of a page', sql: /JOIN article_tags t USING/, uses: 'SEARCH t USING INTEGER PRIMARY KEY (rowid=?)' },
  { what: 'the sources of a page', sql: /JOIN entries e ON e\.article_id/, uses: 'SEARCH e USING INDEX entries_article (article_id=?)' },
])('$what is found by its index', ({ sql, uses }) => {
  const found = [...plans].filter(([text]) => sql.test(text))
  expect(found.length).toBeGreaterThan(0)
  for (const [text, plan] of found) expect(plan, text).toContain(uses)
})

test('no statement reads a table through that grows with the news', () => {
  const scans = [...plans].flatMap(([sql, plan]) =>
    plan
      .filter((step) => /^SCAN (articles|entries|tags|changes|attempts|fulltexts|backlogs|[abetwp])\b/.test(step))
      .map((step) => `${step}: ${sql}`),
  )
  expect(scans).toEqual([
    // For a command that looks at every article afterwards.
    `SCAN articles: UPDATE articles SET rules_version = printf('%.*c', length(rules_version), '-')`,
    // Counting is for the operator, and the index is the smallest there is.
    'SCAN articles USING INDEX articles_stream: SELECT count(*) AS articles FROM articles INDEXED BY articles_stream WHERE hidden = 0',
    `SCAN w USING INDEX articles_stream: ${walks.get('all newest')}`,
  ])
})

test('nothing is sorted but what is small, one page, ties, tables of a few rows, or rare: feeds in an outage, for a command', () => {
  const sorted = [...plans].filter(([, plan]) => plan.some((step) => /^USE TEMP B-TREE/.test(step)))
  const small = ([sql, plan]: [string, readonly string[]]) =>
    plan.includes('SCAN i VIRTUAL TABLE INDEX 1:') ||
    plan.includes('USE TEMP B-TREE FOR LAST TERM OF ORDER BY') ||
    // The sources of one article, and the ways to name one.
    /FROM (tag_counts|notices|hosts o|subscribers|hub_requests)\b|ORDER BY leads DESC|UNION SELECT article_id FROM articles WHERE public_id/.test(
      sql,
    )
  const rare = ([sql]: [string, readonly string[]]) => /max\(coalesce\(last_success_at|row_number\(\) OVER|h\.moved_to = :text/.test(sql)
  expect(sorted.filter((statement) => !small(statement) && !rare(statement))).toEqual([])
  expect(plans.size).toBeGreaterThan(60)
})
