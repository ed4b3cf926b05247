/** The words of articles, kept beside them: written at the end of the article's transaction, and found through `filter-sql.ts`. */
import type Database from 'better-sqlite3'
import type { ArticleId } from '#model/ids.ts'
import { type Utf8, writeUtf8 } from '#model/utf8.ts'
import type { AtEnd } from './at-end.ts'
import { searchableSummary, searchableText, searchableUtf8 } from './searchable-text.ts'

/** What is searched of an article. */
export interface SearchedText {
  readonly title: string
  readonly summary: string
  readonly text: Utf8
}

export interface SearchWriter extends AtEnd {
  /** An article that was just stored. @param number its article_number */
  add(number: number, article: SearchedText): void
  /** It shows other words from now on. */
  renew(article: ArticleId): void
}

export function searchWriter(db: Database.Database): SearchWriter {
  const insert = db.prepare('INSERT INTO search (rowid, title, summary, text) VALUES (?, ?, ?, CAST(? AS TEXT))')
  // The index keeps no text: what it forgets it marks as gone.
  const remove = db.prepare('DELETE FROM search WHERE rowid = :number')
  const shown = db.prepare<{ article: string }, { article_number: number; title: string; summary: string; text: string }>(
    'SELECT article_number, title, summary, text FROM articles WHERE article_id = :article',
  )
  const index = (number: number, { title, summary, text }: SearchedText) =>
    void insert.run(number, searchableText(title), searchableSummary(summary, text), searchableUtf8(text))
  const added = new Map<number, SearchedText>()
  const renewed = new Set<ArticleId>()
  return {
    add: (number, article) => void added.set(number, article),
    renew: (article) => void renewed.add(article),
    write: () => {
      for (const article of renewed) {
        const row = shown.get({ article })
        if (row === undefined) throw new Error(`no article ${article}`)
        if (!added.delete(row.article_number)) remove.run({ number: row.article_number })
        index(row.article_number, { ...row, text: writeUtf8(row.text) })
      }
      for (const [number, article] of added) index(number, article)
    },
    forget: () => {
      added.clear()
      renewed.clear()
    },
  }
}

/** For the migration that fills the index. */
export function searchFunctions(db: Database.Database): void {
  db.function('searchable_text', { deterministic: true }, (text: unknown) => searchableText(String(text)))
  db.function('searchable_summary', { deterministic: true }, (summary: unknown, text: unknown) =>
    searchableSummary(String(summary), writeUtf8(String(text))),
  )
}
