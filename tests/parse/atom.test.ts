import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, fixture } from './document.ts'

function entry(inside: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id>${inside}</entry></feed>`
}

test('base64 that is none, and binary content, are left out', async () => {
  for (const content of ['<content mode="base64">!!!</content>', '<content type="image/png">iVBORw0KGgo=</content>']) {
    const { entries } = await parse(documentOf(entry(content)))
    expect(entries[0]?.content).toBeNull()
  }
})

test('Atom 1.0 is read as RFC 4287 has it', async () => {
  const { description, entries, damage } = await parse(fixture('atom-1.0.xml'))
  expect(damage).toEqual([])
  expect(description).toEqual({
    title: 'Atom & Co',
    siteUrl: 'https://atom.example/',
    feedUri: 'urn:feed',
    language: 'en',
    updatedAt: Date.UTC(2026, 10, 24, 10),
    description: 'Plain <b> text',
    imageUrl: 'https://atom.example/icon.png',
    format: 'atom',
  })
  expect(entries).toMatchObject([
    {
      guid: 'urn:1',
      url: 'https://atom.example/news/1',
      title: '1 < 2 &amp; <b>',
      author: 'The Editors',
      content:
        '<div><p>A <b>bold</b> &lt;move&gt;<br>and <a href="x">one</a> <span><a href="https://atom.example/other/y">two</a></span></p></div>',
      summary: null,
      publishedAt: Date.UTC(2026, 10, 24, 8),
      updatedAt: Date.UTC(2026, 10, 24, 9),
      language: 'en',
      categories: [{ term: 'ports', scheme: 'https://atom.example/s', label: 'Ports' }],
      enclosures: [{ url: 'https://atom.example/news/1.mp3', type: 'audio/mpeg', lengthBytes: 10 }],
      baseUrl: 'https://atom.example/deep/',
      source: null,
    },
    {
      url: 'https://atom.example/2',
      title: 'Zwei Wörter',
      author: 'Eva Braun-Weber, Max Holm',
      summary: '<p>Kurz</p>',
      content: null,
      publishedAt: Date.UTC(2026, 10, 23, 9),
      language: 'de',
      source: { title: 'Other Paper', url: 'https://other.example/feed' },
    },
    { guid: 'urn:3', url: null, content: 'a &lt; b &amp; c', publishedAt: null },
    { guid: 'urn:4', url: 'https://atom.example/4.html', content: null },
  ])
})

test('Atom 0.3 is read under its other names', async () => {
  const { description, entries, damage } = await parse(fixture('atom-0.3.xml'))
  expect(damage).toEqual([])
  expect(description).toMatchObject({
    title: 'Old Atom',
    siteUrl: 'https://old.example/',
    description: 'From before the standard',
    updatedAt: Date.UTC(2026, 10, 24, 10),
  })
  expect(entries).toMatchObject([
    {
      guid: 'tag:old.example,2026:1',
      url: 'https://old.example/1',
      title: 'Old news',
      content: '<p>Hello</p>',
      publishedAt: Date.UTC(2026, 10, 24, 8),
      updatedAt: Date.UTC(2026, 10, 24, 9),
    },
  ])
})

test('a feed without any namespace is Atom by its names', async () => {
  const { entries } = await parse(documentOf('<feed><entry><id>urn:1</id><title>t</title></entry></feed>'))
  expect(entries).toMatchObject([{ guid: 'urn:1', title: 't' }])
})

test('content of a type that is no text is base64, and kept where text comes out', async () => {
  const { entries } = await parse(documentOf(entry('<title type="application/octet-stream">PGI+SGVsbG88L2I+</title>')))
  expect(entries[0]?.title).toBe('Hello')
})

test('an empty xml:lang takes back the inherited one', async () => {
  const feed = (lang: string) => `<feed xml:lang="en_GB" xmlns="http://www.w3.org/2005/Atom"><entry ${lang}><id>1</id></entry></feed>`
  const language = async (lang: string) => (await parse(documentOf(feed(lang), { contentLanguage: 'fr' }))).entries[0]?.language
  expect(await language('')).toBe('en-GB')
  expect(await language('xml:lang=""')).toBeNull()
  expect(await language('xml:lang="de"')).toBe('de')
})
