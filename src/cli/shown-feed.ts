import type { FeedHealth } from '#model/feed.ts'
import { privateWords, publicAddress } from '#web/private-words.ts'

/** What a terminal may show of a feed: reports get pasted into tickets, so a private feed's addresses stay out of them. */
export interface ShownFeed {
  /** Words about the feed, of ours or of strangers. */
  words(text: string): string
  /** Null where it may not be shown, or is not known. */
  address(text: string | null): string | null
}

export function shownFeed(health: FeedHealth): ShownFeed {
  const publicWords = privateWords(health)
  return {
    words: (text) => oneLine(publicWords(text)),
    address: (text) => {
      const address = publicAddress(health, text)
      return address === null ? null : oneLine(address)
    },
  }
}

/** Whole, but without anything that could move a cursor, turn the direction of writing or forge another line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
}
