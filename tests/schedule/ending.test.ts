import { expect, test } from 'vitest'
import type { FaultCode } from '#model/fault.ts'
import { instant, later } from '#model/instant.ts'
import { endingOf } from '#schedule/ending.ts'

const since = instant(Date.UTC(2026, 10, 1))
const day = 86_400

test.each<[FaultCode, number, number, boolean]>([
  ['fetch/timeout', 10_000, 3650, false],
  ['fetch/status', 10_000, 3650, false],
  ['fetch/kills-worker', 10_000, 3650, false],
  ['fetch/gone', 1, 30, false],
  ['fetch/gone', 10, 0.99, false],
  ['fetch/gone', 2, 1, true],
  ['fetch/not-found', 4, 30, false],
  ['fetch/not-found', 100, 13.9, false],
  ['fetch/not-found', 5, 14, true],
  ['fetch/not-found', 5, -14, false],
])('%s, %i times in %d days: stopped is %s', (code, times, days, stopped) => {
  expect(endingOf({ code, since, times }, later(since, days * day)) !== null).toBe(stopped)
})
