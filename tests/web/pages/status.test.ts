import { expect, test } from 'vitest'
import { hostileTitles, sampleSource } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { sampleHealth, sampleStatus } from '#tests/web/sample-pages.ts'
import { renderStatus } from '#web/pages/status.ts'

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
  expectSafePage(renderStatus(sampleStatus({ feeds })))
})

test('the sum of all states stands on top', () => {
  expect(renderStatus(sampleStatus())).toContain('5 feeds: 1 failing, 1 waiting, 1 healthy, 1 disabled, 1 removed.')
  expect(renderStatus(sampleStatus({ feeds: [sampleHealth()] }))).toContain('1 feed: 1 healthy.')
})

test('a service without feeds says what to do', () => {
  expect(renderStatus(sampleStatus({ feeds: [] }))).toContain('name some in feeds.json')
})

test('what needs a person comes first', () => {
  const headings = [...renderStatus(sampleStatus()).matchAll(/<section class="state">\n<h2>([^<]*) </g)].map((match) => match[1])
  expect(headings).toEqual(['Failing', 'Waiting for a first reading', 'Healthy', 'Disabled', 'Removed'])
})

test('feeds of one state keep their order', () => {
  const feeds = ['b', 'a', 'c'].map((title) => sampleHealth({ source: sampleSource({ title: `feed-${title}` }) }))
  expect([...renderStatus(sampleStatus({ feeds })).matchAll(/feed-([abc])</g)].map((match) => match[1])).toEqual(['b', 'a', 'c'])
})

test('a notice stands before all feeds, with its advice, without what is for the log alone', () => {
  const page = renderStatus(sampleStatus())
  expect(page).toContain(
    '<strong>feeds.json is invalid at feeds[3].url.</strong> Mend what is listed; <code>npm run tributary -- check</code>',
  )
  expect(page.indexOf('feeds[3].url')).toBeLessThan(page.indexOf('class="state"'))
  expect(page).not.toContain('inside.example')
})
