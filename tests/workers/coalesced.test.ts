import { expect, test } from 'vitest'
import { coalesced } from '#workers/coalesced.ts'

test('a pass that fails tells all who asked, and the next one runs all the same', async () => {
  let passes = 0
  const work = coalesced(async () => {
    passes += 1
    if (passes === 1) throw new Error('not now')
  })
  const asked = [work.run(), work.run()]
  for (const answer of asked) await expect(answer).rejects.toThrow('not now')
  await work.run()
  expect(passes).toBe(2)
})

test('whoever asks while a pass runs gets one more, together', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  let passes = 0
  const work = coalesced(async () => {
    passes += 1
    await gate
  })
  const asked = [work.run(), work.run(), work.run()]
  expect(passes).toBe(1)
  open()
  await Promise.all(asked)
  expect(passes).toBe(2)
})

test('it is idle once the pass under way is over, though it failed', async () => {
  let over = false
  const work = coalesced(async () => {
    await Promise.resolve()
    over = true
    throw new Error('not now')
  })
  await work.idle()
  const asked = work.run()
  await work.idle()
  expect(over).toBe(true)
  await expect(asked).rejects.toThrow('not now')
})
