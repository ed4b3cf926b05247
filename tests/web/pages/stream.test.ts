import { expect, test } from 'vitest'
import { at, sampleArticle } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { sampleStream } from '#tests/web/sample-pages.ts'
import { renderStream } from '#web/pages/stream.ts'

test('hostile titles leave the page well-formed and free of script', () => {
  expectSafePage(renderStream(sampleStream()))
})

test('an empty slice says so, and where to look', () => {
  const page = renderStream(sampleStream({ articles: [], newer: null, older: null }))
  expectSafePage(page)
  expect(page).toContain('No articles yet.')
  expect(page).toContain('<a href="/status">the status page</a>')
})

test('a page behind the last article is not taken for an empty slice', () => {
  expect(renderStream(sampleStream({ articles: [], newer: '/', older: null }))).toContain('There is nothing older than this.')
})

test('the whole stream is followed at /feed, a slice at its own path', () => {
  expect(renderStream(sampleStream())).toContain('<a class="follow-link" href="/feed.atom">Atom</a>')
  expect(renderStream(sampleStream({ path: '/topics/nato' }))).toContain('<a class="follow-link" href="/topics/nato.json">JSON</a>')
})

const asked = { asked: 'NATO "air <b>', query: '?q=nato+%22air%22', words: '“nato”, “air <b>”', fault: null }

test('a search is kept in its box and its feeds, and told in words', () => {
  const page = renderStream(sampleStream({ search: asked, path: '/topics/nato', title: 'NATO' }))
  expectSafePage(page)
  expect(page).toContain('<form class="search" role="search" method="get" action="/topics/nato">')
  expect(page).toContain('value="NATO &quot;air &lt;b&gt;"')
  expect(page).toContain('<h1>NATO: <span class="sought">“nato”, “air &lt;b&gt;”</span></h1>')
  expect(page).toContain('Follow this search</span> <a class="follow-link" href="/topics/nato.atom?q=nato+%22air%22">Atom</a>')
  expect(page).toContain(
    '<link rel="alternate" type="application/feed+json" title="NATO: “nato”, “air &lt;b&gt;” (JSON)" href="/topics/nato.json?q=nato+%22air%22">',
  )
})

test('a search that finds nothing says so, and where all is', () => {
  const page = renderStream(sampleStream({ search: asked, articles: [], newer: null, older: null }))
  expect(page).toContain('Nothing here matches that yet. Ask for less, or <a href="/">see all</a>.')
})

test('what is wrong with a search stands at its box, where whoever cannot see it hears of it', () => {
  const fault = { code: 'serve/bad-query', message: 'q, character 3: this quotation mark is never closed', detail: null } as const
  const search = { asked: 'a "', query: '', words: '', fault }
  const page = renderStream(sampleStream({ search, articles: [], newer: null, older: null }))
  expectSafePage(page)
  expect(page).toContain('aria-invalid="true" aria-describedby="search-fault"')
  expect(page).toMatch(
    /<p class="fault" id="search-fault" role="alert"><strong>Character 3: this quotation mark is never closed\.<\/strong> Mend what/,
  )
  expect(page).not.toContain('No articles yet')
})

test('how to ask is told to whoever has begun to', () => {
  expect(renderStream(sampleStream({ search: asked }))).toContain('<summary>How to ask</summary>')
  expect(renderStream(sampleStream())).not.toContain('How to ask')
})

test('articles stand under the day of their place in the list', () => {
  const articles = ['2026-11-24T22:00:00Z', '2026-11-24T00:00:00Z', '2026-11-23T23:59:59Z', '2026-11-20T12:00:00Z'].map((sortAt) =>
    sampleArticle({ sortAt: at(sortAt) }),
  )
  const headings = [...renderStream(sampleStream({ articles })).matchAll(/<section class="day">\n<h2>(.*)<\/h2>/g)].map((match) => match[1])
  expect(headings).toEqual([
    '<strong>Today</strong> Tuesday, 24 November 2026',
    '<strong>Yesterday</strong> Monday, 23 November 2026',
    'Friday, 20 November 2026',
  ])
})

test('newer and older lead to the pages beside this one, where there are any', () => {
  const both = renderStream(sampleStream())
  expect(both).toContain('rel="prev" href="/"')
  expect(both).toContain('rel="next" href="/?before=1764000000000.abc"')
  expect(renderStream(sampleStream({ newer: null, older: null }))).not.toMatch(/rel="(prev|next)"/)
})

test('headings go down one step at a time, from a single first one', () => {
  const levels = [...renderStream(sampleStream()).matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
})
