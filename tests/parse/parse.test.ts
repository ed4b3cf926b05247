import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

test.each([
  ['<!DOCTYPE html><html><body>Hello</body></html>', 'application/rss+xml', 'parse/html'],
  ['<html><head><title>x</title></head></html>', 'text/xml', 'parse/html'],
  ['plain words', 'text/plain', 'parse/not-a-feed'],
  ['   ', null, 'parse/not-a-feed'],
  ['<opml version="2.0"><body/></opml>', 'text/xml', 'parse/not-a-feed'],
  ['{"a": 1}', 'application/json', 'parse/not-a-feed'],
  ['<rss version="2.0', null, 'parse/unreadable'],
])('%s, sent as %s, is faulted %s', async (text, contentType, code) => {
  await expect(parse(documentOf(text, { contentType }))).rejects.toMatchObject({ code })
})

test('an unreadable document names line and column', async () => {
  await expect(parse(documentOf('<!-- c -->\n<feed xmlns="x'))).rejects.toMatchObject({
    detail: expect.stringMatching(/^line \d+, column \d+: /),
  })
})

test('a feed served as a web page is still a feed', async () => {
  const { entries } = await parse(documentOf(rssItem('<title>t</title>'), { contentType: 'text/html; charset=utf-8' }))
  expect(entries).toHaveLength(1)
})

test.each([
  '<rss version="2.0"></rss>',
  '<rss version="2.0"><channel/></rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom"/>',
  '{"version":"https://jsonfeed.org/version/1","items":[]}',
])('a feed without items is a feed: %s', async (text) => {
  const { entries, damage } = await parse(documentOf(text))
  expect({ entries, damage }).toEqual({ entries: [], damage: [] })
})

test('Content-Location is what relative addresses start from; one that cannot be resolved is not', async () => {
  const at = async (contentLocation: string | null) =>
    (await parse(documentOf(rssItem('<link>x</link>'), { contentLocation }))).entries[0]?.url
  expect(await at(null)).toBe('https://feeds.example/dir/x')
  expect(await at('https://other.example/a/b')).toBe('https://other.example/a/x')
  expect(await at('/c/d')).toBe('https://feeds.example/c/x')
  expect(await at('https://[bad')).toBe('https://feeds.example/dir/x')
})

test('Content-Language stands in where the feed names no language, unless it names several', async () => {
  const at = async (contentLanguage: string) =>
    (await parse(documentOf(rssItem('<title>t</title>'), { contentLanguage }))).entries[0]?.language
  expect(await at('pt-BR')).toBe('pt-BR')
  expect(await at('en, fr')).toBeNull()
})

test('UTF-16 and windows-1252 feeds come out as text', async () => {
  const text = `<?xml version="1.0" encoding="utf-16"?>${rssItem('<title>Zürich</title>')}`
  const { entries } = await parse(documentOf(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))))
  expect(entries[0]?.title).toBe('Zürich')
})

test.each([
  ['rss', '<rss><channel><item><title>a</title></item><language>uk</language></channel></rss>', { language: 'uk', author: null }],
  [
    'atom',
    `<feed ${'xmlns="http://www.w3.org/2005/Atom"'}><entry><title>a</title></entry><author><name>B</name></author></feed>`,
    { author: 'B' },
  ],
])('what a feed of %s says of itself behind its items holds for them too', async (_, document, expected) => {
  expect((await parse(documentOf(document))).entries).toMatchObject([expected])
})
