import { expect, test } from 'vitest'
import { later } from '#model/instant.ts'
import { startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'

const now = startOfTest
const away = { code: 'queue/unreachable', message: 'the queue is away', detail: null } as const
const unusable = { code: 'queue/unusable', message: 'the queue cannot be used', detail: null } as const

function told(test: TestStore) {
  return test.store.events
    .newest(10)
    .map(({ feed, kind, because }) => ({ feed, kind, because }))
    .reverse()
}

test('the end of a trouble that was none is no news', () => {
  using test = storeWith([])
  test.store.notices.clear('queue', now)
  expect(told(test)).toEqual([])
  expect(test.store.notices.stands('queue')).toBe(false)
})

test('a trouble is told when it begins and when it is over, however often it is reported', () => {
  using test = storeWith([])
  for (const seconds of [0, 1, 2]) test.store.notices.raise('queue', away, later(now, seconds))
  expect(test.store.notices.stands('queue')).toBe(true)
  expect(test.store.notices.all()).toEqual([{ fault: away, at: now }])
  for (const seconds of [3, 4]) test.store.notices.clear('queue', later(now, seconds))
  expect(test.store.notices.stands('queue')).toBe(false)
  expect(told(test)).toEqual([
    { feed: null, kind: 'trouble', because: 'the queue is away' },
    { feed: null, kind: 'well', because: 'This is over: the queue is away' },
  ])
})

test('another trouble with the same subject is another one, in its stead', () => {
  using test = storeWith([])
  test.store.notices.raise('queue', away, now)
  test.store.notices.raise('queue', unusable, later(now, 1))
  expect(test.store.notices.all()).toEqual([{ fault: unusable, at: later(now, 1) }])
  expect(told(test).map(({ because }) => because)).toEqual(['the queue is away', 'the queue cannot be used'])
})
