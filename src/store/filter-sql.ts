/** Filters as SQL: closed fragments in, text and parameters out; never a value in the text. */
import type { Filter } from '#model/filter.ts'

export interface SliceWalk {
  /** A table with article_id and sort_at, in whose index the slice's articles stand in order. */
  readonly from: string
  readonly where: string
  readonly params: Readonly<Record<string, string>>
}

/** Whether an article `a` stands in the slice, hidden or not. */
export function sliceTest(filter: Filter): Pick<SliceWalk, 'where' | 'params'> {
  if (filter.kind === 'all') return { where: 'TRUE', params: {} }
  const { from, where, params } = sliceWalk(filter)
  return { where: `EXISTS (SELECT 1 FROM ${from} w WHERE w.article_id = a.article_id AND ${where})`, params }
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
