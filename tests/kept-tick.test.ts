import { expect, test } from 'vitest'
import { keepOneTick } from '#kept-tick.ts'

test('what is kept is a tick as Node makes them', async () => {
  const kept = keepOneTick()
  expect(Object.keys(kept ?? {})).toEqual(['callback', 'args'])
  expect(keepOneTick()).toBe(kept)
})
