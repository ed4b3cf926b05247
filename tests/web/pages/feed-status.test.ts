import { expect, test } from 'vitest'
import type { FeedHealth } from '#model/feed.ts'
import { later } from '#model/instant.ts'
import { hostileTitles, privateSource, sampleSource } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { now, sampleFeedStatus, sampleHealth } from '#tests/web/sample-pages.ts'
import { type FeedStatusPage, renderFeedStatus } from '#web/pages/feed-status.ts'

const sample = sampleFeedStatus()

/** The words a reader sees, a line a block. */
function wordsOf(page: FeedStatusPage): string {
  return renderFeedStatus(page)
    .replace(/^.*<main[^>]*>/s, '')
    .replace(/<(li|p|summary|dt|h2)[^>]*>/g, '\n')
    .replace(/<\/dt>/g, ' | ')
    .replace(/<[^>]+>/g, '')
    .replace(/\n\s*/g, '\n')
}

test.each(hostileTitles)('"$title" everywhere leaves the page well-formed and free of script', ({ title }) => {
  const fault = { code: 'parse/unreadable', message: title, detail: title, at: now } as const
  const subscription = {
    ...(sample.health.subscription as NonNullable<FeedHealth['subscription']>),
    hub: title,
    topic: title,
    because: title,
  }
  const health = sampleHealth({
    source: sampleSource({ title }),
    feed: { ...sample.health.feed, url: title },
    nextReason: title,
    movedTo: title,
    moving: { to: title, since: now, times: 1 },
    host: { host: title, until: later(now, 60), because: title },
    damage: [title],
    fault,
    subscription,
    weakGuids: { since: now, because: title },
  })
  const attempts = sample.attempts.map((attempt) => ({ ...attempt, fault, nextReason: title }))
  expectSafePage(renderFeedStatus({ ...sample, health, attempts, events: sample.events.map((event) => ({ ...event, because: title })) }))
})

test('an address that is code is no link', () => {
  const health = sampleHealth({ feed: { ...sample.health.feed, url: 'javascript:alert(1)' } })
  expect(renderFeedStatus({ ...sample, health })).not.toContain('href="javascript')
})

test('a private feed shows no address and no host, wherever it stands', () => {
  const { health } = sample
  const hide = (text: string) => text.replaceAll('harbour.example', 'inside.example')
  const feed = { ...health.feed, private: true, url: 'https://inside.example/secret' }
  const hidden: FeedHealth = {
    ...health,
    feed,
    source: privateSource(),
    fault: { ...(health.fault as NonNullable<FeedHealth['fault']>), message: 'inside.example answered 503' },
    movedTo: 'https://inside.example/secret2',
    moving: { to: 'https://inside.example/secret3', since: now, times: 1 },
    host: { host: 'inside.example', until: later(now, 60), because: 'inside.example refused' },
    nextReason: 'inside.example refused',
    damage: ['https://inside.example/secret is no date'],
    subscription: {
      hub: 'https://hub.inside.example/',
      topic: feed.url,
      state: 'refused',
      until: null,
      lastPushAt: null,
      trusted: false,
      because: 'hub.inside.example refused',
    },
  }
  const attempts = sample.attempts.map((attempt) => ({
    ...attempt,
    fault: { code: 'fetch/dns', message: 'sso.elsewhere.example does not resolve', detail: null } as const,
    nextReason: 'inside.example asks for 1 hour',
  }))
  const events = sample.events.map((event) => ({ ...event, because: hide('harbour.example, before at old.example/secret') }))
  const page = renderFeedStatus({ ...sample, health: hidden, attempts, events })
  expect(page).not.toMatch(/inside|elsewhere|secret|old\.example/)
  expect(page).toContain('<dt>Address</dt><dd>private</dd>')
  expect(page).toContain('<code>npm run tributary -- ask harbour-post</code>')
})

test('it tells how the feed fares, what to do, and when and why it is asked next', () => {
  const words = wordsOf(sample)
  expect(words).toContain('Failing, last read 26 hours ago (23 Nov 2026, 20:16 UTC).')
  expect(words).toContain('harbour.example answered 503. Open the address in a browser to see what it says.')
  expect(words).toContain('fetch/status 2 minutes ago, 4 times in a row')
  expect(words).toContain('Next | asked again in 1 hour (24 Nov 2026, 23:16 UTC): backing off after 4 failures')
  expect(words).not.toContain('socket 17')
})

test.each([
  {
    what: 'the wait of its host',
    says: 'Host | harbour.example is left alone, and asked again in 30 minutes (24 Nov 2026, 22:46 UTC): two of its addresses answered 429; npm run tributary -- ask harbour.example ends the wait',
  },
  {
    what: 'its move',
    says: 'Moved | asked at https://harbour.example/feed.xml, where permanent redirects led for days: put that address into feeds.json',
  },
  {
    what: 'a move to come',
    says: 'feed.xml, 3 times, first 24 hours ago (23 Nov 2026, 22:16 UTC); asked there once this has gone on for days',
  },
  { what: 'its rhythm', says: 'Rhythm | posts about every 3 hours; the newest 2 hours ago (24 Nov 2026, 20:16 UTC)' },
  {
    what: 'its hub',
    says: 'Hub | https://hub.example/ sends what is new, on a lease that ends in 5 days (29 Nov 2026, 22:16 UTC); it last sent something 2 hours ago (24 Nov 2026, 20:16 UTC); trusted, so that polling is a check',
  },
  { what: 'its damage', says: 'Readable, but with one fault in the document\nline 12, column 40: an &amp; that begins no entity' },
  { what: 'what happened', says: 'Broke 60 minutes ago' },
])('$what is told', ({ says }) => {
  expect(wordsOf(sample).replaceAll('1 hour ago', '60 minutes ago')).toContain(says)
})

test('of what there is not, nothing is told', () => {
  const page = renderFeedStatus({ ...sample, health: sampleHealth({ newestAt: null }), attempts: [], events: [] })
  expect(page).not.toMatch(/<dt>(Host|Moved|Moving|Rhythm|Hub)<|What happened|<table/)
  expect(page).toContain('It was not asked yet.')
  expectSafePage(page)
})

test('a feed that is stopped says that it is not asked again, and why', () => {
  const health = sampleHealth({ state: 'stopped', nextAt: null, nextReason: 'asked no more: gone for good, said twice' })
  expect(wordsOf({ ...sample, health })).toContain('Next | asked no more: gone for good, said twice')
})

test('each attempt is a row: when, what it came to, how much, how long, what was new, when next and why', () => {
  const rows = [...renderFeedStatus(sample).matchAll(/<tr>\n<th scope="row">(.*?)<\/tr>/gs)].map((row) =>
    (row[1] ?? '')
      .replace(/<\/t[dh]>\n/g, ' | ')
      .replace(/<[^>]+>/g, '')
      .slice(0, -' | '.length),
  )
  expect(rows).toEqual([
    '24 Nov 2026, 22:14 UTC | 503 fetch/status harbour.example answered 503. | 0 | 1,204 ms | 0 | 0 | 23:16 UTC: backing off after 4 failures',
    '24 Nov 2026, 20:16 UTC | sent by the hub | 20,400 | 12 ms | 2 | 0 | 23:16 UTC: backing off after 4 failures',
    '23 Nov 2026, 20:16 UTC | 200 read | 1,204,311 | 1,204 ms | 0 | 1 | 24 Nov 2026, 23:16 UTC: backing off after 4 failures',
    '23 Nov 2026, 19:16 UTC | 304 unchanged | 0 | 1,204 ms | 0 | 0 | never: it is gone for good',
  ])
})

test('headings go down one step at a time, from a single first one', () => {
  const levels = [...renderFeedStatus(sample).matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
})

test('it leads to the feed’s articles, their feed, and back to all feeds', () => {
  const page = renderFeedStatus(sample)
  for (const href of ['/sources/harbour-post', '/sources/harbour-post.atom', '/status', '/health.atom'])
    expect(page).toContain(`href="${href}"`)
})

test('a source that is withdrawn is told as such, since when and why, and nothing leads to what is not there', () => {
  const page = { ...sample, withdrawn: { at: later(now, -86_400), because: 'they <asked>' } }
  expect(wordsOf(page)).toMatch(/\nWithdrawn .*, so that none of its articles is shown: They &lt;asked&gt;\./)
  expect(renderFeedStatus(page)).not.toContain('"/sources/')
  expectSafePage(renderFeedStatus(page))
  expect(wordsOf(sample)).not.toContain('Withdrawn')
  expect(renderFeedStatus(sample)).toContain('"/sources/')
})
