import { expect, test } from 'vitest'
import type { FaultCode } from '#model/fault.ts'
import { pageCourse } from '#schedule/page-course.ts'
import { startOfTest as now } from '#tests/support/store.ts'

function wait(code: FaultCode, tries: number, retryAfterSeconds: number | null = null): number | null {
  const { at } = pageCourse({ code, tries, retryAfterSeconds }, now)
  return at === null ? null : (at - now) / 1000
}

test.each<FaultCode>([
  ...(['fetch/gone', 'fetch/not-found', 'fetch/login', 'fetch/forbidden-address', 'fetch/too-large'] as const),
  ...(['parse/hangs', 'parse/html', 'parse/not-a-feed', 'parse/unreadable'] as const),
])('after %s a page is given up at once', (code) => {
  expect(pageCourse({ code, tries: 1, retryAfterSeconds: 60 }, now)).toEqual({ at: null, reason: 'asked no more' })
})

test('other failures are tried again, from minutes to a day apart, and given up after the sixth', () => {
  expect([1, 2, 3, 4, 5, 6].map((tries) => wait('fetch/timeout', tries))).toEqual([300, 1_800, 7_200, 28_800, 86_400, null])
  expect(pageCourse({ code: 'fetch/timeout', tries: 6, retryAfterSeconds: null }, now).reason).toBe('asked no more after 6 tries')
})

test.each([
  [10, 300],
  [3_600, 3_600],
  [1e9, 8 * 3_600],
])('a server that asks for %s seconds is left alone for %s', (retryAfter, seconds) => {
  expect(wait('fetch/rate-limited', 1, retryAfter)).toBe(seconds)
})
