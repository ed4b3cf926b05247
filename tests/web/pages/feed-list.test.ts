import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { hostileTitles, sampleSource } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { now, sampleHealth, site } from '#tests/web/sample-pages.ts'
import { type FeedListPage, renderFeedList } from '#web/pages/feed-list.ts'

function page(changes: Partial<FeedListPage> = {}): string {
  const feeds = ['a', 'b'].map((id) => sampleHealth({ feed: { ...sampleHealth().feed, id: feedId(id) } }))
  return renderFeedList({ site, state: 'silent', count: 1204, feeds, first: false, more: true, now, ...changes })
}

test('hostile names leave the page well-formed and free of script', () => {
  expectSafePage(page({ feeds: hostileTitles.map(({ title }) => sampleHealth({ source: sampleSource({ title }) })) }))
})

test('it says how many feeds are in the state, and leads back to all states', () => {
  expect(page()).toContain('<h1>Silent feeds <span class="count">1,204</span></h1>')
  expect(page()).toContain('<a href="/status">All states</a>')
})

test('the next page goes on after the last feed shown, and the first one is a step away', () => {
  expect(page()).toContain('href="/status?state=silent&amp;after=b">Next →</a>')
  expect(page()).toContain('href="/status?state=silent">← From the first</a>')
})

test('the first and the last page lead to no page that is not there', () => {
  expect(page({ first: true })).not.toContain('From the first')
  expect(page({ more: false })).not.toContain('Next')
  expect(page({ first: true, more: false })).not.toContain('aria-label="Pages"')
})

test('a page behind the last feed says so', () => {
  expectSafePage(page({ feeds: [], more: true }))
  expect(page({ feeds: [], more: true })).toContain('There is no feed to show here.')
})
