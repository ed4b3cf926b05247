import { expect, test } from 'vitest'
import { privateSource } from '#tests/support/articles.ts'
import { privateWords, publicAddress } from '#web/private-words.ts'
import { now, sampleHealth } from './sample-pages.ts'

const url = 'https://feeds.inside.example:8443/secret?token=1'
const hidden = sampleHealth({
  feed: { ...sampleHealth().feed, url, private: true },
  source: privateSource(),
  movedTo: 'https://other.example/secret2',
  moving: { to: 'https://third/secret3', since: now, times: 2 },
  host: { host: 'wiki:8080', until: null, because: '' },
})

test.each([
  `${url} answered 404`,
  'feeds.inside.example does not resolve',
  'feeds.inside.example:8443 does not answer',
  'the address leads to https://other.example/secret2',
  'other.example refused',
  'inside.example',
  'third and https://third/secret3',
  'wiki:8080 asks to be left alone',
])('of a private feed, "%s" names no address', (words) => {
  expect(privateWords(hidden)(words)).toContain('(private)')
  expect(privateWords(hidden)(words)).not.toMatch(/inside|other|secret|third|wiki/)
})

test.each([
  { words: 'it led to the login page of sso.corp.example, before', shown: 'it led to the login page of (private), before' },
  { words: 'old.inside.example. Then old.inside.example:81/a/b?c', shown: '(private). Then (private)' },
  { words: 'see http://10.0.0.7:81/a?b=c now', shown: 'see (private) now' },
  { words: 'feed:https://old/secret', shown: 'feed:(private)' },
  { words: '10.1.2.3/x is a private address', shown: '(private) is a private address' },
  { words: 'fd00::7 and ::1 and 2001:db8:0:0:0:0:0:1 are', shown: '(private) and (private) and (private) are' },
  { words: '::ffff:10.1.2.3 is', shown: '(private) is' },
  { words: 'пример.рф and xn--e1afmkfd.xn--p1ai:443 refused', shown: '(private) and (private) refused' },
])('an address of a private feed that nobody told us is hidden too: $words', ({ words, shown }) => {
  expect(privateWords(hidden)(words)).toBe(shown)
})

test.each([
  'every 2 hours, as feeds.json says',
  'it posts about every 1.5 hours, e.g. at 22:16:00 UTC',
  'line 3, column 40: an & that begins no entity',
  'not read. It answered 404...',
  'the page’s <title> is foo::bar',
])('"%s" has no address in it, and stays', (words) => {
  expect(privateWords(hidden)(words)).toBe(words)
})

test.each(['a.', 'a', '1.', ':', 'a:', 'a-', 'http:', '::1.'])('a very long text of "%s" is looked through in time', (part) => {
  expect(privateWords(hidden)(`${part.repeat(100_000)} wiki`)).toMatch(/ \(private\)$/)
})

test('of a public feed nothing is taken out', () => {
  expect(privateWords(sampleHealth())('harbour.example does not resolve')).toBe('harbour.example does not resolve')
  expect(publicAddress(sampleHealth(), 'https://harbour.example/')).toBe('https://harbour.example/')
  expect(publicAddress(hidden, 'https://harbour.example/')).toBe(null)
})
