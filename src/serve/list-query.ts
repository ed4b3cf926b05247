/** The query of a list: what is asked for, where it begins and how long it is. */
import { Fault } from '#model/fault.ts'
import { type Cursor, readCursor } from '#model/filter.ts'
import { type FeedContent, feedContents } from '#publish/publish.ts'

export interface ListQuery {
  /** In the filter language, unread; empty where nothing is asked. */
  readonly q: string
  readonly limit: number
  /** Null where the asker named none. */
  readonly namedLimit: number | null
  /** Null: at the newest. */
  readonly start: { readonly before: Cursor } | { readonly after: Cursor } | null
}

export interface FeedQuery extends ListQuery {
  readonly content: FeedContent
}

export const mostItems = 500

/** Unknown parameters are let pass: readers and mailers add their own. @throws Fault `serve/bad-request` naming the parameter */
export function readListQuery(query: unknown, usual: number): ListQuery {
  const { q, limit, before, after } = query as Record<string, unknown>
  if (before !== undefined && after !== undefined) throw new Fault('serve/bad-request', 'before and after exclude each other')
  const start =
    before !== undefined ? { before: cursorOf('before', before) } : after !== undefined ? { after: cursorOf('after', after) } : null
  const namedLimit = limit === undefined ? null : limitOf(limit)
  if (q !== undefined && typeof q !== 'string') throw new Fault('serve/bad-request', 'q must be named once')
  return { q: q ?? '', limit: namedLimit ?? usual, namedLimit, start }
}

/** The query of a feed, which may want summaries alone. @throws Fault `serve/bad-request` naming the parameter */
export function readFeedQuery(query: unknown, usual: number): FeedQuery {
  const { content = 'full' } = query as Record<string, unknown>
  const known = feedContents.find((name) => name === content)
  if (known === undefined) throw new Fault('serve/bad-request', `content must be ${feedContents.join(' or ')}`)
  return { ...readListQuery(query, usual), content: known }
}

function limitOf(limit: unknown): number {
  const count = typeof limit === 'string' && /^\d{1,6}$/.test(limit) ? Number(limit) : 0
  if (count < 1 || count > mostItems) throw new Fault('serve/bad-request', `limit must be a whole number from 1 to ${mostItems}`)
  return count
}

function cursorOf(name: string, value: unknown): Cursor {
  const cursor = typeof value === 'string' ? readCursor(value) : null
  if (cursor === null) throw new Fault('serve/bad-request', `${name} is no cursor of ours; take it from a page's next link`)
  return cursor
}
