import { expect, test } from 'vitest'
import { renderAtom } from '#publish/atom.ts'
import { renderRss } from '#publish/rss.ts'
import { atomViolations, hasAtomSchema } from '#tests/support/atom-schema.ts'
import { readXml, samplePage } from './sample-page.ts'

const closed = samplePage({
  query: '?q=tag%3Aa',
  nextQuery: null,
  firstQuery: null,
  archive: { closed: '200-299', previous: '0-99' },
})
const open = samplePage({ query: '', firstQuery: null, archive: { closed: null, previous: '200-299' } })

test('a page that is no archive and has none before it says nothing of archives', () => {
  expect(renderAtom(samplePage())).not.toMatch(/fh:archive|prev-archive|"current"/)
  expect(renderRss(samplePage())).not.toMatch(/fh:archive|prev-archive|"current"/)
})

test.each([
  ['atom', (page: typeof open) => readXml(renderAtom(page)).feed, 'link'],
  ['rss', (page: typeof open) => readXml(renderRss(page)).rss.channel, 'atom:link'],
])('a closed document of %s is marked, and names the document to follow and the one before it (RFC 5005 §4)', (ending, read, links) => {
  const relations = (page: typeof open) =>
    Object.fromEntries(read(page)[links].map((link: Record<string, string>) => [link['@rel'], link['@href']]))
  expect(read(closed)).toHaveProperty('fh:archive')
  expect(relations(closed)).toMatchObject({
    self: `https://news.example/topics/nato/archive/200-299.${ending}?q=tag%3Aa`,
    current: `https://news.example/topics/nato.${ending}?q=tag%3Aa`,
    'prev-archive': `https://news.example/topics/nato/archive/0-99.${ending}?q=tag%3Aa`,
  })
  expect(relations(closed)).not.toHaveProperty('next-archive')
  expect(read(open)).not.toHaveProperty('fh:archive')
  expect(relations(open)).toMatchObject({ 'prev-archive': `https://news.example/topics/nato/archive/200-299.${ending}` })
})

test.skipIf(!hasAtomSchema)('a closed document is valid by the schema of RFC 4287 (needs ../shared and jing)', () => {
  expect(atomViolations(renderAtom(closed), renderAtom(open))).toBe('')
})
