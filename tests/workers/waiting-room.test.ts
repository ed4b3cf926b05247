import { expect, test } from 'vitest'
import { openWaitingRoom } from '#workers/waiting-room.ts'

test('whoever brings more waits while more waits than may, and goes on when enough has left', async () => {
  const waiting = openWaitingRoom(10)
  await waiting.room()
  const [first, second] = [waiting.enter(8), waiting.enter(5)]
  let gone = false
  const more = waiting.room().then(() => {
    gone = true
  })
  await Promise.resolve()
  expect(gone).toBe(false)
  second()
  await more
  first()
  await waiting.room()
})

test('it is empty before anything came and when all has left', () => {
  const waiting = openWaitingRoom(10)
  expect(waiting.isEmpty()).toBe(true)
  const leave = waiting.enter(1)
  expect(waiting.isEmpty()).toBe(false)
  leave()
  expect(waiting.isEmpty()).toBe(true)
})
