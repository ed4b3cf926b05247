import { expect, test } from 'vitest'
import { later } from '#model/instant.ts'
import { archiveCourse, isBeforeGap, type ReadArchive } from '#schedule/archive-course.ts'
import { startOfTest as since } from '#tests/support/store.ts'

const read: ReadArchive = { earlier: 'https://a.example/1', isSeen: false, documents: 3, known: false, newestAt: later(since, 60), since }

test.each<[string, Partial<ReadArchive>]>([
  ['it met what was known', { known: true }],
  ['it came to what is older than the gap', { newestAt: later(since, -86_401) }],
  ['there is no earlier document', { earlier: null }],
  ['the way leads in a circle', { isSeen: true }],
  ['no more than 50 documents are read back', { documents: 50 }],
])('reading back ends where %s', (reason, changes) => {
  expect(archiveCourse({ ...read, ...changes })).toEqual({ next: null, reason })
})

test.each<Partial<ReadArchive>>([{}, { newestAt: null }, { newestAt: later(since, -86_000) }, { documents: 49 }])(
  'else the document before is read, as after %j',
  (changes) => {
    expect(archiveCourse({ ...read, ...changes })).toEqual({ next: 'https://a.example/1', reason: '' })
  },
)

test('what states no date, or one less than a day before the gap, may have been missed', () => {
  expect([null, later(since, -86_000), later(since, 1)].map((stated) => isBeforeGap(stated, since))).toEqual([false, false, false])
  expect(isBeforeGap(later(since, -86_401), since)).toBe(true)
})
