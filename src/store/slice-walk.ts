/**
 * How a page of a filter's articles is found: a walk of one index in the order shown, that tests what the index does not say, and ends when the page
 * is full. Of parts that must all hold the rarest is walked; where one of several is enough, their walks are merged.
 */
import type Database from 'better-sqlite3'
import type { Filter } from '#model/filter.ts'
import type { FeedId } from '#model/ids.ts'
import { baseOf, type FilterSources, type FilterSql, filterSql, gathered, matchOf, type TagFilter, type TagNumber } from './filter-sql.ts'
import type { PublisherReader } from './publishers.ts'
import type { WordSearch } from './word-search.ts'

/** Where a page begins: after a cursor downward in time, or before it upward. */
export interface WalkBounds {
  readonly upward: boolean
  /** From the cursor `:sortAt`, `:id` on, that excluded; else from the end. */
  readonly fromCursor: boolean
}

export interface Walk {
  readonly sql: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Walks {
  walk(filter: Filter, bounds: WalkBounds): Walk
  /** `number` and article_id of the articles in the slice whose numbers lie between `:from` and `:to`, the greatest first, at most `:most`. */
  stored(filter: Filter, range: StoredRange): Walk
  /** The test of articles `w`, which bear these numbers. */
  test(filter: Filter, numbers: readonly number[]): Walk
}

/** Of how many articles there are, those that were stored between two. */
export interface StoredRange {
  readonly from: number
  readonly to: number
  readonly most: number
  readonly newest: number
}

/** One index in order, and what is to be tested of its rows. */
interface Arm {
  readonly from: 'articles' | 'tagged' | 'entries'
  readonly where: (sql: FilterSql) => string
  readonly tests: readonly Filter[]
}

interface Route {
  readonly arms: readonly Arm[]
  /** About how many rows it has. */
  readonly rows: number
}

/** Merged; each is a statement of its own within the statement. */
const mostArms = 20
/** A language is counted so far. */
const mostCounted = 5000

export function sliceWalks(db: Database.Database, { feedsOf }: PublisherReader, words: WordSearch): Walks {
  const numbered = db.prepare<{ tag: string; value: string }, TagNumber>(
    'SELECT tag, articles FROM tag_counts WHERE kind = :tag AND value = :value',
  )
  const shown = db.prepare<{ feed: string }, number>('SELECT entries FROM entry_counts WHERE feed_id = :feed').pluck()
  const spoken = db
    .prepare<{ language: string; most: number }, number>(
      'SELECT count(*) FROM (SELECT 1 FROM articles WHERE language_base = :language AND hidden = 0 LIMIT :most)',
    )
    .pluck()

  /** No article has a tag that was never given. */
  function tagged({ tag, value }: TagFilter): TagNumber {
    return numbered.get({ tag, value }) ?? { tag: 0, articles: 0 }
  }

  /** Null where no index leads to it. */
  function routeOf(filter: Filter, sources: FilterSources): Route | null {
    const match = matchOf(filter)
    if (match !== null) return wordRoute(sources.gather(match))
    switch (filter.kind) {
      case 'tag': {
        const { tag, articles } = tagged(filter)
        const where = ({ bind }: FilterSql) => `w.tag = ${bind(tag)}` // index: its own
        return { arms: [{ from: 'tagged', where, tests: [] }], rows: articles }
      }
      case 'source':
        return sourceRoute(filter.source)
      case 'publisher':
        return merged(sources.feedsOf(filter.publisher).map(sourceRoute))
      case 'language': {
        const base = baseOf(filter.language)
        const where = ({ bind }: FilterSql) => `w.language_base = ${bind(base)} AND w.hidden = 0` // index: articles_language
        const rows = spoken.get({ language: base, most: mostCounted }) ?? 0
        const tests = base === filter.language ? [] : [filter]
        return { arms: [{ from: 'articles', where, tests }], rows: rows === mostCounted ? Number.MAX_SAFE_INTEGER : rows }
      }
      case 'or':
        return merged(gathered(filter).map((part) => routeOf(part, sources)))
      case 'and':
        return rarest(gathered(filter), sources)
      default:
        return null
    }
  }

  /** The few are sorted. */
  function wordRoute(numbers: readonly number[] | null): Route | null {
    if (numbers === null) return null
    const where = ({ bind }: FilterSql) =>
      `w.article_number IN (SELECT value FROM json_each(${bind(JSON.stringify(numbers))})) AND w.hidden = 0`
    return { arms: [{ from: 'articles', where, tests: [] }], rows: numbers.length }
  }

  function sourceRoute(source: FeedId): Route {
    const where = ({ bind }: FilterSql) => `w.feed_id = ${bind(source)}` // index: entries_source
    return { arms: [{ from: 'entries', where, tests: [] }], rows: shown.get({ feed: source }) ?? 0 }
  }

  function rarest(parts: readonly Filter[], sources: FilterSources): Route | null {
    const routes = parts
      .map((part) => ({ part, route: routeOf(part, sources) }))
      .filter((found): found is { part: Filter; route: Route } => found.route !== null)
      .sort((one, other) => one.route.rows - other.route.rows)
    const [best] = routes
    if (best === undefined) return null
    const others = parts.filter((part) => part !== best.part)
    return { rows: best.route.rows, arms: best.route.arms.map((arm) => ({ ...arm, tests: [...arm.tests, ...others] })) }
  }

  function lookUp(filter: Filter): FilterSources {
    words.checkBeginnings(filter)
    return { tagged, feedsOf, gather: once(words.gather) }
  }

  return {
    walk: (filter, bounds) => {
      const sources = lookUp(filter)
      const sql = filterSql(sources)
      const arms = routeOf(filter, sources)?.arms ?? [streamArm(filter)]
      return { sql: walkSql(arms, bounds, sql), params: sql.params }
    },
    stored: (filter, { from, to, most, newest }) => {
      const sources = lookUp(filter)
      const sql = filterSql(sources)
      const route = routeOf(filter, sources)
      // Rows that are read until enough are found, where as many of the slice lie in any stretch of the same length.
      const byNumber = Math.min(to - from + 1, (most * newest) / Math.max(1, route?.rows ?? newest))
      const arms = route !== null && route.rows < byNumber ? route.arms : null
      return { sql: arms === null ? byNumberSql(filter, sql) : storedSql(arms, sql), params: sql.params }
    },
    test: (filter, numbers) => {
      const sql = filterSql({ tagged, feedsOf, gather: (match) => words.among(match, numbers) })
      return { sql: sql.condition(filter, { place: 'w', article: 'w', bounded: null }), params: sql.params }
    },
  }
}

/** The same words may be asked for twice: to choose the walk, and to test. */
function once<T>(find: (text: string) => T): (text: string) => T {
  const found = new Map<string, T>()
  return (text) => {
    const known = found.get(text) ?? find(text)
    found.set(text, known)
    return known
  }
}

function merged(routes: readonly (Route | null)[]): Route | null {
  const known = routes.filter((route) => route !== null)
  const arms = known.flatMap((route) => route.arms)
  if (known.length < routes.length || arms.length === 0 || arms.length > mostArms) return null
  return { arms, rows: known.reduce((sum, { rows }) => sum + rows, 0) }
}

function streamArm(filter: Filter): Arm {
  return { from: 'articles', where: () => 'w.hidden = 0', tests: filter.kind === 'all' ? [] : [filter] } // index: articles_stream
}

/** No index but the numbers' own. */
function byNumberSql(filter: Filter, sql: FilterSql): string {
  const test = sql.condition(filter, { place: 'w', article: 'w', bounded: null })
  return `SELECT w.article_number AS number, w.article_id AS article_id FROM articles w NOT INDEXED
    WHERE w.article_number BETWEEN :from AND :to AND w.hidden = 0 AND ${test} AND in_time(w.sort_at) ORDER BY number DESC LIMIT :most`
}

function storedSql(arms: readonly Arm[], sql: FilterSql): string {
  const selects = arms.map(({ from, where, tests }) => {
    const isArticle = from === 'articles'
    const join = isArticle ? '' : ' CROSS JOIN articles a ON a.article_id = w.article_id AND a.hidden = 0'
    const article = isArticle ? 'w' : 'a'
    const conditions = [
      where(sql),
      ...tests.map((test) => sql.condition(test, { place: 'w', article, bounded: null })),
      'in_time(w.sort_at)',
    ]
    return `SELECT ${article}.article_number AS number, ${article}.article_id AS article_id FROM ${from} w${join}
      WHERE ${article}.article_number BETWEEN :from AND :to AND ${conditions.join(' AND ')}`
  })
  return `${selects.join('\nUNION\n')}\nORDER BY number DESC LIMIT :most`
}

function walkSql(arms: readonly Arm[], { upward, fromCursor }: WalkBounds, sql: FilterSql): string {
  const bound = fromCursor ? ` AND (w.sort_at, w.article_id) ${upward ? '>' : '<'} (:sortAt, :id)` : ''
  const bounded = !fromCursor ? null : upward ? 'below' : 'above'
  const order = upward ? 'ASC' : 'DESC'
  const selects = arms.map(({ from, where, tests }) => {
    const isArticle = from === 'articles'
    const join = isArticle ? '' : ' CROSS JOIN articles a ON a.article_id = w.article_id AND a.hidden = 0'
    const names = { place: 'w', article: isArticle ? 'w' : 'a', bounded } as const
    const conditions = [
      where(sql),
      ...tests.map((test) => sql.condition(test, names)),
      ...(tests.length === 0 ? [] : ['in_time(w.sort_at)']),
    ]
    return `SELECT w.article_id AS article_id, w.sort_at AS sort_at FROM ${from} w${join} WHERE ${conditions.join(' AND ')}${bound}`
  })
  // UNION, since an article may be in several; each arm comes in order, so that they are merged without a sort.
  return `${selects.join('\nUNION\n')}\nORDER BY sort_at ${order}, article_id ${order} LIMIT :limit`
}
