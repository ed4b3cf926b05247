import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, fixture } from './document.ts'

test('RDF without a channel and without items is no feed', async () => {
  const document = documentOf('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>')
  await expect(parse(document)).rejects.toMatchObject({ code: 'parse/not-a-feed' })
})

test('an RSS 1.0 document without anything in it is a feed without items', async () => {
  const document = documentOf('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"/>')
  expect(await parse(document)).toMatchObject({ entries: [], damage: [] })
})

test('RSS 1.0 keeps its items beside the channel', async () => {
  const { description, entries, damage } = await parse(fixture('rss-1.0.rdf'))
  expect(damage).toEqual([])
  expect(description).toEqual({
    title: 'RDF News',
    siteUrl: 'https://rdf.example/',
    feedUri: null,
    language: 'fr',
    updatedAt: Date.UTC(2026, 10, 24, 8),
    description: 'In triples',
    imageUrl: 'https://rdf.example/logo.png',
    format: 'rdf',
  })
  expect(entries).toMatchObject([
    {
      guid: 'https://rdf.example/1',
      url: 'https://rdf.example/1?from=rss',
      title: 'Un',
      author: 'Anne Petit',
      summary: 'Premier',
      publishedAt: Date.UTC(2026, 10, 24, 8),
      language: 'fr',
      categories: [{ term: 'Ports' }],
    },
    { guid: 'https://rdf.example/2', url: 'https://rdf.example/2', title: 'Deux' },
  ])
})

test('RSS 0.90 is read', async () => {
  const { description, entries } = await parse(fixture('rss-0.90.rdf'))
  expect(description).toMatchObject({ title: 'Ninety', siteUrl: 'https://ninety.example/', format: 'rdf' })
  expect(entries).toMatchObject([{ title: 'First', url: 'https://ninety.example/1' }])
})
