import { expect, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import { type FeedDocument, type KeepingLimits, keptDocuments } from '#serve/kept-documents.ts'

interface Request {
  readonly name: string
  readonly format: 'atom'
}

/** A store by hand: how documents come out, how often they were rendered and looked at. */
function desk(limits?: KeepingLimits) {
  const state = {
    version: 0,
    rendered: 0,
    looked: 0,
    body: 'x'.repeat(2000),
    touched: false,
    gone: false,
    goodUntil: null as number | null,
  }
  let hold: Promise<void> = Promise.resolve()
  const render = async (): Promise<FeedDocument | null> => {
    await hold
    if (state.gone) return null
    state.rendered += 1
    return { body: state.body, etag: `"${state.body.length}"`, lastModified: 0, hubLinks: null, goodUntil: state.goodUntil, renew }
  }
  const renew = async () => {
    state.looked += 1
    await hold
    return state.touched || state.gone ? render() : 'same'
  }
  const documents = keptDocuments<Request>({ renderFeed: render, storeVersion: () => state.version }, ['x-common', '1'], limits)
  return {
    state,
    documents,
    ask: (name = 'a', accepted: readonly ('br' | 'gzip' | 'identity')[] = ['identity']) =>
      documents.answer(`/${name}`, { name, format: 'atom' }, accepted),
    atOnce: (name = 'a') => documents.atOnce(`/${name}`, ['identity']),
    /** Rendering and looking wait until what is returned is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      hold = promise
      return resolve
    },
  }
}

test('what failed to be rendered is told to all who wait, and is tried again by the next', async () => {
  let fails = true
  const documents = keptDocuments<Request>(
    {
      renderFeed: async () => {
        if (fails) throw new Fault('store/busy', 'the store rests')
        return { body: 'x', etag: '"1"', lastModified: null, hubLinks: null, goodUntil: null, renew: async () => 'same' }
      },
      storeVersion: () => 0,
    },
    [],
  )
  const ask = () => documents.answer('/a', { name: 'a', format: 'atom' }, ['identity'])
  const both = await Promise.allSettled([ask(), ask()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect((await ask())?.etag).toBe('"1"')
})

test('what is no document is kept by nobody', async () => {
  const { state, ask, atOnce } = desk()
  state.gone = true
  expect(await ask()).toBeNull()
  state.gone = false
  expect(await ask()).not.toBeNull()
  state.gone = true
  state.version += 1
  expect(await ask()).toBeNull()
  expect(atOnce()).toBeNull()
})

test('a document is rendered once as long as the store stays as it is', async () => {
  const { state, ask, atOnce } = desk()
  expect(atOnce()).toBeNull()
  for (let time = 0; time < 5; time += 1) await ask()
  expect(atOnce()?.etag).toBe('"2000"')
  expect(state).toMatchObject({ rendered: 1, looked: 0 })
})

test('many who ask at the same time share one rendering, and one compression', async () => {
  const { state, ask } = desk()
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask('a', ['gzip'])))
  expect(state.rendered).toBe(1)
  expect(new Set(answers).size).toBe(1)
})

test('a commit that touches nothing costs one look, and no rendering', async () => {
  const { state, ask, atOnce } = desk()
  const before = await ask('a', ['gzip'])
  state.version += 1
  expect(atOnce()).toBeNull()
  const after = await Promise.all(Array.from({ length: 50 }, () => ask('a', ['gzip'])))
  expect(state).toMatchObject({ rendered: 1, looked: 1 })
  for (const answer of after) expect(answer).toBe(before)
  expect(atOnce()).not.toBeNull()
})

test('a touched document is rendered once, and every coding of the old one is gone', async () => {
  const { state, ask } = desk()
  await ask('a', ['gzip'])
  state.version += 1
  state.touched = true
  state.body = 'y'.repeat(3000)
  await Promise.all(Array.from({ length: 50 }, () => ask()))
  expect(state.rendered).toBe(2)
  expect((await ask('a', ['gzip']))?.etag).toBe('"3000-gzip"')
})

test('rendered anew and the same, it keeps its compressed forms', async () => {
  const { state, ask } = desk()
  const before = await ask('a', ['gzip'])
  state.version += 1
  state.touched = true
  expect(await ask('a', ['gzip'])).toBe(before)
  expect(state.rendered).toBe(2)
})

test('who asks after a commit never gets what was looked at before it', async () => {
  const { state, ask, hold } = desk()
  await ask()
  state.version += 1
  const first = hold()
  const early = ask()
  state.version += 1
  state.touched = true
  state.body = 'y'.repeat(3000)
  const late = ask()
  first()
  expect((await late)?.etag).toBe('"3000"')
  await early
})

test('a document that time alone changes is looked at again when its time is over', async () => {
  const { state, ask, atOnce } = desk()
  state.goodUntil = Date.now() + 3_600_000
  await ask()
  expect(atOnce()).not.toBeNull()
  state.touched = true
  state.version += 1
  state.goodUntil = Date.now() - 1
  await ask()
  expect(atOnce()).toBeNull()
  await ask()
  expect(state).toMatchObject({ rendered: 3, looked: 2 })
})

test('what is kept is bounded: of the least recently sent the plain form goes first, then all of it', async () => {
  const limits = { mostBytes: 3 * 10_000 + 3000, mostAddresses: 100 }
  const { state, ask, atOnce } = desk(limits)
  await ask('a', ['gzip'])
  await ask('b')
  expect(state.rendered).toBe(2)
  await ask('c')
  // Four forms were one too many: a’s plain one is gone, and comes back from its compressed one.
  expect(atOnce('a')).toBeNull()
  expect(Buffer.from((await ask('a'))?.body ?? []).toString()).toBe(state.body)
  expect(state.rendered).toBe(3)
  for (const name of ['d', 'e', 'f', 'g']) await ask(name)
  expect([atOnce('a'), atOnce('b'), atOnce('c')]).toEqual([null, null, null])
  expect(atOnce('g')).not.toBeNull()
  await ask('a')
  expect(state.rendered).toBe(8)
})

test('a document larger than all that may be kept is served all the same', async () => {
  const { ask } = desk({ mostBytes: 1, mostAddresses: 100 })
  for (const name of ['a', 'b', 'a']) expect((await ask(name, ['br']))?.encoding).toBe('br')
})

test('addresses are bounded too: the oldest is forgotten, and its document stays', async () => {
  const { state, ask, atOnce } = desk({ mostBytes: 1_000_000, mostAddresses: 2 })
  for (const name of ['a', 'b', 'c']) await ask(name)
  expect([atOnce('a') === null, atOnce('b') === null, atOnce('c') === null]).toEqual([true, false, false])
  await ask('a')
  expect(state.rendered).toBe(3)
  await ask('d'.repeat(1000))
  expect(atOnce('d'.repeat(1000))).toBeNull()
})

test('every answer bears the common headers', async () => {
  const answer = await desk().ask()
  expect(answer?.headers.slice(0, 2)).toEqual(['x-common', '1'])
  expect(answer?.headersUnchanged.slice(0, 2)).toEqual(['x-common', '1'])
})
