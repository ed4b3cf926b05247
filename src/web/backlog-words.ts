/** How far a feed's archive is read back, in a sentence for pages and terminals. It names no address of a private feed. */
import type { Backlog } from '#model/backlog.ts'
import type { FeedHealth } from '#model/feed.ts'
import { grouped } from './grouped.ts'
import { privateWords } from './private-words.ts'
import { type TimedWords, timed } from './timed-words.ts'

/** @param backlog null where the feed showed no gap. @returns null: there is nothing to say */
export function backlogWords(health: FeedHealth, backlog: Backlog | null): TimedWords | null {
  if (backlog === null) return null
  const { since, documents, entries, nextAt, askedAt } = backlog
  const read = `${grouped(documents)} ${documents === 1 ? 'document' : 'documents'}`
  const came = `${grouped(entries)} ${entries === 1 ? 'article' : 'articles'}`
  const because = privateWords(health)(backlog.because)
  if (nextAt === null) return timed`read back for what was missed since ${since}: ${read}, ${came}; ended ${askedAt ?? ''}: ${because}`
  const reason = because === '' ? null : `: ${because}`
  return timed`reads back for what was missed since ${since}: ${read} so far, ${came}; the next ${nextAt}${reason}`
}
