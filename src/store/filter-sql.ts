/** Filters as SQL: closed fragments in, text and parameters out; never a value in the text. */
import type { Filter } from '#model/filter.ts'

export interface SliceWalk {
  /** A table with article_id and sort_at, in whose index the slice's articles stand in order. */
  readonly from: string
  readonly where: string
  readonly params: Readonly<Record<string, string>>
}

export function sliceWalk(filter: Filter): SliceWalk {
  switch (filter.kind) {
    case 'all':
      return { from: 'articles', where: 'w.hidden = 0', params: {} } // index: articles_stream
    case 'tag':
      return {
        from: 'tags',
        where: 'w.kind = :kind AND w.value = :value AND w.passing = 0',
        params: { kind: filter.tag, value: filter.value },
      } // index: tags_slice
    case 'source':
      return { from: 'entries', where: 'w.feed_id = :source', params: { source: filter.source } } // index: entries_source
  }
}

/** Is the article `a` in the slice, hidden or not? */
export function sliceTest(filter: Filter): { readonly where: string; readonly params: Readonly<Record<string, string>> } {
  switch (filter.kind) {
    case 'all':
      return { where: '1', params: {} }
    case 'tag':
      return {
        where: 'EXISTS (SELECT 1 FROM tags t WHERE t.article_id = a.article_id AND t.kind = :kind AND t.value = :value AND t.passing = 0)',
        params: { kind: filter.tag, value: filter.value },
      }
    case 'source':
      return {
        where: 'EXISTS (SELECT 1 FROM entries e WHERE e.article_id = a.article_id AND e.feed_id = :source)',
        params: { source: filter.source },
      }
  }
}
