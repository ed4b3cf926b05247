import { expect, test } from 'vitest'
import { resolve, resolveBase } from '#parse/address.ts'

const base = 'https://a.example/dir/feed.xml'

test.each([
  null,
  undefined,
  '',
  '  ',
  'javascript:alert(1)',
  'JAVA\nSCRIPT:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'http://',
  'https://[bad',
])('no address comes from %s', (reference) => {
  expect(resolve(reference, base)).toBeNull()
})

test.each([
  ['https://b.example/x?a=1&b=2#c', 'https://b.example/x?a=1&b=2#c'],
  ['HTTP://B.example', 'HTTP://B.example'],
  [' https://b.example/a b ', 'https://b.example/a%20b'],
  ['//b.example/x', 'https://b.example/x'],
  ['/x', 'https://a.example/x'],
  ['x', 'https://a.example/dir/x'],
  ['../y', 'https://a.example/y'],
  ['?q', 'https://a.example/dir/feed.xml?q'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
])('%s means %s', (reference, address) => {
  expect(resolve(reference, base)).toBe(address)
})

test('a base that cannot be resolved changes nothing', () => {
  expect(resolveBase('https://[bad', base)).toBe(base)
  expect(resolveBase('', base)).toBe(base)
  for (const runs of ['javascript:x', 'data:text/html,x', 'about:blank']) expect(resolveBase(runs, base)).toBe(base)
  // Too many slashes are what browsers read over too.
  expect(resolveBase('http:///b.example/x/', base)).toBe('http://b.example/x/')
  expect(resolveBase('sub/', base)).toBe('https://a.example/dir/sub/')
})
