/** Filters as SQL: closed fragments in, text and parameters out; never a value in the text. */
import type { Filter, Moment, TextFilter } from '#model/filter.ts'
import type { FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { searchableText } from './searchable-text.ts'

export interface FilterSql {
  /** One article's test: 0 or 1, never null. A plus in front keeps the planner from going by it: the walk's order comes from one index. */
  condition(filter: Filter, row: RowNames): string
  /** A name for a value. */
  bind(value: string | number): string
  readonly params: Readonly<Record<string, string | number>>
}

/** What the tables of a statement are called. */
export interface RowNames {
  /** Has article_id and sort_at. */
  readonly place: string
  /** The row of `articles`, which may be the same. */
  readonly article: string
  /** Where a cursor bounds the place already: that bound is the nearer one, and the index can go by one alone. */
  readonly bounded: 'above' | 'below' | null
}

export interface FilterSources {
  tagged(filter: TagFilter): TagNumber
  feedsOf(publisher: string): readonly FeedId[]
  /** Numbers of the articles that match; null where they are too many to be handed in. */
  gather(match: string): readonly number[] | null
}

/** By what `tagged` names a tag, and about how many articles have it. */
export interface TagNumber {
  readonly tag: number
  readonly articles: number
}

export type TagFilter = Filter & { readonly kind: 'tag' }

export function filterSql({ tagged, feedsOf, gather }: FilterSources): FilterSql {
  const params: Record<string, string | number> = {}
  const bind = (value: string | number) => {
    const name = `p${Object.keys(params).length}`
    params[name] = value
    return `:${name}`
  }

  function condition(filter: Filter, row: RowNames): string {
    const match = matchOf(filter)
    if (match !== null) return textCondition(match, row.article)
    switch (filter.kind) {
      case 'all':
        return '1'
      case 'tag':
        return `+EXISTS (SELECT 1 FROM tagged t WHERE t.tag = ${bind(tagged(filter).tag)}
          AND t.sort_at = ${row.place}.sort_at AND t.article_id = ${row.place}.article_id)`
      case 'source':
        return `+EXISTS (SELECT 1 FROM entries e INDEXED BY entries_source WHERE e.feed_id = ${bind(filter.source)}
          AND e.sort_at = ${row.place}.sort_at AND e.article_id = ${row.place}.article_id)`
      case 'publisher': {
        const feeds = feedsOf(filter.publisher)
        if (feeds.length === 0) return '0'
        return `+EXISTS (SELECT 1 FROM entries e INDEXED BY entries_article WHERE e.article_id = ${row.place}.article_id
          AND e.feed_id IN (SELECT value FROM json_each(${bind(JSON.stringify(feeds))})))`
      }
      case 'language':
        return languageCondition(filter.language, row.article)
      case 'since':
        return `${row.bounded === 'below' ? '+' : ''}${row.place}.sort_at >= ${bind(settled(filter.at))}`
      case 'before':
        return `${row.bounded === 'above' ? '+' : ''}${row.place}.sort_at < ${bind(settled(filter.at))}`
      case 'and':
      case 'or':
        return `(${gathered(filter)
          .map((part) => condition(part, row))
          .join(filter.kind === 'and' ? ' AND ' : ' OR ')})`
      case 'not':
        return `NOT ${condition(filter.part, row)}`
      case 'slice':
        throw new Error('a named slice was not settled')
      case 'text':
        throw new Error('words are always a match')
    }
  }

  function textCondition(match: string, article: string): string {
    const numbers = gather(match)
    if (numbers === null)
      return `+${article}.article_number IN (SELECT rowid FROM search WHERE search MATCH ${bind(match)} AND in_time(rowid))`
    return `+${article}.article_number IN (SELECT value FROM json_each(${bind(JSON.stringify(numbers))}))`
  }

  function languageCondition(language: string, article: string): string {
    const base = `${article}.language_base IS ${bind(baseOf(language))}`
    if (!language.includes('-')) return base
    return `(${base} AND substr(lower(${article}.language) || '-', 1, ${bind(language.length + 1)}) = ${bind(`${language}-`)})`
  }

  return { condition, bind, params }
}

/** `en` of `en-gb`. */
export function baseOf(language: string): string {
  return language.split('-', 1)[0] ?? ''
}

/** The index finds what is nothing but words in one go: neighbours of that kind go together. */
export function gathered(filter: Filter & { readonly kind: 'and' | 'or' }): readonly Filter[] {
  const words = filter.parts.filter((part) => matchOf(part) !== null)
  if (words.length < 2) return filter.parts
  return [...filter.parts.filter((part) => matchOf(part) === null), { kind: filter.kind, parts: words }]
}

/**
 * A filter of words alone in the language of FTS5; null where something else is in it. What is looked for stands in quotation marks, in which
 * nothing has a meaning. @see sqlite.org/fts5.html#full_text_query_syntax
 */
export function matchOf(filter: Filter): string | null {
  if (filter.kind === 'text') return phrase(filter)
  if (filter.kind !== 'and' && filter.kind !== 'or') return null
  const parts = filter.parts.map(matchOf)
  if (!parts.every((part) => part !== null)) return null
  return `(${parts.join(filter.kind === 'and' ? ' AND ' : ' OR ')})`
}

function phrase({ within, words, prefix }: TextFilter): string {
  const quoted = `"${searchableText(words)
    .replace(/["\p{Cc}]/gu, ' ')
    .trim()}"`
  return `${within === 'title' ? 'title : ' : ''}${quoted}${prefix ? '*' : ''}`
}

function settled(at: Moment): Instant {
  if (typeof at !== 'number') throw new Error('a time that moves was not settled')
  return at
}
