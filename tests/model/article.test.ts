import { expect, test } from 'vitest'
import { firstSource, passedOnFrom } from '#model/article.ts'
import type { EntrySource } from '#model/entry.ts'
import { feedId } from '#model/ids.ts'
import { privateSource, sampleSource } from '#tests/support/articles.ts'

const agency = { title: 'Agency', url: 'https://agency.example/rss', id: null }

test.each<[string, EntrySource | null]>([
  ['nothing is said', null],
  ['it names its own feed', { title: 'Other words', url: 'https://harbour.example/news.xml?a=1&b=2', id: null }],
  ['it names its own site, in another spelling', { title: 'Other words', url: 'HTTPS://harbour.example', id: null }],
  ['it names its own id', { title: 'Other words', url: 'tag:harbour.example,2026:news', id: null }],
  ['it says its own name', { title: 'The Harbour Post', url: null, id: null }],
  ['there is an id and no name', { title: null, url: 'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a', id: null }],
])('an article is passed on from nobody where %s', (_, from) => {
  expect(passedOnFrom({ sources: [sampleSource()], from })).toBeNull()
})

test('what a private feed says of where it has an article from is not told', () => {
  expect(passedOnFrom({ sources: [privateSource()], from: agency })).toBeNull()
})

test.each<[string, EntrySource]>([
  ['a feed', agency],
  ['an address alone', { title: null, url: 'https://agency.example/', id: null }],
  ['a name alone', { title: 'Agency', url: null, id: null }],
  ['a name with an id', { title: 'Agency', url: 'urn:example:agency', id: null }],
])('%s that is named is where it is from', (_, from) => {
  expect(passedOnFrom({ sources: [sampleSource()], from })).toBe(from)
})

test('where the feed it has it from is followed too, that one is its first source, and nothing else is told of it', () => {
  const [aggregator, own] = [sampleSource(), sampleSource({ id: feedId('agency'), url: 'https://agency.example/rss', title: 'The Agency' })]
  expect(passedOnFrom({ sources: [aggregator, own], from: agency })).toBeNull()
  expect(firstSource({ sources: [aggregator, own], from: agency })).toBe(own)
  expect(firstSource({ sources: [aggregator, own], from: null })).toBe(aggregator)
  expect(firstSource({ sources: [aggregator], from: agency })).toBe(aggregator)
})
