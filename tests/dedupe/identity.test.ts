import { expect, test } from 'vitest'
import { identify } from '#dedupe/identity.ts'
import { instant } from '#model/instant.ts'

const item = (fields: Partial<Parameters<typeof identify>[0][number]>) => ({
  guid: null,
  url: null,
  title: null,
  publishedAt: null,
  summary: null,
  content: null,
  ...fields,
})

test('two items with one guid and different links stay two', () => {
  const [a, b] = identify([item({ guid: 'x', url: 'https://a.example/1' }), item({ guid: 'x', url: 'https://a.example/2' })])
  expect(a?.identity).not.toBe(b?.identity)
})

test('two items with one guid and no link are told by title and date', () => {
  const [a, b] = identify([
    item({ guid: 'x', title: 'Report', publishedAt: instant(1000) }),
    item({ guid: 'x', title: 'Report', publishedAt: instant(2000) }),
  ])
  expect(a?.identity).not.toBe(b?.identity)
})

test('items that all point at one address are told apart, and the address is marked as shared', () => {
  const found = identify([item({ url: 'https://a.example/live', title: 'One' }), item({ url: 'https://a.example/live', title: 'Two' })])
  expect(new Set(found.map((entry) => entry.identity)).size).toBe(2)
  expect(found.every((entry) => entry.addressShared)).toBe(true)
})

test('a home page identifies nothing', () => {
  const [found] = identify([item({ url: 'https://a.example/', title: 'One' })])
  expect(found?.canonicalUrl).toBeNull()
  expect(found?.identity).toMatch(/^hash:/)
})

test('the guid comes first, then the canonical address, then a hash', () => {
  const found = identify([
    item({ guid: 'g', url: 'https://a.example/1?utm_source=x' }),
    item({ url: 'https://a.example/2?utm_source=x' }),
    item({ title: 'Only a title' }),
  ])
  expect(found.map((entry) => entry.identity.split(':')[0])).toEqual(['guid', 'url', 'hash'])
  expect(found[1]?.identity).not.toContain('utm_source')
})

test('the same item keeps its identity when its text is edited', () => {
  const [before] = identify([item({ title: 'T', publishedAt: instant(5), summary: 'a' as never })])
  const [after] = identify([item({ title: 'T', publishedAt: instant(5), summary: 'b' as never })])
  expect(after).toEqual(before)
})
