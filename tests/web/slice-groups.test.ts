import { expect, test } from 'vitest'
import { htmlText } from '#web/html.ts'
import { sliceGroups } from '#web/slice-groups.ts'

const many = Array.from({ length: 13 }, (_, index) => ({ path: `/sources/s${index}`, title: `Outlet ${index}` }))
const topics = { title: 'Topics', slices: [{ path: '/topics/nato', title: 'NATO' }] }

test('a group without slices is not shown', () => {
  expect(htmlText(sliceGroups([{ title: 'Regions', slices: [] }], '/feed'))).not.toContain('Regions')
})

test('each slice is linked, and so is its feed', () => {
  const nav = htmlText(sliceGroups([topics], '/feed'))
  expect(nav).toContain('href="/topics/nato"')
  expect(nav).toContain('href="/topics/nato.atom" aria-label="Atom feed of NATO"')
  expect(nav).not.toContain('aria-current')
})

test('the slice shown is marked', () => {
  expect(htmlText(sliceGroups([topics], '/topics/nato'))).toContain('href="/topics/nato" aria-current="page"')
})

test('a long group is folded until a page of it is shown', () => {
  expect(htmlText(sliceGroups([{ title: 'Sources', slices: many }], '/feed'))).toContain('<details>')
  expect(htmlText(sliceGroups([{ title: 'Sources', slices: many }], '/sources/s4'))).toContain('<details open>')
})
