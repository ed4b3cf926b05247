import { expect, test } from 'vitest'
import { checkAddress, normalAddress, normalHost } from '#config/address.ts'

test.each([
  ['', '""'],
  ['example.org/feed', '"example.org/feed"'],
  ['https:example.org', '"https:example.org"'],
  ['https:\\\\example.org\\feed', '"https:\\\\\\\\example.org\\\\feed"'],
  ['https:///feed', '"https:///feed"'],
  [' https://example.org/', '" https://example.org/"'],
  ['https://exa\nmple.org/', '"https://exa\\nmple.org/"'],
  ['https://example.org:99999/', '"https://example.org:99999/"'],
  ['ftp://example.org/', 'the scheme "ftp"'],
  ['javascript:alert(1)', 'the scheme "javascript"'],
  ['file:///etc/passwd', 'the scheme "file"'],
  ['https://user:secret@example.org/', 'a user name or password in the address'],
  ['https://token@example.org/', 'a user name or password in the address'],
])('%j is refused, as %s', (text, found) => {
  expect(checkAddress(text).map((problem) => problem.found)).toEqual([found])
})

test('an address wrong in two ways is told both', () => {
  expect(checkAddress('ftp://user:secret@example.org/')).toHaveLength(2)
})

test('no secret of an address is told', () => {
  const texts = [
    'https://user:hunter2@exa mple.org/',
    'https://user:hun/ter2@example.org:x/',
    'htps//example.org/?key=hunter2',
    'x://u:hunter2@h/?hunter2',
  ]
  for (const text of texts) expect(JSON.stringify(checkAddress(text))).not.toMatch(/hun\/?ter2/)
})

test.each([
  'https://example.org',
  'HTTP://Example.ORG:8080/feed?a=1#b',
  'https://новини.укр/rss',
  'http://[::1]:3000/',
  'https://medium.com/feed/@a',
])('%s can be followed', (text) => {
  expect(checkAddress(text)).toEqual([])
})

test('addresses that ask for the same are equal once normalised', () => {
  const same = ['https://example.org', 'HTTPS://EXAMPLE.org:443/', 'https://example.org/#top', 'https://example.org/a/..']
  expect(new Set(same.map(normalAddress))).toEqual(new Set(['https://example.org/']))
  expect(normalAddress('http://example.org/')).not.toBe(normalAddress('https://example.org/'))
  expect(normalAddress('no address')).toBeNull()
})

test.each([
  '',
  ' ',
  'a b',
  'https://example.org',
  'example.org/',
  'user@example.org',
  'example.org:',
  'example.org:0',
  'example.org:65536',
  '__proto__ ',
  '::1',
])('%j is no host', (text) => {
  expect(normalHost(text)).toBeNull()
})

test.each([
  ['Example.ORG', 'example.org'],
  ['example.org:080', 'example.org:80'],
  ['новини.укр', 'xn--b1amarcd.xn--j1amh'],
  ['127.0.0.1:3000', '127.0.0.1:3000'],
  ['[::1]:3000', '[::1]:3000'],
])('the host %s is known as %s', (text, host) => {
  expect(normalHost(text)).toBe(host)
})
