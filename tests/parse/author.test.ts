import { expect, test } from 'vitest'
import { authorLine, personOf } from '#parse/author.ts'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

test.each([
  [null, null],
  ['  ', null],
  ['@', { name: '@', email: null }],
  ['follow @ada here', { name: 'follow @ada here', email: null }],
  ['desk@x.example (The Desk)', { name: 'The Desk', email: 'desk@x.example' }],
  ['The Desk (desk+news@x.example)', { name: 'The Desk', email: 'desk+news@x.example' }],
  ['The Desk <desk@x.example>', { name: 'The Desk', email: 'desk@x.example' }],
  ['"Brown, Ada" <ada@x.example>', { name: 'Brown, Ada', email: 'ada@x.example' }],
  ['desk@x.example', { name: null, email: 'desk@x.example' }],
  ['mailto:desk@x.example', { name: null, email: 'desk@x.example' }],
  ['Ada  Brown (Kyiv)', { name: 'Ada Brown (Kyiv)', email: null }],
])('%s is a person of this name and this mail address', (text, person) => {
  expect(personOf(text)).toEqual(person === null ? null : { ...person, url: null })
})

test('several authors are one line, each once, by name or else by mail address', () => {
  const person = (name: string | null, email: string | null = null) => ({ name, email, url: null })
  expect(authorLine([])).toBeNull()
  expect(authorLine([{ name: null, email: null, url: 'https://x.example/' }])).toBeNull()
  expect(authorLine([person('Ada', 'ada@x.example'), person(null, 'jo@x.example'), person('Ada')])).toBe('Ada, jo@x.example')
})

test('a line made to trouble the patterns takes no more than moments', () => {
  const start = performance.now()
  personOf(`${'a@'.repeat(200_000)} (`)
  personOf('<'.repeat(400_000))
  expect(performance.now() - start).toBeLessThan(1000)
})

test('an author without a name, a mail address or a page is nobody', async () => {
  const feed = (author: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>${author}</entry></feed>`
  const authors = async (author: string) => (await parse(documentOf(feed(author)))).entries[0]?.details.authors
  expect(await authors('<author/>')).toEqual([])
  expect(await authors('<author><name> </name><other>x</other></author>')).toEqual([])
})

test('a person of Atom has its page under each of the names it had, relative ones resolved', async () => {
  for (const part of ['uri', 'url', 'homepage']) {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/"><author><name>Ada</name><${part}>me</${part}></author></feed>`
    expect((await parse(documentOf(feed))).details.authors).toEqual([{ name: 'Ada', email: null, url: 'https://b.example/me' }])
  }
})

test('an item names its contributors in the words of any format', async () => {
  const inside = '<title>t</title><dc:contributor>Jo (jo@x.example)</dc:contributor>'
  expect((await parse(documentOf(rssItem(inside)))).entries[0]?.details.contributors).toEqual([
    { name: 'Jo', email: 'jo@x.example', url: null },
  ])
  const atom = '<title>t</title><atom:contributor><atom:name>Jo</atom:name></atom:contributor>'
  expect((await parse(documentOf(rssItem(atom)))).entries[0]?.details.contributors).toEqual([{ name: 'Jo', email: null, url: null }])
})
