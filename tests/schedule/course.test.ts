import { expect, test } from 'vitest'
import type { FaultCode } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { noHints } from '#model/polling.ts'
import { courseAfter, type FeedCourse, type NewCourse, type ReadingFacts } from '#schedule/course.ts'

const start = instant(Date.UTC(2026, 10, 25, 12))
const day = 86_400
const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: day }
const from = 'https://old.example/feed'
const to = 'https://new.example/feed'

const untouched: FeedCourse = {
  feed: feedId('nato'),
  url: from,
  everySeconds: null,
  consecutiveFailures: 0,
  faultCode: null,
  faultSince: null,
  faultTimes: 0,
  brokenTold: false,
  silentTold: false,
  movedTo: null,
  moving: null,
  hints: noHints,
  pushTrusted: false,
}

function reading(at: Instant, more: Partial<ReadingFacts> = {}): ReadingFacts {
  return {
    at,
    kind: 'unchanged',
    fault: null,
    status: 304,
    retryAfterSeconds: null,
    freshSeconds: null,
    hints: null,
    movedTo: null,
    postings: [],
    private: false,
    ...more,
  }
}

function failing(at: Instant, code: FaultCode, more: Partial<ReadingFacts> = {}): ReadingFacts {
  return reading(at, { kind: 'fault', fault: { code, message: 'the reason', detail: null }, status: null, ...more })
}

/** Reads when it is due, each time with the next of these; null stands for a reading that goes well. */
function run(codes: readonly (FaultCode | null)[], before: FeedCourse = untouched, more: Partial<ReadingFacts> = {}) {
  let state = before
  let at: Instant | null = start
  const told: string[] = []
  let course: NewCourse | null = null
  for (const code of codes) {
    if (at === null) break
    course = courseAfter(state, code === null ? reading(at, more) : failing(at, code, more), bounds, at)
    told.push(...course.happenings.map((happening) => happening.kind))
    state = { ...state, ...course, faultCode: code }
    at = course.nextAt
  }
  return { course: course as NewCourse, state, at, told }
}

test('a feed is never given up for failing: after a thousand failures it is asked within days', () => {
  const { course, told } = run(Array.from({ length: 1000 }, () => 'fetch/timeout' as const))
  expect(course).toMatchObject({ consecutiveFailures: 1000, stopped: false, faultTimes: 1000, faultSince: start })
  expect(told).toEqual(['broke'])
})

test('a success resets the back-off', () => {
  const { course } = run(['fetch/timeout', 'fetch/timeout', 'fetch/timeout', null, 'fetch/timeout'])
  expect(course).toMatchObject({ consecutiveFailures: 1, faultTimes: 1, nextReason: 'about 5 minutes after a failure' })
})

test('a fault that may pass is told at the third in a row, others at the first, each once, and recovery only if it was told', () => {
  expect(run(['fetch/timeout', 'fetch/timeout', null]).told).toEqual([])
  expect(run(['fetch/timeout', 'fetch/timeout', 'fetch/status', 'fetch/tls', null, null]).told).toEqual(['broke', 'recovered'])
  expect(run(['fetch/tls', 'fetch/tls', 'fetch/tls', null, 'fetch/tls']).told).toEqual(['broke', 'recovered', 'broke'])
  expect(run(['fetch/timeout', 'parse/html', null]).told).toEqual(['broke', 'recovered'])
})

test('what is told says what happened, why and since when, and bears the code of the fault', () => {
  expect(courseAfter(untouched, failing(start, 'parse/html'), bounds, start).happenings).toEqual([
    { kind: 'broke', because: 'it cannot be read: the reason', code: 'parse/html' },
  ])
  const third = { ...untouched, consecutiveFailures: 2, faultCode: 'fetch/timeout' as const, faultSince: start, faultTimes: 2 }
  expect(courseAfter(third, failing(later(start, 900), 'fetch/timeout'), bounds, later(start, 900)).happenings).toEqual([
    {
      kind: 'broke',
      because: 'it could not be read 3 times in a row; since 2026-11-25 12:00 UTC the reason is: the reason',
      code: 'fetch/timeout',
    },
  ])
  expect(courseAfter({ ...third, brokenTold: true }, reading(start), bounds, start).happenings).toEqual([
    { kind: 'recovered', because: 'it can be read again, after 2 failures in a row', code: null },
  ])
})

test('the second 410, a day after the first, stops the feed', () => {
  const { course, told } = run(['fetch/gone', 'fetch/gone'])
  expect(course).toMatchObject({
    nextAt: null,
    stopped: true,
    nextReason: 'asked no more: the server said twice, a day apart, that it is gone for good',
  })
  expect(told).toEqual(['broke', 'stopped'])
  expect(course.happenings[0]).toEqual({
    kind: 'stopped',
    because: 'it is asked no more: the server said twice, a day apart, that it is gone for good',
    code: 'fetch/gone',
  })
})

test('410 with anything else between does not stop a feed, nor does one that came too soon', () => {
  expect(run(['fetch/gone', null, 'fetch/gone']).course.stopped).toBe(false)
  expect(run(['fetch/gone', 'fetch/timeout', 'fetch/gone']).course.stopped).toBe(false)
  const once = { ...untouched, consecutiveFailures: 1, faultCode: 'fetch/gone' as const, faultSince: start, faultTimes: 1 }
  const soon = later(start, 3600)
  expect(courseAfter(once, failing(soon, 'fetch/gone'), bounds, soon)).toMatchObject({ stopped: false, faultTimes: 2, faultSince: start })
})

test('after the clock was set back the days of a fault are counted anew', () => {
  const { state } = run(['fetch/gone'], { ...untouched, faultCode: 'fetch/gone', faultSince: later(start, 400 * day), faultTimes: 1 })
  expect(state).toMatchObject({ stopped: false, faultSince: start })
  expect(courseAfter(state, failing(later(start, day), 'fetch/gone'), bounds, later(start, day)).stopped).toBe(true)
})

test('404 slows a feed and stops it after fourteen days of nothing else', () => {
  const { at, state, told } = run(Array.from({ length: 50 }, () => 'fetch/not-found' as const))
  expect(at).toBe(null)
  expect(told).toEqual(['broke', 'stopped'])
  expect(state.faultTimes).toBeGreaterThanOrEqual(5)
  expect(state.faultTimes).toBeLessThan(15)
  const broken = Array.from({ length: 50 }, (_, index) => (index % 4 === 3 ? ('fetch/timeout' as const) : ('fetch/not-found' as const)))
  expect(run(broken).course.stopped).toBe(false)
})

test('a stopped feed that an operator asks again goes on if it answers', () => {
  const { state } = run(['fetch/gone', 'fetch/gone'])
  const course = courseAfter(state, reading(later(start, 9 * day)), bounds, later(start, 9 * day))
  expect(course).toMatchObject({ stopped: false, consecutiveFailures: 0, happenings: [{ kind: 'recovered' }] })
  expect(course.nextAt).not.toBe(null)
})

test('a feed moves after days of permanent redirects, and the operator is told to change feeds.json', () => {
  const before = { ...untouched, moving: { to, since: later(start, -3 * day), times: 4 } }
  const moved = courseAfter(before, reading(start, { movedTo: to }), bounds, start)
  expect(moved).toMatchObject({ movedTo: to, moving: null })
  expect(moved.happenings).toEqual([
    {
      kind: 'moved',
      because: `it has moved for good from ${from} to ${to} and is asked there; change its address in feeds.json`,
      code: null,
    },
  ])
  const [hidden] = courseAfter(before, reading(start, { movedTo: to, private: true }), bounds, start).happenings
  expect(hidden?.because).not.toContain('example')
  const [back] = courseAfter(
    { ...before, movedTo: 'https://other.example/', moving: { ...before.moving, to: from } },
    reading(start, { movedTo: from }),
    bounds,
    start,
  ).happenings
  expect(back?.because).toBe('it has moved back to its address in feeds.json and is asked there again')
})

test('a failure says nothing of where a feed moves', () => {
  const before = { ...untouched, moving: { to, since: start, times: 3 } }
  expect(courseAfter(before, failing(start, 'fetch/timeout'), bounds, start).moving).toEqual(before.moving)
})

test('a feed that fails three times where it moved to is asked at the operator’s address again', () => {
  const moved = { ...untouched, movedTo: to }
  expect(run(['fetch/timeout', 'fetch/timeout'], moved).course.movedTo).toBe(to)
  const { course } = run(['fetch/timeout', 'fetch/timeout', 'fetch/timeout'], moved)
  expect(course).toMatchObject({ movedTo: null, moving: null, faultTimes: 0, stopped: false })
  expect(course.nextReason).toBe(
    'about 20 minutes after 3 failures in a row, at the address in feeds.json again, as it fails where it moved to',
  )
})

test('a feed that is gone where it moved to is stopped only when it is gone at the operator’s address as well', () => {
  const moved = { ...untouched, movedTo: to }
  expect(run(['fetch/gone', 'fetch/gone'], moved).course).toMatchObject({ movedTo: null, stopped: false })
  expect(run(['fetch/gone', 'fetch/gone', 'fetch/gone'], moved).course).toMatchObject({ stopped: false, faultTimes: 1 })
  expect(run(['fetch/gone', 'fetch/gone', 'fetch/gone', 'fetch/gone'], moved).course.stopped).toBe(true)
})

test('a feed that was told silent and posts again is told to speak, once, though a hub may have brought the posting', () => {
  const silent = { ...untouched, silentTold: true }
  const old = [1, 2, 3].map((weeks) => later(start, -(10 + weeks) * 7 * day))
  const postings = [start, ...old]
  expect(courseAfter(silent, reading(start, { kind: 'unchanged', postings }), bounds, start).happenings).toHaveLength(1)
  expect(courseAfter(silent, reading(start, { kind: 'fresh', postings: old }), bounds, start)).toMatchObject({
    silentTold: true,
    happenings: [],
  })
  const spoke = courseAfter(silent, reading(start, { kind: 'fresh', postings }), bounds, start)
  expect(spoke).toMatchObject({
    silentTold: false,
    newestAt: start,
    happenings: [{ kind: 'spoke', because: 'it posts again', code: null }],
  })
  expect(courseAfter({ ...silent, ...spoke }, reading(start, { kind: 'fresh', postings }), bounds, start).happenings).toEqual([])
  expect(courseAfter(silent, reading(start), bounds, start)).toMatchObject({ silentTold: true, happenings: [] })
})

test('the rhythm, the newest posting and the time of silence are known after failures as well', () => {
  const postings = [0, 1, 2, 3].map((days) => later(start, -days * day))
  const known = { rhythmSeconds: day, newestAt: start, silentAt: later(start, 3 * day) }
  expect(courseAfter(untouched, reading(start, { postings }), bounds, start)).toMatchObject(known)
  expect(courseAfter(untouched, failing(start, 'fetch/timeout', { postings }), bounds, start)).toMatchObject(known)
})

test('an unchanged document keeps the hints of the last one, a fresh one brings its own', () => {
  const before = { ...untouched, hints: { ...noHints, ttlSeconds: 7200 } }
  expect(courseAfter(before, reading(start), bounds, start).nextReason).toBe('the publisher asks for 2 hours (ttl)')
  expect(courseAfter(before, reading(start, { kind: 'fresh', hints: noHints }), bounds, start).nextReason).toContain('every 30 minutes')
})

test('Retry-After is obeyed for the address', () => {
  const { nextAt } = courseAfter(untouched, failing(start, 'fetch/rate-limited', { status: 429, retryAfterSeconds: 7200 }), bounds, start)
  expect(nextAt).toBe(later(start, 7200))
})

test('sixty postings at one time, and a clock set back, leave no value that is no number', () => {
  const postings = Array.from({ length: 60 }, () => later(start, 5000 * day))
  const before = {
    ...untouched,
    consecutiveFailures: 1,
    faultCode: 'fetch/gone' as const,
    faultSince: later(start, 5000 * day),
    faultTimes: 1,
  }
  for (const facts of [reading(start, { postings, kind: 'fresh' }), failing(start, 'fetch/gone', { postings })]) {
    const course = courseAfter(before, facts, bounds, start)
    for (const value of Object.values(course)) expect(value).not.toBeNaN()
    expect(course).toMatchObject({ stopped: false, rhythmSeconds: null, silentAt: null })
    expect((course.nextAt ?? 0) - start).toBeLessThan(1.1 * day * 1000 + 1)
  }
})
