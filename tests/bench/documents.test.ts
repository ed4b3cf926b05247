import { expect, test } from 'vitest'
import { newItemsOf, renderDocument } from '#bench/documents.ts'
import { feedId } from '#model/ids.ts'
import { prepare } from '#workers/prepare.ts'

const form = { items: 5, paragraphs: 2 }
const now = Date.UTC(2026, 0, 5)

test.each([0, 1])('feed %i is read whole and without damage', async (feed) => {
  const { entries, damage } = await read(feed, 0)
  expect(entries).toHaveLength(form.items)
  expect(damage).toEqual([])
  expect(entries.every((entry) => entry.publishedAt !== null && entry.text.length > 300)).toBe(true)
})

test('what is new at the top pushes as many out at the end, and changes no other item', async () => {
  const [before, after] = [await read(10, 0), await read(10, newItemsOf(10))]
  expect(newItemsOf(10)).toBe(3)
  expect(after.rawHashes.slice(3)).toEqual(before.rawHashes.slice(0, 2))
})

function read(feed: number, newer: number) {
  const bytes = new Uint8Array(renderDocument(feed, form, newer, now))
  const document = {
    feed: feedId('f'),
    address: 'http://127.0.0.1/feed',
    bytes,
    contentType: null,
    contentLocation: null,
    contentLanguage: null,
  }
  return prepare({ document, recentHashes: [] })
}
