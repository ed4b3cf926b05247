import { expect, test } from 'vitest'
import { publicDetails, publicName, rightsLine } from '#clean/public-details.ts'
import type { MediaFile, WrittenText } from '#model/details.ts'
import { noPublicDetails } from '#model/details.ts'
import { type EntryDetails, noEntryDetails } from '#model/entry.ts'
import { unsafeHtml } from '#model/html.ts'

const baseUrl = 'https://news.example/feed.xml'

function of(details: Partial<EntryDetails>) {
  return publicDetails({ baseUrl, details: { ...noEntryDetails, ...details } })
}

function writtenAs(html: string, type = 'text/html'): WrittenText {
  return { html: unsafeHtml(html), type, language: null, base: baseUrl }
}

const file: MediaFile = {
  url: 'https://news.example/a.jpg',
  type: 'image/jpeg',
  medium: 'image',
  lengthBytes: 5,
  width: 640,
  height: 360,
  durationSeconds: null,
}

test.each([
  ['ada@news.example', null],
  ['mailto:ada@news.example', null],
  ['<ada@news.example>', null],
  ['Ada Lind <ada@news.example>', 'Ada Lind'],
  ['ada@news.example (Ada Lind)', '(Ada Lind)'],
  ['Ada Lind (ada@news.example)', 'Ada Lind'],
  ['Ada Lind, ada@news.example', 'Ada Lind'],
  ['Ada Lind, bo@news.example, Cy Dal', 'Ada Lind, , Cy Dal'],
  ['@ada', '@ada'],
  ['Ada @ News', 'Ada @ News'],
  [' \u0000\n', null],
  [null, null],
])('of %j a reader sees %j: nobody’s mail address', (written, shown) => {
  expect(publicName(written)).toBe(shown)
})

test('a name of ten thousand characters without end is done at once', () => {
  expect(publicName('a@'.repeat(5000))?.length).toBeLessThanOrEqual(201)
})

test('persons are named once, by name, with an address of the web', () => {
  const authors = [
    { name: null, email: 'ada@news.example', url: null },
    { name: 'Ada Lind', email: 'ada@news.example', url: '/ada' },
    { name: ' Ada  Lind', email: null, url: null },
    { name: 'Bo', email: null, url: 'javascript:alert(1)' },
    { name: null, email: null, url: 'https://news.example/nobody' },
  ]
  const shown = [
    { name: 'Ada Lind', url: 'https://news.example/ada' },
    { name: 'Bo', url: null },
  ]
  expect(of({ authors })).toEqual({ ...noPublicDetails, authors: shown })
  expect(of({ contributors: authors })).toEqual({ ...noPublicDetails, contributors: shown })
})

test('of a thousand persons or files twenty are kept', () => {
  const authors = Array.from({ length: 1000 }, (_, index) => ({ name: `Name ${index}`, email: null, url: null }))
  const media = Array.from({ length: 1000 }, (_, index) => ({ ...file, url: `https://news.example/${index}` }))
  expect(of({ authors }).authors).toHaveLength(20)
  expect(of({ media }).media).toHaveLength(20)
})

test.each([
  ['<p>© <b>News</b>\n2026</p>', '© News 2026'],
  ['&copy; News <script>alert(1)</script>', '© News'],
  ['  ', null],
])('rights %j are the line %j', (html, line) => {
  expect(rightsLine(writtenAs(html))).toBe(line)
})

test('rights are no longer than a line, whatever is written', () => {
  expect(rightsLine(writtenAs('All rights reserved. '.repeat(100_000)))?.length).toBeLessThanOrEqual(501)
})

test('a licence is an address of the web', () => {
  expect(of({ license: 'https://creativecommons.org/licenses/by/4.0/' }).license).toBe('https://creativecommons.org/licenses/by/4.0/')
  expect(of({ license: 'data:text/plain,mine' }).license).toBeNull()
})

test('media are files of the web, each once, of a medium there is', () => {
  const media = [{ ...file, url: '/b.mp4', medium: 'hologram', type: ' video/mp4\n' }, file, file, { ...file, url: 'ftp://news.example/x' }]
  expect(of({ media }).media).toEqual([{ ...file, url: 'https://news.example/b.mp4', medium: null, type: 'video/mp4' }, file])
})

test('an entry that says nothing of these costs nothing', () => {
  expect(of({})).toBe(noPublicDetails)
})
