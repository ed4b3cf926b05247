import { expect, test } from 'vitest'
import type { FeedHealth } from '#model/feed.ts'
import { later } from '#model/instant.ts'
import { privateSource } from '#tests/support/articles.ts'
import { feedItem } from '#web/feed-item.ts'
import { htmlText } from '#web/html.ts'
import { now, sampleHealth } from './sample-pages.ts'

/** The words a reader sees, a line a block. */
function wordsOf(health: FeedHealth): string {
  return htmlText(feedItem(health, now))
    .replace(/<(li|p|summary)[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/\n\s*/g, '\n')
}

const failing = sampleHealth({
  state: 'failing',
  lastSuccessAt: later(now, -26 * 3600),
  consecutiveFailures: 4,
  fault: { code: 'fetch/timeout', message: 'no answer within 30 s', detail: 'socket 17', at: later(now, -120) },
  nextAt: later(now, 3600),
  nextReason: 'backing off after 4 failures',
})

test('a failing feed tells its fault, the way out, since when, how often, and when and why it is asked again', () => {
  const words = wordsOf(failing)
  expect(words).toContain('Failing, last read 26 hours ago')
  expect(words).toContain('No answer within 30 s. Nothing to do if it passes. We ask again later.')
  expect(words).toContain('fetch/timeout 2 minutes ago, 4 times in a row')
  expect(words).toContain('asked again in 1 hour: backing off after 4 failures')
})

test('what a fault says for the log alone is not shown', () => {
  expect(wordsOf(failing)).not.toContain('socket 17')
})

test('a private feed shows no address, not even in its fault', () => {
  const feed = { ...failing.feed, private: true, url: 'https://inside.example/secret-feed' }
  const fault = { code: 'fetch/dns', message: 'inside.example does not resolve', detail: null, at: now } as const
  const item = htmlText(
    feedItem(sampleHealth({ feed, source: privateSource(), fault, movedTo: 'https://inside.example/new', damage: [feed.url] }), now),
  )
  expect(item).toContain('private address')
  expect(item).not.toContain('inside.example')
})

test.each([
  { what: 'a healthy feed', health: sampleHealth(), says: 'Healthy, last read 5 minutes ago\n1,204 articles, newest 2 hours ago' },
  {
    what: 'a feed never asked',
    health: sampleHealth({ state: 'waiting', lastAttemptAt: null, lastSuccessAt: null, articles: 0, lastNewAt: null }),
    says: 'Waiting, not asked yet\nno articles',
  },
  {
    what: 'a feed being asked for the first time',
    health: sampleHealth({ state: 'waiting', lastSuccessAt: null }),
    says: 'Waiting, asked 5 minutes ago',
  },
  {
    what: 'a disabled feed',
    health: sampleHealth({ state: 'disabled', nextAt: null }),
    says: 'Disabled in feeds.json, last read 5 minutes ago',
  },
  {
    what: 'a silent feed',
    health: sampleHealth({ state: 'silent' }),
    says: 'Silent, quiet for longer than its rhythm explains; last read 5 minutes ago',
  },
  {
    what: 'a stopped feed',
    health: sampleHealth({ state: 'stopped', nextAt: null, nextReason: 'asked no more: gone for good' }),
    says: 'Stopped, last read 5 minutes ago\n1,204 articles, newest 2 hours ago\nasked no more: gone for good',
  },
  {
    what: 'a removed feed',
    health: sampleHealth({ state: 'removed', lastSuccessAt: null }),
    says: 'Removed from feeds.json, never read; its articles stay',
  },
  { what: 'a feed whose turn it is', health: sampleHealth({ nextAt: later(now, -30) }), says: 'due now: every 15 minutes, as usual' },
  { what: 'a feed with one article', health: sampleHealth({ articles: 1 }), says: '1 article, newest' },
  {
    what: 'a feed that moved',
    health: sampleHealth({ movedTo: 'https://new.example/f' }),
    says: 'news.xml moved to https://new.example/f',
  },
  {
    what: 'a damaged document',
    health: sampleHealth({ damage: ['line 3: <oops'] }),
    says: 'Readable, but with one fault in the document\nline 3: &lt;oops',
  },
])('$what says so in words', ({ health, says }) => {
  expect(wordsOf(health)).toContain(says)
})

test('the feed’s name leads to all that is known of it', () => {
  expect(htmlText(feedItem(sampleHealth(), now))).toContain('<a href="/status/harbour-post">The Harbour Post</a>')
})
