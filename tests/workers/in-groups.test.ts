import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inGroups } from '#workers/in-groups.ts'

test('where a group fails each is tried alone, and only those fail that must', async () => {
  const groups: number[][] = []
  const double = inGroups(async (values: readonly number[]) => {
    groups.push([...values])
    await sleep(1)
    if (values.includes(3)) throw new Error('three')
    return values.map((value) => value * 2)
  }, 10)
  const results = await Promise.allSettled([1, 2, 3, 4].map(double))
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([2, 4, 'three', 8])
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  expect(await double(5)).toBe(10)
})

test('the first goes at once, what comes meanwhile goes together, no more than the given number', async () => {
  const groups: number[][] = []
  const same = inGroups(async (values: readonly number[]) => {
    groups.push([...values])
    await sleep(5)
    return values
  }, 3)
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(same))).toEqual([1, 2, 3, 4, 5, 6])
  expect(groups).toEqual([[1], [2, 3, 4], [5, 6]])
})
