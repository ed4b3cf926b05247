/** How the pages of a feed's articles fare, in a sentence for pages and terminals. It names no address of a private feed. */
import type { FeedHealth } from '#model/feed.ts'
import type { FulltextCounts } from '#model/fulltext.ts'
import { grouped } from './grouped.ts'
import { privateWords, publicAddress } from './private-words.ts'
import { type TimedWords, timed } from './timed-words.ts'

/** @param counts null where the operator does not ask for pages. @returns null: there is nothing to say */
export function fulltextWords(health: FeedHealth, counts: FulltextCounts | null): TimedWords | null {
  if (counts === null) return null
  const { waiting, read, failed, lastFailure } = counts
  if (waiting + read + failed === 0) return timed`the pages of new articles are read; none came yet`
  const said = `${grouped(read)} ${read === 1 ? 'page was' : 'pages were'} read, ${grouped(waiting)} ${waiting === 1 ? 'waits' : 'wait'}`
  if (failed === 0 || lastFailure === null) return timed`${said}`
  const page = publicAddress(health, lastFailure.url) ?? 'the last'
  const because = privateWords(health)(lastFailure.because)
  return timed`${said}, ${grouped(failed)} gave no text, and their articles keep the feed’s: ${page}, ${lastFailure.at}: ${because}`
}
