import { expect, test } from 'vitest'
import type { FeedHealth, FeedState } from '#model/feed.ts'
import { hostileTitles, sampleSource } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { noCounts, sampleHealth, sampleStatus } from '#tests/web/sample-pages.ts'
import { renderStatus, type StatusPage } from '#web/pages/status.ts'

function feedsOf(state: FeedState, feeds: readonly FeedHealth[], more = false): Partial<StatusPage> {
  return { counts: { ...noCounts(), [state]: feeds.length }, sections: [{ state, feeds, more }] }
}

test('hostile names and faults leave the page well-formed and free of script', () => {
  const feeds = hostileTitles.map(({ title }) =>
    sampleHealth({
      source: sampleSource({ title }),
      nextReason: title,
      damage: [title],
      movedTo: title,
      state: 'failing',
      fault: { code: 'parse/unreadable', message: title, detail: title, at: sampleStatus().now },
    }),
  )
  const waits = hostileTitles.map(({ title }) => ({ host: title, until: sampleStatus().now, because: title }))
  expectSafePage(renderStatus(sampleStatus({ ...feedsOf('failing', feeds, true), waits })))
})

test('the sum of all states stands on top', () => {
  expect(renderStatus(sampleStatus())).toContain(
    '1,210 feeds: 1,204 failing, 1 stopped, 1 silent, 1 waiting, 1 healthy, 1 disabled, 1 removed.',
  )
  expect(renderStatus(sampleStatus(feedsOf('healthy', [sampleHealth()])))).toContain('1 feed: 1 healthy.')
})

test('what is still to be tagged by changed rules is told while there is any', () => {
  expect(renderStatus(sampleStatus({ toRetag: 1204 }))).toContain('The rules were changed: 1,204 articles are still to be tagged anew')
  expect(renderStatus(sampleStatus({ toRetag: 1 }))).toContain('1 article is still')
  expect(renderStatus(sampleStatus({ toRetag: 0 }))).not.toContain('The rules were changed')
})

test('subscribers who cannot be told are named by their host, and nobody where nobody ever subscribed', () => {
  const page = renderStatus(sampleStatus())
  expect(page).toContain('Subscribers <span class="count">1,204</span>')
  expect(page).toContain('1 could not be told the last time.')
  expect(page).toContain('reader.example:443')
  expect(page).toContain('it answered 410; told no more')
  expect(renderStatus(sampleStatus({ hub: { subscribers: 3, failing: 0, troubles: [] } }))).toContain('All of them were told what is new.')
  expect(renderStatus(sampleStatus({ hub: { subscribers: 0, failing: 0, troubles: [] } }))).not.toContain('Subscribers')
})

test('a service without feeds says what to do', () => {
  expect(renderStatus(sampleStatus({ counts: noCounts(), sections: [] }))).toContain('name some in feeds.json')
})

test('what needs a person comes first, in whatever order it is given', () => {
  const sections = sampleStatus().sections.toReversed()
  const headings = [...renderStatus(sampleStatus({ sections })).matchAll(/<section class="state">\n<h2>([^<]*) </g)].map(
    (match) => match[1],
  )
  expect(headings).toEqual([
    'Failing',
    'Stopped',
    'Silent for longer than their rhythm explains',
    'Waiting for a first reading',
    'Healthy',
    'Disabled',
    'Removed',
  ])
})

test('a state without feeds has no section', () => {
  expect(renderStatus(sampleStatus(feedsOf('failing', [])))).not.toContain('class="state"')
})

test('feeds of one state keep their order', () => {
  const feeds = ['b', 'a', 'c'].map((title) => sampleHealth({ source: sampleSource({ title: `feed-${title}` }) }))
  const page = renderStatus(sampleStatus(feedsOf('healthy', feeds)))
  expect([...page.matchAll(/feed-([abc])</g)].map((match) => match[1])).toEqual(['b', 'a', 'c'])
})

test('where a state has more feeds than are shown, a link leads to all of them, and the heading counts all', () => {
  const page = renderStatus(sampleStatus())
  expect(page).toContain('Failing <span class="count">1,204</span>')
  expect(page).toContain('<a href="/status?state=failing">All 1,204 feeds that are failing</a>')
  expect(page).not.toContain('?state=healthy')
})

test('hosts that asked to be left alone are told with the way to end it, and only where there are any', () => {
  const words = renderStatus(sampleStatus()).replace(/<\/?time[^>]*>/g, '')
  expect(words).toContain(
    '<li>slow.example is left alone, and asked again in 30 minutes: two of its addresses answered 429; <code>npm run tributary -- ask slow.example</code> ends the wait</li>',
  )
  expect(renderStatus(sampleStatus({ waits: [] }))).not.toContain('left alone')
})

test('what happens can be followed in a reader', () => {
  const page = renderStatus(sampleStatus())
  expect(page).toContain('<link rel="alternate" type="application/atom+xml" title="Health (Atom)" href="/health.atom">')
  expect(page).toContain('<a class="follow-link" href="/health.atom">Atom</a>')
})

test('a notice stands before all feeds, with its advice, without what is for the log alone', () => {
  const page = renderStatus(sampleStatus())
  expect(page).toContain(
    '<strong>feeds.json is invalid at feeds[3].url.</strong> Mend what is listed; <code>npm run tributary -- check</code>',
  )
  expect(page.indexOf('feeds[3].url')).toBeLessThan(page.indexOf('class="state"'))
  expect(page).not.toContain('inside.example')
})
