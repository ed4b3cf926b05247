import { expect, onTestFinished, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import { moving, startThread, type Thread } from '#workers/thread.ts'
import type { OddMethods } from './odd-thread.ts'

function startOdd(data: unknown = null): Thread<OddMethods> {
  const thread = startThread<OddMethods>(new URL('./odd-thread.ts', import.meta.url), data)
  onTestFinished(() => thread.end())
  return thread
}

test('a fault comes back as a fault, with code, sentence and detail', async () => {
  const thrown = await startOdd()
    .call('fault', null)
    .catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(Fault)
  expect((thrown as Fault).toPlain()).toEqual({
    code: 'parse/unreadable',
    message: 'the document is damaged',
    detail: 'line 3, column 7',
  })
})

test('a bug comes back as no fault, with the stack of the thread', async () => {
  const thrown = await startOdd()
    .call('bug', null)
    .catch((error: unknown) => error)
  expect(thrown).not.toBeInstanceOf(Fault)
  expect((thrown as Error).message).toBe('no such thing')
  expect((thrown as Error).stack).toContain('odd-thread.ts')
})

test('after a fault the thread answers on', async () => {
  const thread = startOdd()
  await expect(thread.call('fault', null)).rejects.toThrow()
  expect(await thread.call('id', null)).toBeGreaterThan(0)
})

const deaths = [
  { how: 'crash', cause: 'crashed on the way' },
  { how: 'exit', cause: 'the thread was ended' },
] as const

test.each(deaths)('a thread that dies ($how) rejects what waits, and all that comes after', async ({ how, cause }) => {
  const thread = startOdd()
  const waiting = [thread.call(how, null), thread.call('id', null), thread.call('note', { name: 'late', ms: 0 })]
  for (const result of await Promise.allSettled(waiting)) {
    expect(result).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining(cause) } })
  }
  await expect(thread.call('id', null)).rejects.toThrow(cause)
})

test('a call that cannot be sent fails by itself and leaves the thread as it was', async () => {
  const thread = startOdd()
  const unsendable = { name: (() => undefined) as never, ms: 0 }
  await expect(thread.call('note', unsendable)).rejects.toThrow('could not be cloned')
  expect(await thread.call('note', { name: 'next', ms: 0 })).toEqual(['next'])
})

test('an ended thread rejects what waits', async () => {
  const thread = startOdd()
  const hanging = thread.call('hang', null)
  const rejected = expect(hanging).rejects.toThrow('the thread was ended')
  await thread.end()
  await rejected
})

test('a thread that is ended at once has loaded its code first: Node may abort the process otherwise', async () => {
  const seen = new SharedArrayBuffer(1)
  await startOdd(seen).end()
  expect([...new Uint8Array(seen)]).toEqual([1])
})

test('whoever asks is told of the end, also afterwards: with what killed it, or null where it was ended', async () => {
  const crashed = startOdd()
  const told: (Error | null)[] = []
  crashed.onGone((cause) => told.push(cause))
  await expect(crashed.call('crash', null)).rejects.toThrow()
  crashed.onGone((cause) => told.push(cause))
  expect(told.map((cause) => cause?.message)).toEqual(['crashed on the way', 'crashed on the way'])

  const ended = startOdd()
  await ended.end()
  expect(await new Promise((resolve) => ended.onGone(resolve))).toBeNull()
})

test('calls are answered one after the other, in their order', async () => {
  const thread = startOdd()
  const [first, second] = await Promise.all([thread.call('note', { name: 'slow', ms: 50 }), thread.call('note', { name: 'quick', ms: 0 })])
  expect([first, second]).toEqual([['slow'], ['slow', 'quick']])
})

test('the data of the start reaches the thread', async () => {
  expect(await startOdd({ rules: ['a'] }).call('data', null)).toEqual({ rules: ['a'] })
})

test('bytes that move are empty for who sent them, and come back whole', async () => {
  const bytes = Uint8Array.from([1, 2, 3])
  const answer = startOdd().call('echo', moving({ bytes }, [bytes.buffer]))
  expect(bytes.byteLength).toBe(0)
  expect((await answer).bytes).toEqual(Uint8Array.from([1, 2, 3]))
})
