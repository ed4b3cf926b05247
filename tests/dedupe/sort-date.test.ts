import { expect, test } from 'vitest'
import { archivedSortDate, sortDate } from '#dedupe/sort-date.ts'
import { instant } from '#model/instant.ts'

const now = instant(1_000_000)
const previous = instant(900_000)

test.each([
  [null, previous, now, 'no date in the feed'],
  [instant(2_000_000), previous, now, 'dated in the future'],
  [instant(10), previous, previous, 'arrived later than dated'],
  [instant(950_000), previous, instant(950_000), 'as stated'],
  [instant(10), null, instant(10), 'as stated'],
])('dated %s, with the previous reading at %s, an article stands at %s: %s', (stated, previousReading, at, because) => {
  expect(sortDate(stated, previousReading, now)).toEqual({ at, because })
})

test.each([
  [null, previous, 'no date in the feed’s archive'],
  [instant(2_000_000), now, 'dated in the future'],
  [instant(10), instant(10), 'as stated, in the feed’s archive'],
])('of an archive, dated %s, it stands at %s: %s', (stated, at, because) => {
  expect(archivedSortDate(stated, previous, now)).toEqual({ at, because })
})
