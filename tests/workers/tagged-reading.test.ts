import { expect, test } from 'vitest'
import { entryOf } from '#tests/support/entries.ts'
import { faultReading, freshReading, packedReading, unchangedReading } from '#tests/support/readings.ts'
import { unpackReading } from '#workers/tagged-reading.ts'

const tag = {
  kind: 'topic',
  value: 'nato',
  score: 1,
  passing: false,
  evidence: [{ phrase: 'NATO', where: 'title', offset: 0, rule: 'NATO' }],
} as const

test.each([
  { what: 'a fault', reading: faultReading('a', 'fetch/gone') },
  { what: 'an unchanged one', reading: unchangedReading('a') },
  { what: 'a fresh one without new entries', reading: freshReading('a', []) },
  { what: 'a fresh one', reading: freshReading('a', [entryOf({ tags: [tag] }), entryOf({ title: 'half \ud83d', guid: null })]) },
])('$what comes to the writer as it was sent', ({ reading }) => {
  const rulesVersion = reading.outcome.kind === 'fresh' ? reading.rulesVersion : ''
  expect(unpackReading(packedReading(reading))).toEqual({ ...reading, rulesVersion })
})
