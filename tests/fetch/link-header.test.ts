import { expect, test } from 'vitest'
import type { Answer } from '#fetch/exchange.ts'
import { pushLinksOf } from '#fetch/link-header.ts'

const from = new URL('https://example.org/blog/feed')
const linksOf = (link: string | string[]) => pushLinksOf({ headers: { link } } as unknown as Answer, from)

test.each([
  '',
  'hub',
  '<https://hub.example/>',
  '<https://hub.example/>; rel=',
  '<https://hub.example/>; title="rel=hub"',
  '<https://hub.example/>; title="; rel=hub"',
  '<https://hub.example/>; rel=next; rel=hub',
  '<https://hub.example/>; rel=hub; anchor="https://other.example/"',
  '<https://hub.example/; rel=hub',
  '<javascript:alert(1)>; rel=hub',
  '<http://[>; rel=hub',
  '<https://hub.example/>; rel=hubs',
  `<${'a'.repeat(5000)}>; rel=hub`,
])('%j names no hub', (link) => {
  expect(linksOf(link)).toEqual({ hub: null, self: null })
})

test.each<[string | string[], string | null, string | null]>([
  ['<https://hub.example/>; rel="hub", <https://example.org/feed>; rel="self"', 'https://hub.example/', 'https://example.org/feed'],
  [['<https://hub.example/>; rel=hub', '<https://example.org/feed>; rel=self'], 'https://hub.example/', 'https://example.org/feed'],
  ['</hub>; rel=hub', 'https://example.org/hub', null],
  ['<../hub>;REL="preload HUB"', 'https://example.org/hub', null],
  ['<https://a.example/>; rel=hub, <https://b.example/>; rel=hub', 'https://a.example/', null],
  ['<https://a.example/?a=1,2;b>; title="a, b; c"; rel=hub', 'https://a.example/?a=1,2;b', null],
  ['<ftp://a.example/>; rel=hub, <https://b.example/>; rel=hub', 'https://b.example/', null],
])('%j', (link, hub, self) => {
  expect(linksOf(link)).toEqual({ hub, self })
})

test.each([
  '<a>; rel="'.repeat(20_000),
  `<a>${' ;'.repeat(50_000)}`,
  `<a>${' '.repeat(100_000)}`,
  '<'.repeat(100_000),
  `<a>;rel=${'x'.repeat(100_000)}`,
])('a header made to waste time is done with at once', (link) => {
  const begin = performance.now()
  linksOf(link)
  expect(performance.now() - begin).toBeLessThan(1000)
})
