import { expect, test } from 'vitest'
import { renderDocument } from '#bench/documents.ts'
import { readerNames, readers } from '#bench/readers.ts'

test.each(readerNames)('%s finds every item of the generated documents, and no feed in a page', async (name) => {
  const read = await readers[name]()
  for (const feed of [0, 1]) {
    const document = renderDocument(feed, { items: 3, paragraphs: 1 }, 0, Date.UTC(2026, 0, 5))
    expect(await read(new Uint8Array(document))).toBe(3)
  }
  const page = new TextEncoder().encode('<!doctype html><title>News</title><p>Hello</p>')
  expect(await (async () => read(page))().catch(() => 0)).toBe(0)
})
