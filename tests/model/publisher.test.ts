import { expect, test } from 'vitest'
import { publisherId, publisherOf } from '#model/publisher.ts'
import { privateSource, sampleSource } from '#tests/support/articles.ts'

test('a private feed is known by its title alone', () => {
  expect(publisherOf({ ...privateSource(), publisher: null })).toEqual({ id: 'inside-desk', name: 'Inside Desk' })
})

test.each([
  { source: { publisher: 'Harbour Media' }, is: { id: 'harbour-media', name: 'Harbour Media' } },
  { source: { publisher: null, siteUrl: 'https://www.harbour.example/news' }, is: { id: 'harbour-example', name: 'harbour.example' } },
  { source: { publisher: null, siteUrl: null }, is: { id: 'harbour-example', name: 'harbour.example' } },
  { source: { publisher: null, siteUrl: 'mailto:x@y.example' }, is: { id: 'harbour-example', name: 'harbour.example' } },
  { source: { publisher: '…' }, is: { id: 'harbour-post', name: '…' } },
])('the publisher of $source is $is.name', ({ source, is }) => {
  expect(publisherOf(sampleSource(source))).toEqual(is)
})

test.each([
  ['United  Nations', 'united-nations'],
  ['“Радіо Свобода”', 'радіо-свобода'],
  ['ＮＨＫ', 'nhk'],
  ['-- ', ''],
  ['x'.repeat(200), 'x'.repeat(80)],
])('%s stands in addresses as %s', (name, id) => {
  expect(publisherId(name)).toBe(id)
})
