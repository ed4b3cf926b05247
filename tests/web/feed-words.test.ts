import { expect, test } from 'vitest'
import type { FeedHealth } from '#model/feed.ts'
import { later, rfc3339 } from '#model/instant.ts'
import type { Subscription } from '#model/push.ts'
import { hostWords, hubWords, movedWords, movingWords, nextWords, rhythmWords, waitWords, weakGuidWords } from '#web/feed-words.ts'
import { type TimedWords, timedText } from '#web/timed-words.ts'
import { now, sampleHealth } from './sample-pages.ts'

function said(words: TimedWords | null): string | null {
  return words === null ? null : timedText(words, rfc3339)
}

const feed: FeedHealth['feed'] = { ...sampleHealth().feed, private: true, url: 'https://inside.example/secret' }

test.each([
  { what: 'a feed that is not asked, and not stopped', words: nextWords(sampleHealth({ state: 'disabled', nextAt: null }), now) },
  { what: 'a host without a wait', words: hostWords(sampleHealth(), now) },
  { what: 'a wait that is over', words: hostWords(sampleHealth({ host: { host: 'a.example', until: now, because: 'x' } }), now) },
  { what: 'a feed that did not move', words: movedWords(sampleHealth()) },
  { what: 'a feed that does not move', words: movingWords(sampleHealth()) },
  { what: 'a feed without a post', words: rhythmWords(sampleHealth({ newestAt: null })) },
  { what: 'a feed without a hub', words: hubWords(sampleHealth()) },
  { what: 'guids that are relied on', words: weakGuidWords(sampleHealth()) },
])('of $what there is nothing to say', ({ words }) => {
  expect(words).toBe(null)
})

test.each([
  { nextAt: later(now, -1), nextReason: '', says: 'due now' },
  { nextAt: now, nextReason: 'its first reading', says: 'due now: its first reading' },
  { nextAt: later(now, 60), nextReason: 'every minute', says: 'asked again 2026-11-24T22:17:00Z: every minute' },
  { state: 'stopped', nextAt: null, nextReason: '', says: 'asked no more' },
  { state: 'stopped', nextAt: null, nextReason: 'asked no more: it is gone', says: 'asked no more: it is gone' },
] as const)('next: $says', ({ says, ...changes }) => {
  expect(said(nextWords(sampleHealth(changes), now))).toBe(says)
})

test('a wait without a reason names none', () => {
  expect(said(waitWords({ host: 'a.example:81', until: now, because: '' }, 'a.example:81'))).toBe(
    'a.example:81 is left alone, and asked again 2026-11-24T22:16:00Z; `npm run tributary -- ask a.example:81` ends the wait',
  )
})

test.each([
  { rhythmSeconds: null, says: 'too few posts to tell; the newest 2026-11-24T20:16:00Z' },
  { rhythmSeconds: 240, says: 'posts about every 4 minutes; the newest 2026-11-24T20:16:00Z' },
  {
    rhythmSeconds: 240,
    state: 'silent',
    says: 'posts about every 4 minutes; the newest 2026-11-24T20:16:00Z, longer ago than that explains',
  },
] as const)('rhythm: $says', ({ says, ...changes }) => {
  expect(said(rhythmWords(sampleHealth(changes)))).toBe(says)
})

const wanted: Subscription = {
  hub: 'https://hub.example/',
  topic: 'https://harbour.example/news.xml',
  state: 'wanted',
  until: null,
  lastPushAt: null,
  trusted: false,
  because: '',
}

test.each([
  { changes: {}, says: 'https://hub.example/ is going to be asked to send what is new; it has sent nothing yet' },
  {
    changes: { state: 'asked' },
    says: 'https://hub.example/ was asked to send what is new and has not confirmed it yet; it has sent nothing yet',
  },
  {
    changes: { state: 'active', until: later(now, 60), lastPushAt: now, trusted: true },
    says: 'https://hub.example/ sends what is new, on a lease that ends 2026-11-24T22:17:00Z; it last sent something 2026-11-24T22:16:00Z; trusted, so that polling is a check',
  },
  {
    changes: { state: 'refused', because: 'no such topic' },
    says: 'https://hub.example/ does not send what is new, and is asked again later; it has sent nothing yet; no such topic',
  },
] as const)('hub: $says', ({ changes, says }) => {
  expect(said(hubWords(sampleHealth({ subscription: { ...wanted, ...changes } })))).toBe(says)
})

test('guids that are not relied on are told with since when, why, and what stands in for them', () => {
  const weakGuids = { since: later(now, -7200), because: 'they change: “A” was “1?sid=1” and is “1?sid=2” now' }
  expect(said(weakGuidWords(sampleHealth({ weakGuids })))).toBe(
    `not relied on, found out 2026-11-24T20:16:00Z: ${weakGuids.because}; items are told apart by link and date, then title`,
  )
})

test('of a private feed no sentence names an address', () => {
  const hidden = sampleHealth({
    feed,
    movedTo: 'https://inside.example/secret2',
    moving: { to: 'https://inside.example/secret3', since: now, times: 1 },
    host: { host: 'inside.example', until: later(now, 60), because: 'inside.example answered 429' },
    nextReason: 'inside.example asks for an hour',
    subscription: { ...wanted, hub: 'https://inside.example/hub', topic: feed.url, because: 'inside.example refused' },
    weakGuids: { since: now, because: '“A” was “https://inside.example/1” and is “https://inside.example/2” now' },
  })
  const words = [nextWords(hidden, now), hostWords(hidden, now), movedWords(hidden), movingWords(hidden), hubWords(hidden)]
  const all = [...words, weakGuidWords(hidden)].map(said)
  expect(all.join('\n')).not.toMatch(/inside|secret/)
  expect(all[1]).toContain('`npm run tributary -- ask harbour-post` ends the wait')
})
