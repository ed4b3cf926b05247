import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { afterAnswer, type HostRefusals, noRefusals } from '#schedule/refusals.ts'

const start = instant(Date.UTC(2026, 10, 25, 12))
const hour = 3_600

/** [feed, status, retryAfterSeconds, seconds since the start] */
type Answer = [string, number | null, number | null, number]

function after(...answers: Answer[]): HostRefusals {
  return answers.reduce(
    (state, [feed, status, retryAfterSeconds, seconds]) =>
      afterAnswer(state, { feed: feedId(feed), status, retryAfterSeconds, at: at(seconds) }),
    noRefusals,
  )
}

function at(seconds: number): Instant {
  return later(start, seconds)
}

test.each<[string, Answer[]]>([
  ['one address refuses', [['a', 429, 600, 0]]],
  ['one address refuses again and again', [1, 2, 3, 4].map((n): Answer => ['a', 429, 600, n])],
  [
    'the second refuses more than an hour later',
    [
      ['a', 429, 3 * hour, 0],
      ['b', 429, 600, hour + 1],
    ],
  ],
  [
    'none of the two names a time',
    [
      ['a', 429, null, 0],
      ['b', 503, null, 1],
    ],
  ],
  [
    'the times named are nonsense',
    [
      ['a', 429, -5, 0],
      ['b', 503, Number.NaN, 1],
    ],
  ],
  [
    'the time named is over',
    [
      ['a', 429, 60, 0],
      ['b', 503, null, 120],
    ],
  ],
  [
    'another answered well between',
    [
      ['a', 429, 600, 0],
      ['c', 200, null, 1],
      ['b', 429, 600, 2],
    ],
  ],
  [
    'nothing had changed at another between',
    [
      ['a', 429, 600, 0],
      ['c', 304, null, 1],
      ['b', 429, 600, 2],
    ],
  ],
  [
    'another sent its difference between',
    [
      ['a', 429, 600, 0],
      ['c', 226, null, 1],
      ['b', 429, 600, 2],
    ],
  ],
  [
    'others fail, but do not refuse',
    [
      ['a', 404, 600, 0],
      ['b', 500, 600, 1],
      ['c', 403, 600, 2],
      ['d', null, 600, 3],
    ],
  ],
])('a host is not made to wait where %s', (_, answers) => {
  expect(after(...answers)).toMatchObject({ notBefore: null, because: '' })
})

test('a host waits once a second address refused, until the later of the times named', () => {
  expect(after(['a', 429, 2 * hour, 0], ['b', 503, 600, 60])).toEqual({
    refused: { feed: 'b', at: at(60), until: at(660) },
    notBefore: at(2 * hour),
    because: 'it refused a and b within an hour and asks to be left alone for 1 hour 59 minutes',
  })
  expect(after(['a', 429, null, 0], ['b', 503, 600, 60]).notBefore).toBe(at(660))
  expect(after(['a', 429, 60, 0], ['b', 429, 60, 1], ['c', 429, 900, 2]).notBefore).toBe(at(902))
  expect(after(['a', 429, 7200, 0], ['b', 429, 60, 1], ['c', 429, 60, 2]).notBefore).toBe(at(7200))
})

test('answers that say nothing of the host change nothing between two refusals', () => {
  expect(after(['a', 429, 600, 0], ['c', 404, null, 1], ['c', null, null, 1], ['b', 429, 600, 2]).notBefore).toBe(at(602))
})

test('no host is left alone for more than eight hours', () => {
  expect(after(['a', 429, 365 * 86_400, 0], ['b', 429, 600, 1]).notBefore).toBe(at(8 * hour))
  expect(after(['a', 429, Number.POSITIVE_INFINITY, 0], ['b', 429, Number.POSITIVE_INFINITY, 1]).notBefore).toBe(at(8 * hour + 1))
})

test('any success lifts the wait', () => {
  for (const status of [200, 226, 304]) expect(after(['a', 429, 600, 0], ['b', 429, 600, 1], ['a', status, null, 2])).toEqual(noRefusals)
})

test('broken routes of a host whose other addresses answer do not stop it', () => {
  const answers = Array.from(
    { length: 30 },
    (_, index): Answer => (index % 2 ? [`good-${index}`, 200, null, index] : [`bad-${index % 4}`, 503, 3600, index]),
  )
  expect(after(...answers, ['bad-0', 503, 3600, 40])).toMatchObject({ notBefore: null })
})

test('a success where nobody refused changes nothing: the very same value comes back', () => {
  const before = { ...noRefusals }
  expect(afterAnswer(before, { feed: feedId('a'), status: 200, retryAfterSeconds: null, at: at(0) })).toBe(before)
})
