import { expect, test } from 'vitest'
import { type ArticleId, feedId } from '#model/ids.ts'
import { type DueFeed, planBatches, planPages } from '#schedule/schedule.ts'

const usual = () => null

function dueOf(host: string, count: number, options: { alone?: boolean } = {}): DueFeed[] {
  return Array.from({ length: count }, (_, index) => ({ feed: feedId(`${host}-${index}`), host, alone: options.alone ?? false }))
}

function sizes(batches: ReturnType<typeof planBatches>): number[] {
  return batches.map((batch) => batch.hosts.reduce((sum, host) => sum + host.feeds.length, 0))
}

test('nothing due, nothing planned', () => {
  expect(planBatches([], usual, 4)).toEqual([])
})

test('a host with a thousand due feeds gets one batch of two minutes, and does not keep others out', () => {
  const batches = planBatches([...dueOf('big', 1000), ...dueOf('small', 1)], usual, 4)
  expect(sizes(batches)).toEqual([120, 1])
})

test('a host without spacing gets five hundred feeds a batch, not more', () => {
  expect(sizes(planBatches(dueOf('near', 1000), () => ({ concurrency: 64, spacingSeconds: 0 }), 4))).toEqual([500])
})

test('a host’s feeds are never split over batches of one turn', () => {
  const batches = planBatches([...dueOf('a', 30), ...dueOf('b', 30), ...dueOf('c', 20)], usual, 4)
  expect(batches.map((batch) => batch.hosts.map((host) => host.host))).toEqual([['a', 'c'], ['b']])
})

test('a host that allows one request a minute gets what fits into two minutes', () => {
  const [batch] = planBatches(dueOf('slow', 10), () => ({ concurrency: 1, spacingSeconds: 60 }), 4)
  expect(batch?.hosts[0]?.feeds).toHaveLength(2)
  expect(batch?.plannedSeconds).toBeLessThanOrEqual(120)
})

test.each([0, 0.3, 1, 7.3, 40, 59, 60, 61, 119, 120, 300, 3600])(
  'a host with %s seconds between starts can start all it is given in the planned time',
  (spacingSeconds) => {
    for (const concurrency of [1, 2, 16]) {
      const [batch] = planBatches(dueOf('slow', 200), () => ({ concurrency, spacingSeconds }), 4)
      const count = batch?.hosts[0]?.feeds.length ?? 0
      expect(count).toBeGreaterThanOrEqual(1)
      expect((count - 1) * spacingSeconds).toBeLessThan(batch?.plannedSeconds ?? 0)
      expect(batch?.plannedSeconds).toBeLessThanOrEqual(120)
    }
  },
)

test('a batch of several hosts is planned as long as its slowest needs', () => {
  const paces = new Map([['slow', 50]])
  const limitsOf = (host: string) => ({ concurrency: 1, spacingSeconds: paces.get(host) ?? 0 })
  const [batch] = planBatches([...dueOf('fast', 5), ...dueOf('slow', 2), ...dueOf('last', 1)], limitsOf, 4)
  expect(batch?.hosts).toHaveLength(3)
  expect(batch?.plannedSeconds).toBe(100)
})

test('a feed that lost its workers goes alone, before its host’s other feeds and in no company', () => {
  const batches = planBatches([...dueOf('bad', 1, { alone: true }), ...dueOf('bad', 3), ...dueOf('good', 3)], usual, 4)
  expect(batches.map((batch) => batch.hosts)).toEqual([
    [{ host: 'bad', feeds: ['bad-0'] }],
    [{ host: 'good', feeds: ['good-0', 'good-1', 'good-2'] }],
  ])
})

test('no more batches are planned than wanted, and the most overdue hosts come first', () => {
  const batches = planBatches([...dueOf('first', 120), ...dueOf('second', 120), ...dueOf('third', 120)], usual, 2)
  expect(batches.flatMap((batch) => batch.hosts.map((host) => host.host))).toEqual(['first', 'second'])
})

test('ten thousand feeds of as many hosts are two hundred batches', () => {
  const due = Array.from({ length: 10_000 }, (_, index) => dueOf(`host-${index}`, 1)).flat()
  expect(planBatches(due, usual, 1000)).toHaveLength(200)
})

test('pages go in batches of half a minute, so that a host’s feeds wait no longer', () => {
  const due = Array.from({ length: 100 }, (_, index) => ({ article: `a${index}` as ArticleId, host: 'news', alone: false }))
  const [batch, ...more] = planPages(due, usual, 4)
  expect(more).toEqual([])
  expect(batch?.hosts).toEqual([{ host: 'news', articles: due.slice(0, 30).map(({ article }) => article) }])
  expect(batch?.plannedSeconds).toBe(30)
})

test('a host that allows one request a minute gets one page', () => {
  const due = ['a', 'b'].map((id) => ({ article: id as ArticleId, host: 'slow', alone: false }))
  const [batch] = planPages(due, () => ({ concurrency: 1, spacingSeconds: 60 }), 4)
  expect(batch?.hosts[0]?.articles).toEqual(['a'])
})

test('a page that is lost with its job goes alone', () => {
  const due = ['a', 'b', 'c'].map((id) => ({ article: id as ArticleId, host: id, alone: id !== 'c' }))
  expect(planPages(due, usual, 4).map(({ hosts }) => hosts.length)).toEqual([1, 1, 1])
})
