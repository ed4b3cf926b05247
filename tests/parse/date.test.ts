import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rfc3339 } from '#model/instant.ts'
import { readDate } from '#parse/date.ts'

function read(text: string): string | null {
  const at = readDate(text)
  return at === null ? null : rfc3339(at)
}

test.each([
  '',
  '   ',
  'yesterday',
  'not a date at all 2026',
  'Tue, 30 Feb 2026 10:00:00 GMT',
  'Tue, 00 Jan 2026 10:00:00 GMT',
  '2026-02-30',
  '2026-13-01T10:00:00Z',
  '2026-11-24T25:00:00Z',
  'Tue, 24 Nov 2026 10:61:00 GMT',
  '0000-00-00 00:00:00',
  '3/4/2026',
  'Sat, 12 Mar',
  '12 May 26 Jun 2026',
  '10:00',
  '12',
  '-312',
  '1388534400',
  'Tue, 24 Nov 2026 10:00:00 +9900',
  'Fri, 32 Feb 2026 10:00:00 GMT',
  'Tue, 24 Nov 0000 10:00:00 GMT',
  'Tue, 24 Nov 2026 24:01:00 GMT',
  'Sun, 29 Feb 2026 10:00:00 GMT',
  '2100-02-29',
  '2026-11-24T10:00:61Z',
  '2026-366',
  '2026-W54-1',
  '9'.repeat(500),
  `Tue, ${' '.repeat(5000)}24 Nov 2026`,
])('no date is made up from "%s"', (text) => {
  expect(readDate(text)).toBeNull()
})

const cases: readonly (readonly [text: string, utc: string])[] = [
  // RFC 822, as written and as it ought not to be
  ['Tue, 24 Nov 2026 22:16:05 GMT', '2026-11-24T22:16:05Z'],
  ['Tue, 24 Nov 2026 22:16:05 +0530', '2026-11-24T16:46:05Z'],
  ['24 Nov 2026 22:16:05 -0500', '2026-11-25T03:16:05Z'],
  ['Mon, 24 Nov 2026 22:16 EST', '2026-11-25T03:16:00Z'],
  ['Tue,  24   Nov 2026\n22:16:05\tPDT', '2026-11-25T05:16:05Z'],
  ['tue, 24 nov 26 9:05', '2026-11-24T09:05:00Z'],
  ['Tue, 24 Nov 95 09:05:00 UT', '1995-11-24T09:05:00Z'],
  ['Tuesday, 24 November 2026 09:05:00 Z', '2026-11-24T09:05:00Z'],
  ['Tue, 24 Nov 2026 09:05:00 A', '2026-11-24T10:05:00Z'],
  ['Tue, 24 Nov 2026 09:05:00 GMT+0200', '2026-11-24T07:05:00Z'],
  ['Tue, 24 Nov 2026 09:05:00 GMT-05:00', '2026-11-24T14:05:00Z'],
  ['Tue, 24 Nov 2026 09:05:00 +0100 (CET)', '2026-11-24T08:05:00Z'],
  ['Tue, 24 Nov 2026 09:05:00 Nowhere', '2026-11-24T09:05:00Z'],
  ['Tue, 24 Nov 2026 24:00:00 GMT', '2026-11-25T00:00:00Z'],
  ['Tue, 30 Jun 2015 23:59:60 GMT', '2015-07-01T00:00:00Z'],
  ['Sat, 29 Feb 2028 10:00:00 GMT', '2028-02-29T10:00:00Z'],
  ['2000-02-29', '2000-02-29T00:00:00Z'],
  ['2028-366', '2028-12-31T00:00:00Z'],
  ['Mon, 1 Jan 0050 00:00:00 GMT', '0050-01-01T00:00:00Z'],
  ['24 Nov 89', '2089-11-24T00:00:00Z'],
  ['24 Nov 90', '1990-11-24T00:00:00Z'],
  ['Tue, 24 Nov 2026 09:05:00 M', '2026-11-24T21:05:00Z'],
  ['Tue, 24 Nov 2026 09:05:00 Y', '2026-11-23T21:05:00Z'],
  ['Wed, 24 Nov 2126 09:05:00 GMT', '2126-11-24T09:05:00Z'],
  ['24-Nov-2026 09:05:00', '2026-11-24T09:05:00Z'],
  ['Nov 24, 2026 4:31 PM', '2026-11-24T16:31:00Z'],
  ['Nov 24, 2026 12:31am', '2026-11-24T00:31:00Z'],
  // ISO 8601
  ['2026-11-24T22:16:05Z', '2026-11-24T22:16:05Z'],
  ['2026-11-24T22:16:05.123456+01:00', '2026-11-24T21:16:05.123Z'],
  ['2026-11-24T22:16', '2026-11-24T22:16:00Z'],
  ['2026-11-24 22:16:05', '2026-11-24T22:16:05Z'],
  ['2026-11-24 22:16:05 +0100', '2026-11-24T21:16:05Z'],
  ['2026-11-24 22:16:05 UTC', '2026-11-24T22:16:05Z'],
  ['2026-11-24T22:16:05-0800', '2026-11-25T06:16:05Z'],
  ['2026-11-24', '2026-11-24T00:00:00Z'],
  ['20261124T221605Z', '2026-11-24T22:16:05Z'],
  ['2026-11', '2026-11-01T00:00:00Z'],
  ['2026-328', '2026-11-24T00:00:00Z'],
  ['2026-W48-2', '2026-11-24T00:00:00Z'],
  // asctime and others
  ['Tue Nov 24 22:16:05 2026', '2026-11-24T22:16:05Z'],
  ['Tue Nov  4 22:16:05 PST 2026', '2026-11-05T06:16:05Z'],
  ['Tue, 2026/11/24 22:16:05 EDT', '2026-11-25T02:16:05Z'],
  ['24.11.2026 22:16', '2026-11-24T22:16:00Z'],
  // other languages
  ['Τρι, 24 Νοέ 2026 12:00:00 EST', '2026-11-24T17:00:00Z'],
  ['2026-november-24T9:15-05:00', '2026-11-24T14:15:00Z'],
  ['2026-11-24 오후 11:23:17', '2026-11-24T14:23:17Z'],
  ['Di, 24 Dez 2026 10:00:00 MEZ', '2026-12-24T09:00:00Z'],
  ['mar, 24 nov 2026 10:00:00 +0100', '2026-11-24T09:00:00Z'],
  ['martes, 24 de noviembre de 2026', '2026-11-24T00:00:00Z'],
  ['24 ноября 2026 г. 10:00', '2026-11-24T10:00:00Z'],
]

test.each(cases)('"%s" is %s', (text, utc) => {
  expect(read(text)).toBe(utc)
})

const corpus = '../shared/conformance/dates.jsonl'

test.skipIf(!existsSync(corpus))('every date of the conformance list is read as feedparser reads it (needs ../shared)', () => {
  const lines: readonly { text: string; utc: string }[] = readFileSync(corpus, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  // The list gives whole seconds.
  const seconds = lines.map(({ text }) => read(text)?.replace(/\.\d+Z$/, 'Z'))
  expect(seconds).toEqual(lines.map(({ utc }) => utc))
  expect(lines.length).toBeGreaterThan(20)
})
