import { expect, test } from 'vitest'
import { canonicalUrl, isBareOrigin } from '#dedupe/canonical-url.ts'

test.each([
  '',
  'not an address',
  '/relative',
  'ftp://a.example/x',
  'mailto:a@b.example',
  'urn:uuid:1',
  'javascript:alert(1)',
  'http://',
  'http://[x/',
])('%j names no page', (address) => {
  expect(canonicalUrl(address)).toBeNull()
})

test.each([
  ['https://a.example/x', 'https://a.example/X'],
  ['https://a.example/x?id=1', 'https://a.example/x?id=2'],
  ['https://a.example/x?a=1&b=2', 'https://a.example/x?b=2&a=1'],
  ['https://a.example/x', 'https://m.a.example/x'],
  ['https://a.example/x', 'https://a.example/x/amp'],
  ['https://a.example/x', 'https://a.example:8443/x'],
  ['https://a.example/#!/one', 'https://a.example/#!/two'],
  ['https://a.example/#/one', 'https://a.example/#/two'],
  ['https://a.example/a%2Fb', 'https://a.example/a/b'],
  ['https://a.example/x', 'https://a.example/x/index.html'],
  ['https://a.example/x?amp=amplifier', 'https://a.example/x'],
  ['https://www.com/x', 'https://com/x'],
])('%s and %s are two pages', (one, other) => {
  expect(canonicalUrl(one)).not.toBe(canonicalUrl(other))
})

test.each([
  ['http://A.Example:80/x', 'https://a.example/x'],
  ['https://www.a.example/x/', 'https://a.example/x'],
  ['https://a.example./x', 'https://a.example/x'],
  ['https://user:secret@a.example/x', 'https://a.example/x'],
  ['https://a.example/x#section-2', 'https://a.example/x'],
  ['https://a.example/x?utm_source=rss&id=1&fbclid=2#xtor=RSS-1', 'https://a.example/x?id=1'],
  ['https://a.example/x?', 'https://a.example/x'],
  ['https://a.example/x?&id=1&', 'https://a.example/x?id=1'],
  ['https://a.example/x?amp=1', 'https://a.example/x'],
  ['https://a.example/x?amp', 'https://a.example/x'],
  ['https://a.example/%7euser/%c3%a4', 'https://a.example/~user/%C3%A4'],
  ['https://a.example/ä', 'https://a.example/%C3%A4'],
  ['https://a.example/?a[]=1&b={2}', 'https://a.example/?a%5B%5D=1&b=%7B2%7D'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['http://a.example', 'https://a.example/'],
  ['  https://a.example/x\n', 'https://a.example/x'],
])('%s is known as %s', (address, expected) => {
  expect(canonicalUrl(address)).toBe(expected)
  expect(canonicalUrl(expected)).toBe(expected)
})

test('only a root without query is a bare origin', () => {
  const bare = (address: string) => isBareOrigin(canonicalUrl(address)!)
  expect(['https://a.example', 'http://www.a.example:80/?utm_source=rss#top', 'https://a.example:8443/'].map(bare)).toEqual([
    true,
    true,
    true,
  ])
  expect(['https://a.example/x', 'https://a.example/?p=1', 'https://a.example/#!/x', 'https://a.example/en/'].map(bare)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
