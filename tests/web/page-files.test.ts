import { expect, test } from 'vitest'
import { sampleStream } from '#tests/web/sample-pages.ts'
import { fileAddress, pageAddress } from '#web/page-files.ts'
import { renderStream } from '#web/pages/stream.ts'
import { expectSafePage } from './safe-page.ts'

test('a page that is a file offers nothing that must be answered, and calls no day today', () => {
  const served = sampleStream({ newer: null, older: null })
  const page = renderStream({ ...served, site: { ...served.site, files: { root: '/news' } } })
  expectSafePage(page)
  for (const offered of ['<form', '/status', '/articles/', '<strong>Today']) {
    expect(renderStream(served)).toContain(offered)
    expect(page).not.toContain(offered)
  }
  expect(page.match(/(?:href|src)="\/(?!news\/)[^"]*"/g)).toBeNull()
})

test('a file’s page stands in a folder of its own, a service’s at the bare path', () => {
  expect([pageAddress('/topics/nato', undefined), pageAddress('/feed', undefined)]).toEqual(['/topics/nato', '/'])
  expect([pageAddress('/topics/nato', { root: '' }), pageAddress('/feed', { root: '' })]).toEqual(['/topics/nato/', '/'])
  expect([pageAddress('/topics/nato', { root: '/x' }), pageAddress('/feed', { root: '/x' })]).toEqual(['/x/topics/nato/', '/x/'])
  expect(fileAddress('/feed.atom', { root: '/x' })).toBe('/x/feed.atom')
})
