/** What articles are about: all that was found of one in a row of its own, and for each tag that a slice shows a row in the slice's order. */
import type Database from 'better-sqlite3'
import type { ArticleId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { Tag, TagKind, WrittenTags } from '#model/tag.ts'
import type { AtEnd } from './at-end.ts'
import type { Tallies } from './tallies.ts'

/** What an article gained or lost: a tag that it shows, not one in passing. */
export interface TagMove {
  readonly kind: TagKind
  readonly value: string
  readonly by: 1 | -1
}

export interface ArticleTags extends AtEnd {
  /** Of an article that was just stored. @param counted readers see it */
  add(article: TaggedRow, tags: WrittenTags, counted: boolean): void
  of(article: ArticleId): readonly Tag[]
  /** @param counted readers see the article @returns what it shows from now on, and what no longer */
  replace(article: ArticleId, tags: readonly Tag[], counted: boolean): readonly TagMove[]
  /** The article is seen from now on (1), or no longer (-1). */
  count(article: ArticleId, by: 1 | -1): void
}

export interface TaggedRow {
  /** Its article_number. */
  readonly number: number
  readonly id: ArticleId
  readonly sortAt: Instant
}

export function articleTags(db: Database.Database, tallies: Tallies): ArticleTags {
  const insert = db.prepare('INSERT INTO article_tags (article_number, tags) VALUES (?, ?)')
  const update = db.prepare('UPDATE article_tags SET tags = :tags WHERE article_number = :number')
  const show = db.prepare(insertSql(1))
  const showMany = db.prepare(insertSql(rowsAtOnce))
  const drop = db.prepare('DELETE FROM tagged WHERE tag = ? AND sort_at = ? AND article_id = ?')
  const stored = db.prepare<{ article: string }, { number: number; sort_at: Instant; tags: string }>(`
    SELECT article_number AS number, a.sort_at, t.tags FROM articles a JOIN article_tags t USING (article_number) WHERE a.article_id = :article`)

  const unwritten: SliceRow[] = []

  // In their own order each row lies beside the last.
  function write(): void {
    unwritten.sort(inOrder)
    const rest = unwritten.length % rowsAtOnce
    for (const row of unwritten.slice(0, rest)) show.run(...row)
    for (let at = rest; at < unwritten.length; at += rowsAtOnce) showMany.run(...unwritten.slice(at, at + rowsAtOnce).flat())
    unwritten.length = 0
  }

  function rowOf(article: ArticleId) {
    const row = stored.get({ article })
    if (row === undefined) throw new Error(`an article without tags: ${article}`)
    return row
  }

  function move(
    { id, sortAt }: Omit<TaggedRow, 'number'>,
    { kind, value }: Pick<Tag, 'kind' | 'value'>,
    by: 1 | -1,
    counted: boolean,
  ): TagMove {
    const number = tallies.tagNumber(kind, value)
    if (by === 1) unwritten.push([number, sortAt, id])
    else {
      write()
      drop.run(number, sortAt, id)
    }
    if (counted) tallies.countTag(number, by)
    return { kind, value, by }
  }

  return {
    write,
    forget: () => {
      unwritten.length = 0
    },
    add: (article, { json, shown }, counted) => {
      insert.run(article.number, json)
      for (const tag of shown) move(article, tag, 1, counted)
    },
    of: (article) => JSON.parse(rowOf(article).tags),
    replace: (article, tags, counted) => {
      const { number, sort_at: sortAt, tags: before } = rowOf(article)
      const json = JSON.stringify(tags)
      if (json === before) return []
      update.run({ number, tags: json })
      const old = new Map(shownIn(JSON.parse(before)))
      const fresh = new Map(shownIn(tags))
      const row = { id: article, sortAt }
      return [
        ...[...fresh].filter(([key]) => !old.has(key)).map(([, tag]) => move(row, tag, 1, counted)),
        ...[...old].filter(([key]) => !fresh.has(key)).map(([, tag]) => move(row, tag, -1, counted)),
      ]
    },
    count: (article, by) => {
      for (const [, { kind, value }] of shownIn(JSON.parse(rowOf(article).tags))) tallies.countTag(tallies.tagNumber(kind, value), by)
    },
  }
}

/** Of `tagged`: the tag's number, the article's place in time, its id. */
type SliceRow = [number, Instant, ArticleId]

/** In one call. */
const rowsAtOnce = 16

function insertSql(rows: number): string {
  return `INSERT INTO tagged (tag, sort_at, article_id) VALUES ${Array.from({ length: rows }, () => '(?, ?, ?)').join(', ')}`
}

function inOrder([tag, sortAt]: SliceRow, [otherTag, otherSortAt]: SliceRow): number {
  return tag - otherTag || sortAt - otherSortAt
}

function shownIn(tags: readonly Tag[]): [string, Tag][] {
  return tags.filter((tag) => !tag.passing).map((tag) => [`${tag.kind} ${tag.value}`, tag])
}

/** Tags an operator gave to a whole feed stay: the article is still in that feed. @param found in the text that is shown from now on */
export function withGiven(found: readonly Tag[], before: readonly Tag[]): readonly Tag[] {
  const given = before.filter(isGiven)
  const kept = given.filter((tag) => !found.some((other) => isSame(other, tag)))
  const renewed = found.map((tag) => {
    const standing = given.find((other) => isSame(other, tag))
    if (standing === undefined || isGiven(tag)) return tag
    const evidence = [...tag.evidence, ...standing.evidence.filter(({ where }) => where === 'feed')]
    return { ...tag, score: Math.max(tag.score, standing.score), passing: false, evidence }
  })
  return [...renewed, ...kept]
}

/** Those of the tags that an article does not show yet, put to the ones it has. */
export function withMissing(tags: readonly Tag[], before: readonly Tag[]): readonly Tag[] {
  const missing = tags.filter((tag) => !before.some((other) => isSame(other, tag) && (tag.passing || !other.passing)))
  return [...before.filter((tag) => !missing.some((other) => isSame(other, tag))), ...missing]
}

/** An operator gave it to a whole feed. */
export function isGiven({ evidence }: Tag): boolean {
  return evidence.some(({ where }) => where === 'feed')
}

function isSame(one: Tag, other: Tag): boolean {
  return one.kind === other.kind && one.value === other.value
}
