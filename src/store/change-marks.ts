/** What happened to articles since something was read of them. */
import type Database from 'better-sqlite3'
import type { Cursor } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'

/** Everything up to here is known. */
export interface ChangeMark {
  /** The last change. */
  readonly seq: number
  /** The last entry: that one more feed shows an article is no change of the article, but of what is shown of it. */
  readonly entry: number
}

/** A changed article and its place in every list. */
export interface ChangedArticle extends Cursor {
  readonly id: ArticleId
  /** In the order in which articles were first stored. */
  readonly number: number
}

export interface ChangeMarkReader {
  current(): ChangeMark
  /** Null where more happened than `most`: who asks looks anew. */
  since(mark: ChangeMark, most: number): readonly ChangedArticle[] | null
}

export function changeMarkReader(db: Database.Database): ChangeMarkReader {
  const current = db.prepare<[], ChangeMark>(
    'SELECT coalesce((SELECT max(seq) FROM changes), 0) AS seq, coalesce((SELECT max(entry_id) FROM entries), 0) AS entry',
  )
  const changes = db.prepare<{ seq: number; limit: number }, { id: string }>(
    'SELECT article_id AS id FROM changes WHERE seq > :seq LIMIT :limit',
  )
  const entries = db.prepare<{ entry: number; limit: number }, { id: string }>(
    'SELECT article_id AS id FROM entries WHERE entry_id > :entry LIMIT :limit',
  )
  const places = db.prepare<{ ids: string }, ChangedArticle>(
    'SELECT a.article_id AS id, a.sort_at AS sortAt, a.article_number AS number FROM json_each(:ids) i JOIN articles a ON a.article_id = i.value',
  )
  return {
    current: () => current.get() ?? { seq: 0, entry: 0 },
    since: ({ seq, entry }, most) => {
      const limit = most + 1
      const rows = [...changes.all({ seq, limit }), ...entries.all({ entry, limit })]
      const ids = new Set(rows.map((row) => row.id))
      if (rows.length === 0) return []
      return rows.length > most ? null : places.all({ ids: JSON.stringify([...ids]) })
    },
  }
}
