import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf } from './document.ts'

test('a channel says who made it, of what it is and how it looks', async () => {
  const inside =
    '<managingEditor>ed@x.example (Ed)</managingEditor><webMaster>web@x.example</webMaster><copyright>2026 X</copyright><generator>G 1</generator>' +
    '<category>News</category><pubDate>24 Nov 2026 10:00 GMT</pubDate><dcterms:created>2026-11-20</dcterms:created><itunes:explicit>no</itunes:explicit>' +
    '<image><url>/i.png</url><title>I</title><link>/</link><width>88</width><height>31px</height><description>D</description></image>'
  const { details } = await parse(documentOf(`<rss><channel>${inside}</channel></rss>`))
  expect(details).toMatchObject({
    authors: [{ name: 'Ed', email: 'ed@x.example' }],
    publisher: { name: null, email: 'web@x.example' },
    rights: { html: '2026 X', type: 'text/plain' },
    generator: { name: 'G 1', url: null, version: null },
    categories: [{ term: 'News' }],
    publishedAt: Date.UTC(2026, 10, 24, 10),
    createdAt: Date.UTC(2026, 10, 20),
    explicit: false,
    image: {
      url: 'https://feeds.example/i.png',
      title: 'I',
      link: 'https://feeds.example/',
      width: 88,
      height: 31,
      description: 'D',
    },
  })
})

test('the admin module names the software, and whom to tell of errors', async () => {
  const inside = '<admin:generatorAgent rdf:resource="https://g.example/?v=1"/><admin:errorReportsTo rdf:resource="mailto:e@x.example"/>'
  const { details } = await parse(documentOf(`<rss><channel>${inside}</channel></rss>`))
  expect(details.generator).toEqual({ name: null, url: 'https://g.example/?v=1', version: null })
  expect(details.publisher).toEqual({ name: null, email: 'e@x.example', url: null })
})

test('what stands in a picture or a search form is not the channel’s', async () => {
  const inside = '<image><title>i</title><link>/i</link></image><textInput><title>s</title><link>/s</link></textInput><title>c</title>'
  const { description, details } = await parse(documentOf(`<rss><channel>${inside}<link>/c</link></channel></rss>`))
  expect(description).toMatchObject({ title: 'c', siteUrl: 'https://feeds.example/c' })
  expect(details.links).toHaveLength(1)
})
