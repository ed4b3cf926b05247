import { expect, test } from 'vitest'
import { archivedSortDate, sortDate } from '#dedupe/sort-date.ts'
import { instant } from '#model/instant.ts'

const now = instant(1_000_000)
const previous = instant(900_000)

test.each([
  [null, previous, now, 'no date in the feed'],
  [instant(2_000_000), previous, now, 'dated in the future'],
  [instant(10), previous, instant(900_799), 'arrived later than dated'],
  [instant(10), now, now, 'arrived later than dated'],
  [instant(950_000), previous, instant(950_000), 'as stated'],
  [instant(10), null, instant(10), 'as stated'],
])('dated %s, with the previous reading at %s, an article stands at %s: %s', (stated, previousReading, at, because) => {
  expect(sortDate(stated, previousReading, now)).toEqual({ at, because })
})

test('what arrives late together stands in the order of its dates, within a second of the previous reading', () => {
  const reading = instant(Date.UTC(2026, 10, 28, 12))
  const minutes = [1, 2, 3, 59, 60, 61, 119, 121, 600, 1440, 10_000]
  const stands = minutes.map((late) => sortDate(instant(reading - late * 60_000), reading, instant(reading + 600_000)).at - reading)
  expect(stands).toEqual(stands.toSorted((one, other) => other - one))
  expect(new Set(stands).size).toBe(minutes.length)
  expect([Math.max(...stands) < 1000, Math.min(...stands) >= 0]).toEqual([true, true])
})

test.each([
  [null, previous, 'no date in the feed’s archive'],
  [instant(2_000_000), now, 'dated in the future'],
  [instant(10), instant(10), 'as stated, in the feed’s archive'],
])('of an archive, dated %s, it stands at %s: %s', (stated, at, because) => {
  expect(archivedSortDate(stated, previous, now)).toEqual({ at, because })
})
