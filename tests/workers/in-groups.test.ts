import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inGroups } from '#workers/in-groups.ts'

const at = (value: number) => Promise.resolve(value)

test('where a group fails each is tried alone, and only those fail that must', async () => {
  const groups: number[][] = []
  const double = inGroups(
    async (values: readonly number[]) => {
      groups.push([...values])
      await sleep(1)
      if (values.includes(3)) throw new Error('three')
      return values.map((value) => value * 2)
    },
    { most: 10, pauseMs: 0 },
  )
  const results = await Promise.allSettled([1, 2, 3, 4].map(at).map(double))
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([2, 4, 'three', 8])
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  expect(await double(at(5))).toBe(10)
})

test('who is announced is waited for, until the group is full, the last has come or is not to come, or the pause is over', async () => {
  const groups: number[][] = []
  const same = inGroups(
    async (values: readonly number[]) => {
      groups.push([...values])
      return values
    },
    { most: 3, pauseMs: 20 },
  )
  const never = new Promise<number>(() => {})
  const later = (value: number) => sleep(5, value)
  await same(at(1))
  // Nobody else is on the way.
  await same(at(2))
  await Promise.all([at(3), later(4)].map(same))
  await Promise.all([
    same(at(5)),
    expect(same(sleep(5).then(() => Promise.reject(new Error('lost'))))).rejects.toThrow('lost'),
    same(at(6)),
  ])
  void same(never)
  await Promise.all([at(7), at(8), later(9), later(10), later(11), later(12)].map(same))
  expect(groups).toEqual([[1], [2], [3], [4], [5], [6], [7], [8, 9, 10], [11, 12]])
})

test('the first goes at once, what comes meanwhile goes together, no more than the given number', async () => {
  const groups: number[][] = []
  const same = inGroups(
    async (values: readonly number[]) => {
      groups.push([...values])
      await sleep(5)
      return values
    },
    { most: 3, pauseMs: 0 },
  )
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(at).map(same))).toEqual([1, 2, 3, 4, 5, 6])
  expect(groups).toEqual([[1], [2, 3, 4], [5, 6]])
})
