import { expect, test } from 'vitest'
import type { FetchedDocument } from '#model/entry.ts'
import { feedId } from '#model/ids.ts'
import { prepare } from '#workers/prepare.ts'

function documentOf(items: string): FetchedDocument {
  return {
    feed: feedId('site'),
    address: 'https://site.example/feed.xml',
    bytes: Buffer.from(`<rss version="2.0"><channel><title>Site</title><link>https://site.example/</link>${items}</channel></rss>`),
    contentType: 'application/rss+xml',
    contentLocation: null,
    contentLanguage: null,
  }
}

function itemOf(guid: string, title: string, html = ''): string {
  return `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://site.example/${title}</link><description><![CDATA[${html}]]></description></item>`
}

test('what is no feed is a fault', async () => {
  const document = { ...documentOf(''), bytes: Buffer.from('<!doctype html><title>News</title>') }
  await expect(prepare({ document, recentHashes: [] })).rejects.toMatchObject({ code: 'parse/html' })
})

test('two items with one guid are two entries', async () => {
  const { entries } = await prepare({ document: documentOf(itemOf('1', 'first') + itemOf('1', 'second')), recentHashes: [] })
  expect(entries.map(({ guid, title }) => ({ guid, title }))).toEqual([
    { guid: '1', title: 'first' },
    { guid: '1', title: 'second' },
  ])
  expect(new Set(entries.map((entry) => entry.identity)).size).toBe(2)
})

test('an entry whose raw hash is a recent one is left out, its hash is kept for the next time', async () => {
  const before = await prepare({ document: documentOf(itemOf('1', 'first')), recentHashes: [] })
  const now = await prepare({ document: documentOf(itemOf('2', 'second') + itemOf('1', 'first')), recentHashes: before.rawHashes })
  expect(now.entries.map((entry) => entry.guid)).toEqual(['2'])
  expect(now.rawHashes).toHaveLength(2)
  expect(now.rawHashes[1]).toBe(before.rawHashes[0])
})

test('an edited entry is no recent one', async () => {
  const before = await prepare({ document: documentOf(itemOf('1', 'first', 'as it was')), recentHashes: [] })
  const now = await prepare({ document: documentOf(itemOf('1', 'first', 'as it is')), recentHashes: before.rawHashes })
  expect(now.entries).toMatchObject([{ guid: '1', text: 'as it is' }])
})

test('a recent entry still counts when the others are told apart', async () => {
  const first = itemOf('1', 'first')
  const before = await prepare({ document: documentOf(first), recentHashes: [] })
  const now = await prepare({ document: documentOf(first + itemOf('1', 'second')), recentHashes: before.rawHashes })
  const alone = await prepare({ document: documentOf(itemOf('1', 'second')), recentHashes: [] })
  expect(now.entries).toHaveLength(1)
  expect(now.entries[0]?.identity).not.toBe(alone.entries[0]?.identity)
})

test('an entry without a language is read to tell it, one with its own keeps it', async () => {
  const german =
    'Die Einwohner der kleinen Hafenstadt haben am Sonntag dafür gestimmt, die Fähre zu behalten, die sie seit langem über die Bucht bringt.'
  const items = itemOf('1', 'first', german) + itemOf('2', 'second', 'Too little.')
  const { entries } = await prepare({ document: documentOf(items), recentHashes: [] })
  expect(entries.map(({ language }) => language)).toEqual(['de', null])
  const declared = await prepare({ document: documentOf(`<language>de-AT</language>${items}`), recentHashes: [] })
  expect(declared.entries.map(({ language }) => language)).toEqual(['de-AT', 'de-AT'])
})

test('what comes out is clean', async () => {
  const document = documentOf(itemOf('1', 'first', '<p onclick="x()">Text</p><script>x()</script>'))
  const { entries } = await prepare({ document, recentHashes: [] })
  expect(entries).toMatchObject([{ content: '<p>Text</p>', text: 'Text' }])
})
