import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inGroups } from '#workers/in-groups.ts'

test('where a group fails each is tried alone, and only those fail that must', async () => {
  const groups: number[][] = []
  const double = inGroups(
    async (values: readonly number[]) => {
      groups.push([...values])
      await sleep(1)
      if (values.includes(3)) throw new Error('three')
      return values.map((value) => value * 2)
    },
    { most: 10, pauseMs: 0, expected: () => 1 },
  )
  const results = await Promise.allSettled([1, 2, 3, 4].map(double))
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([2, 4, 'three', 8])
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  expect(await double(5)).toBe(10)
})

test('who comes within the pause waits for those on their way, for no longer than all take to come, or the pause lasts', async () => {
  let expected = 1
  const groups: number[][] = []
  const same = inGroups(
    async (values: readonly number[]) => {
      groups.push([...values])
      return values
    },
    { most: 3, pauseMs: 50, expected: () => expected },
  )
  await same(1)
  // Nobody else is on the way.
  await same(2)
  expected = 2
  const three = same(3)
  await sleep(5)
  await Promise.all([three, same(4)])
  expected = 10
  await Promise.all([5, 6, 7, 8].map(same))
  expect(groups).toEqual([[1], [2], [3, 4], [5, 6, 7], [8]])
})

test('the first goes at once, what comes meanwhile goes together, no more than the given number', async () => {
  const groups: number[][] = []
  const same = inGroups(
    async (values: readonly number[]) => {
      groups.push([...values])
      await sleep(5)
      return values
    },
    { most: 3, pauseMs: 0, expected: () => 1 },
  )
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(same))).toEqual([1, 2, 3, 4, 5, 6])
  expect(groups).toEqual([[1], [2, 3, 4], [5, 6]])
})
