import { expect, test } from 'vitest'
import type { HubRequest } from '#model/hub.ts'
import { instant, later } from '#model/instant.ts'
import type { DueHubRequest } from '#store/hub-requests.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'

const now = startOfTest
const host = 'reader.example:443'

function requestOf(changes: Partial<HubRequest> = {}): HubRequest {
  return {
    mode: 'subscribe',
    callback: 'https://reader.example/',
    topic: 'https://news.example/feed.atom',
    secret: null,
    leaseSeconds: 86_400,
    because: '',
    ...changes,
  }
}

function takeOne({ store }: TestStore, at = now): DueHubRequest {
  const [due, ...more] = store.hubRequests.takeDue(at)
  if (due === undefined || more.length > 0) throw new Error(`${due === undefined ? 'nothing' : 'more than one'} is due`)
  return due
}

test('one that is asked again takes the place of the first, whose answer then counts for nothing', () => {
  using test = storeWith([])
  test.store.hubRequests.add(requestOf(), host, now)
  const first = takeOne(test)
  test.store.hubRequests.add(requestOf({ mode: 'unsubscribe' }), host, now)
  expect(test.store.hubRequests.settle(first.request, true, now)).toBeNull()
  const second = takeOne(test)
  expect(second.mode).toBe('unsubscribe')
  expect(test.store.hubRequests.settle(second.request, true, now)).toEqual({ ...requestOf({ mode: 'unsubscribe' }), since: 0 })
  expect(test.store.hubRequests.takeDue(now)).toEqual([])
})

test('one that nobody came back with is asked again when its lease is over, or was handed back', () => {
  using test = storeWith([])
  test.store.hubRequests.add(requestOf(), host, now)
  const lost = takeOne(test)
  expect(test.store.hubRequests.takeDue(later(now, 119))).toEqual([])
  expect(takeOne(test, later(now, 120))).toEqual(lost)
  test.store.hubRequests.release(lost.request)
  takeOne(test, later(now, 121))
  test.store.hubRequests.releaseAll()
  takeOne(test, later(now, 122))
})

test('one that waits for an hour is forgotten, and so is what a clock that was set back left', () => {
  using test = storeWith([])
  test.store.hubRequests.add(requestOf(), host, now)
  expect(test.store.hubRequests.takeDue(later(now, 3600))).toEqual([])
  test.store.hubRequests.add(requestOf(), host, now)
  expect(test.store.hubRequests.takeDue(instant(now - 1))).toEqual([])
})

test('a host is asked four at once, whatever is asked for it, and others meanwhile', () => {
  using test = storeWith([])
  for (let index = 0; index < 10; index += 1)
    test.store.hubRequests.add(requestOf({ callback: `https://reader.example/${index}` }), host, later(now, index))
  test.store.hubRequests.add(requestOf({ callback: 'https://other.example/' }), 'other.example:443', later(now, 20))
  const at = later(now, 30)
  const first = test.store.hubRequests.takeDue(at)
  expect(first.map(({ callback }) => callback).sort()).toEqual([
    'https://other.example/',
    ...[0, 1, 2, 3].map((index) => `https://reader.example/${index}`),
  ])
  expect(test.store.hubRequests.takeDue(at)).toEqual([])
  test.store.hubRequests.settle(first.find(({ callback }) => callback.endsWith('/2'))?.request ?? '', true, at)
  expect(test.store.hubRequests.takeDue(at).map(({ callback }) => callback)).toEqual(['https://reader.example/4'])
})

test('a host that confirms nothing has no room after a hundred within ten minutes, asked again or not; who confirms takes none', () => {
  using test = storeWith([])
  const { hubRequests } = test.store
  for (let index = 0; index < 100; index += 1) {
    expect(hubRequests.add(requestOf(), host, now)).toBe(true)
    if (index % 2 === 0) hubRequests.settle(takeOne(test).request, false, now)
  }
  expect(hubRequests.hasRoom(requestOf(), host)).toBe(false)
  expect(hubRequests.add(requestOf(), host, now)).toBe(false)
  expect(hubRequests.hasRoom(requestOf(), 'other.example:443')).toBe(true)
  hubRequests.takeDue(later(now, 600))
  expect(hubRequests.hasRoom(requestOf(), host)).toBe(true)
  for (let index = 0; index < 200; index += 1) {
    expect(hubRequests.add(requestOf(), host, later(now, 700))).toBe(true)
    hubRequests.settle(takeOne(test, later(now, 700)).request, true, later(now, 700))
  }
})

test('with ten thousand subscribers, or a thousand of one host, only who is there already may ask', () => {
  using test = storeWith([])
  const fill = (from: number, to: number, of: string) =>
    changeStore(
      test,
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
       INSERT INTO subscribers (callback, topic, host, expires_at, delivered_seq, next_at) SELECT 'https://reader.example/' || i, '${requestOf().topic}', ${of}, ${later(now, 9)}, 0, 0 FROM n`,
    )
  fill(1, 1000, `'${host}'`)
  expect(test.store.hubRequests.hasRoom(requestOf(), host)).toBe(false)
  expect(test.store.hubRequests.hasRoom(requestOf(), 'other.example:443')).toBe(true)
  expect(test.store.hubRequests.hasRoom(requestOf({ callback: 'https://reader.example/7' }), host)).toBe(true)
  fill(1001, 10_000, 'i')
  expect(test.store.hubRequests.hasRoom(requestOf(), 'other.example:443')).toBe(false)
  expect(test.store.hubRequests.mayJoin(requestOf(), 'other.example:443')).toBe(false)
})

test('of feeds with a query two hundred can be followed, by however many', () => {
  using test = storeWith([])
  const about = (query: string, name = query) =>
    requestOf({ callback: `https://${name}.example/`, topic: `https://news.example/feed.atom?q=${query}` })
  for (let index = 0; index < 200; index += 1) test.store.subscribers.subscribe({ ...about(`a${index}`), since: 0 }, `a${index}`, now)
  expect(test.store.hubRequests.mayJoin(about('b'), 'b')).toBe(false)
  expect(test.store.hubRequests.hasRoom(about('b'), 'b')).toBe(false)
  expect(test.store.hubRequests.mayJoin(about('a7', 'b'), 'b')).toBe(true)
  expect(test.store.hubRequests.mayJoin(requestOf(), 'b')).toBe(true)
})
