import { expect, test } from 'vitest'
import { html } from '#web/html.ts'
import { layout, sliceFeeds } from '#web/layout.ts'
import { site } from './sample-pages.ts'

const frame = { site, title: 'NATO', current: null, feeds: sliceFeeds('/topics/nato', 'NATO') } as const

test('the head names the page and its three feeds', () => {
  const page = layout(frame, html`x`)
  expect(page).toContain('<title>NATO · Tributary</title>')
  expect(page).toContain('<link rel="alternate" type="application/atom+xml" title="NATO (Atom)" href="/topics/nato.atom">')
  expect(page).toContain('<link rel="alternate" type="application/rss+xml" title="NATO (RSS)" href="/topics/nato.rss">')
  expect(page).toContain('<link rel="alternate" type="application/feed+json" title="NATO (JSON)" href="/topics/nato.json">')
})

test('a page without feeds names none', () => {
  expect(layout({ ...frame, feeds: [] }, html`x`)).not.toContain('rel="alternate"')
})

test('the service’s title is not said twice', () => {
  expect(layout({ ...frame, title: 'Tributary' }, html`x`)).toContain('<title>Tributary</title>')
})

test('the page that is shown is marked among the top links', () => {
  expect(layout({ ...frame, current: 'status' }, html`x`)).toContain('href="/status" aria-current="page"')
  expect(layout(frame, html`x`)).not.toContain('aria-current')
})
