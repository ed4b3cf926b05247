import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPage } from '#workers/read-page.ts'

function bytesOf(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(`tests/fixtures/fulltext/${name}`))
}

test('a page is read in the encoding that only its own head declares', () => {
  const read = readPage({ bytes: bytesOf('windows-1251.html'), address: 'https://news.example/1', contentType: 'text/html' })
  expect(read).toMatchObject({ kind: 'text', page: { text: expect.stringContaining('Городской совет решил в понедельник') } })
})

test('the server’s word goes before the page’s own', () => {
  const page = new TextEncoder().encode(readFileSync('tests/fixtures/fulltext/windows-1251.html', 'latin1'))
  const utf8 = Uint8Array.from(Buffer.from(new TextDecoder('windows-1251').decode(Buffer.from(new TextDecoder().decode(page), 'latin1'))))
  const read = readPage({ bytes: utf8, address: 'https://news.example/1', contentType: 'text/html; charset=utf-8' })
  expect(read).toMatchObject({ kind: 'text', page: { text: expect.stringContaining('Городской совет') } })
})
