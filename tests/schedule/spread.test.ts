import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { spreadOf } from '#schedule/spread.ts'

test('the same feed and turn give the same number, another turn another', () => {
  expect(spreadOf(feedId('nato'), 3)).toBe(spreadOf(feedId('nato'), 3))
  expect(spreadOf(feedId('nato'), 3)).not.toBe(spreadOf(feedId('nato'), 4))
})

test('ten thousand feeds fill every tenth from 0 to below 1 evenly', () => {
  const tenths = new Array<number>(10).fill(0)
  for (let index = 0; index < 10_000; index++) {
    const value = spreadOf(feedId(`feed-${index}`), 0)
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThan(1)
    tenths[Math.floor(value * 10)]! += 1
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
