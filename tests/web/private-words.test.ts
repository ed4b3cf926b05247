import { expect, test } from 'vitest'
import { privateSource } from '#tests/support/articles.ts'
import { privateWords } from '#web/private-words.ts'
import { sampleHealth } from './sample-pages.ts'

const url = 'https://feeds.inside.example:8443/secret?token=1'
const hidden = sampleHealth({
  feed: { ...sampleHealth().feed, url, private: true },
  source: privateSource(),
  movedTo: 'https://other.example/secret2',
})

test.each([
  `${url} answered 404`,
  'feeds.inside.example does not resolve',
  'the address leads to https://other.example/secret2',
  'other.example refused',
  'inside.example',
])('of a private feed, "%s" names no address', (words) => {
  expect(privateWords(hidden)(words)).toContain('(private)')
  expect(privateWords(hidden)(words)).not.toMatch(/inside|other|secret/)
})

test('of a public feed nothing is taken out', () => {
  expect(privateWords(sampleHealth())('harbour.example does not resolve')).toBe('harbour.example does not resolve')
})
