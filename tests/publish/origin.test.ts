import { expect, test } from 'vitest'
import { originOf } from '#publish/origin.ts'
import { at, privateSource, sampleArticle, sampleSource } from '#tests/support/articles.ts'

test('a private source is a title and an id that tells nothing', () => {
  const origin = originOf(sampleArticle({ sources: [privateSource()] }))
  expect(origin).toMatchObject({ title: 'Inside Desk', feedUrl: undefined, siteUrl: undefined })
  expect(origin.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
  expect(origin.id).toBe(originOf(sampleArticle({ sources: [privateSource()] })).id)
})

test.each(['12345', '', 'feed one', null])('where the feed calls itself %j, its address is its id', (feedUri) => {
  expect(originOf(sampleArticle({ sources: [sampleSource({ feedUri })] })).id).toBe('https://harbour.example/news.xml?a=1&b=2')
})

test('a feed’s own id is kept', () => {
  expect(originOf(sampleArticle()).id).toBe('tag:harbour.example,2026:news')
})

test('a site that is no web address is not named', () => {
  expect(originOf(sampleArticle({ sources: [sampleSource({ siteUrl: 'javascript:alert(1)' })] })).siteUrl).toBeUndefined()
})

test('a source changed when the article did that was taken from it', () => {
  const updatedAt = at('2026-11-24T12:00:00Z')
  expect(originOf(sampleArticle({ updatedAt })).updatedAt).toBe(updatedAt)
})

const unknown = { feedUrl: undefined, siteUrl: undefined }

test.each([
  [
    { title: 'Agency', url: 'https://agency.example/rss', id: null },
    { id: 'https://agency.example/rss', title: 'Agency', feedUrl: 'https://agency.example/rss' },
  ],
  [{ title: null, url: 'https://agency.example/rss', id: null }, { title: 'agency.example' }],
  [
    { title: 'Agency', url: 'https://agency.example/', id: null },
    { id: 'https://agency.example/', siteUrl: 'https://agency.example/', feedUrl: undefined },
  ],
  [
    { title: 'Agency', url: 'https://agency.example/rss', id: 'tag:agency.example,2026:wire' },
    { id: 'tag:agency.example,2026:wire', title: 'Agency', feedUrl: 'https://agency.example/rss' },
  ],
  [{ title: 'Agency', url: 'https://agency.example/rss', id: 'no <id>' }, { id: 'https://agency.example/rss' }],
  [
    { title: 'Inside', url: 'urn:example:inside', id: null },
    { id: 'urn:example:inside', title: 'Inside', ...unknown },
  ],
  [
    { title: 'Inside', url: null, id: null },
    { id: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/), title: 'Inside', ...unknown },
  ],
])('an article that its feed has from %j is from there', (from, origin) => {
  expect(originOf(sampleArticle({ from }))).toMatchObject(origin)
})

test('a private feed’s own words of where it has an article from are not told', () => {
  const from = { title: 'Secret', url: 'https://inside.example/secret', id: 'tag:inside.example,2026:secret' }
  expect(originOf(sampleArticle({ sources: [privateSource()], from }))).toMatchObject({ title: 'Inside Desk', feedUrl: undefined })
})
