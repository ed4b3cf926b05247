import { expect, test } from 'vitest'
import { hostileTitles } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { sampleSliceList } from '#tests/web/sample-pages.ts'
import { renderSliceList } from '#web/pages/slice-list.ts'

test.each(hostileTitles)('$what in titles, descriptions and rules leaves the page well-formed and free of script', ({ title }) => {
  const slices = [{ path: '/slices/x', title, articles: 1, about: title }]
  const rule = { kind: 'block', name: title, q: title, articles: 1 } as const
  const rules = { days: 30, articles: 2, shown: 1, rules: [rule, { ...rule, name: null }] }
  expectSafePage(renderSliceList(sampleSliceList({ groups: [{ title: 'Slices', slices }], rules })))
})

test('each slice stands with its page, its three feeds, its count and what it is about', () => {
  const page = renderSliceList(sampleSliceList())
  expect(page).toContain('<a href="/topics/nato"><bdi>NATO</bdi></a> <span class="count">1,204</span>')
  for (const [ending, name] of [
    ['atom', 'Atom'],
    ['rss', 'RSS'],
    ['json', 'JSON'],
  ])
    expect(page).toContain(`<a href="/topics/nato.${ending}" aria-label="${name} feed of NATO">${name}</a>`)
  expect(page).toContain('<span class="about">not NATO, in Ukrainian</span>')
  expect(page).toContain('<a href="/languages/uk"><bdi>Ukrainian</bdi></a></span>')
  expect(page).toContain('href="/slices" aria-current="page"')
})

test('the whole stream stands first, and a kind without slices not at all', () => {
  const page = renderSliceList(sampleSliceList())
  expect(page.indexOf('<a href="/"><bdi>')).toBeLessThan(page.indexOf('/topics/nato'))
  expect(page).toContain('href="/feed.atom"')
  expect(page).not.toContain('Publishers')
})

test('the OPML of all is offered, to readers of the page and to programs', () => {
  const page = renderSliceList(sampleSliceList())
  expect(page).toContain('<a class="follow-link" href="/slices.opml">OPML</a>')
  expect(page).toContain('<link rel="alternate" type="text/x-opml" title="All slices (OPML)" href="/slices.opml">')
})

test('where there are rules, the page says what each comes to', () => {
  expect(renderSliceList(sampleSliceList({ rules: null }))).not.toContain('id="rules"')
  const page = renderSliceList(sampleSliceList())
  expect(page).toContain('Of the last 30 days, 29,100 of 30,000 stored articles are shown.')
  expect(page).toContain(
    'Block <bdi>Live blogs</bdi><span class="about"><code>title:&quot;live blog&quot;</code></span></span>\n<span class="listed-feeds">900</span>',
  )
  expect(page).toContain('Keep <code>language:en</code></span>\n<span class="listed-feeds">too many to count</span>')
})
