import { expect, onTestFinished, test } from 'vitest'
import { openFetcher } from '#fetch/fetch.ts'
import { Fault } from '#model/fault.ts'
import type { HostLimits } from '#model/fetch-batch.ts'
import type { PageBatch, PageReading } from '#model/fulltext.ts'
import { type ArticleId, feedId } from '#model/ids.ts'
import { type ScriptedOrigin, startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { until } from '#tests/support/until.ts'
import { type FulltextDeps, readPages } from '#workers/fulltext.ts'
import type { BatchTerms } from '#workers/host-turns.ts'
import type { PrepareMethods } from '#workers/prepare-thread.ts'
import { threadPool } from '#workers/thread-pool.ts'

const html = { 'content-type': 'text/html' }
const sentence = 'The council met on Monday, and decided, after a debate of nine hours, that the bridge will be rebuilt. '
const article = `<article>${`<p>${sentence.repeat(3)}</p>`.repeat(4)}</article>`

async function startOrigin(): Promise<ScriptedOrigin> {
  const origin = await startScriptedOrigin()
  onTestFinished(() => origin[Symbol.asyncDispose]())
  return origin
}

interface Bench {
  readonly deps: FulltextDeps
  /** By the article, which is called as its path. */
  readonly came: Map<string, PageReading>
}

function openBench(callMs = 20_000): Bench {
  const came = new Map<string, PageReading>()
  const fetcher = openFetcher({
    allowNetworks: ['127.0.0.0/8'],
    userAgent: 'Tributary/test',
    secretOf: () => null,
    proxies: { http: null, https: null, no: null },
  })
  const prepare = threadPool<PrepareMethods>(new URL('../../workers/prepare-thread.ts', import.meta.url), null, {
    size: 1,
    idleMs: 10_000,
    callMs,
    faultOf: (_cause, detail) => new Fault('parse/hangs', 'reading the document took too long', { detail }),
  })
  onTestFinished(async () => {
    await prepare.close()
    await fetcher.close()
  })
  const deliver = async (reading: PageReading) => void came.set(reading.article, reading)
  return { deps: { fetcher, prepare, deliver, roomToIngest: async () => {} }, came }
}

function batchOf(origin: ScriptedOrigin, paths: readonly string[], limits: HostLimits | null = null, plannedSeconds = 30): PageBatch {
  const pages = paths.map((path) => ({ article: path as ArticleId, feed: feedId('a'), url: origin.url(path), secrets: null }))
  return { lease: 'lease-1', plannedSeconds, hosts: [{ host: `127.0.0.1:${origin.port}`, limits, pages }] }
}

function termsOf(changes: Partial<BatchTerms> = {}): BatchTerms {
  const { signal } = new AbortController()
  return { again: false, draining: signal, stop: signal, onStart: () => {}, ...changes }
}

test('of each page it is told what came of it', async () => {
  const origin = await startOrigin()
  origin.answer('/gone', { status: 410 })
  origin.answer('/file', { headers: { 'content-type': 'image/png' }, body: 'PNG' })
  origin.answer('/away', { status: 302, headers: { location: origin.url('/text', 2) } })
  origin.answer('/links', { headers: html, body: '<p>Next to nothing.</p>' })
  origin.answer('/text', { headers: html, body: `<nav>Home</nav>${article}` })
  const { deps, came } = openBench()
  await readPages(deps, batchOf(origin, ['/gone', '/file', '/away', '/links', '/text']), termsOf())
  const outcomes = Object.fromEntries([...came].map(([path, { outcome }]) => [path, outcome]))
  expect(outcomes).toMatchObject({
    '/gone': { kind: 'fault', fault: { code: 'fetch/gone' } },
    '/file': { kind: 'nothing' },
    '/away': { kind: 'elsewhere', url: origin.url('/text', 2) },
    '/links': { kind: 'nothing' },
    '/text': { kind: 'text', page: { text: expect.stringContaining('The council met on Monday') } },
  })
  expect(came.get('/text')).toMatchObject({ feed: 'a', lease: 'lease-1', status: 200 })
})

test('what is not begun in the planned time, or when draining, is left', async () => {
  const origin = await startOrigin()
  const { deps, came } = openBench()
  const limits = { concurrency: 1, spacingSeconds: 0.5 }
  await readPages(deps, batchOf(origin, ['/1', '/2', '/3', '/4', '/5', '/6'], limits, 1.2), termsOf())
  expect(origin.asked.length).toBeLessThan(4)
  expect([...came.values()].filter(({ outcome }) => outcome.kind === 'left')).toHaveLength(6 - origin.asked.length)

  const before = origin.asked.length
  await readPages(deps, batchOf(origin, ['/7']), termsOf({ draining: AbortSignal.abort() }))
  expect(came.get('/7')).toMatchObject({ status: null, outcome: { kind: 'left' } })
  expect(origin.asked).toHaveLength(before)
})

test('a request in hand when the worker is stopped is left, without a fault for its page', async () => {
  const origin = await startOrigin()
  origin.answer('/slow', { headers: html, body: article, after: new Promise(() => {}) })
  const { deps } = openBench()
  const stop = new AbortController()
  const done = readPages(deps, batchOf(origin, ['/slow']), termsOf({ stop: stop.signal }))
  await until(() => origin.asked.length === 1)
  stop.abort()
  await done
})

test('once two pages of a host were refused, the rest of its batch is left', async () => {
  const origin = await startOrigin()
  for (const path of ['/1', '/2']) origin.answer(path, { status: 429, headers: { 'retry-after': '600' } })
  const { deps, came } = openBench()
  await readPages(deps, batchOf(origin, ['/1', '/2', '/3', '/4'], { concurrency: 1, spacingSeconds: 0 }), termsOf())
  expect(origin.asked).toHaveLength(2)
  expect(['/3', '/4'].map((path) => came.get(path)?.outcome.kind)).toEqual(['left', 'left'])
})

test('a page on which a thread hangs gets a fault, and the next one is read in another', async () => {
  const origin = await startOrigin()
  // Just within all bounds: it takes a second or two.
  origin.answer('/hostile', { headers: html, body: `${'<div>'.repeat(15)}${'<i>x</i>'.repeat(29_000)}` })
  origin.answer('/text', { headers: html, body: article })
  const { deps, came } = openBench(1)
  await readPages(deps, batchOf(origin, ['/hostile']), termsOf())
  expect(came.get('/hostile')?.outcome).toMatchObject({ kind: 'fault', fault: { code: 'parse/hangs' } })
  const patient = openBench()
  await readPages(patient.deps, batchOf(origin, ['/text']), termsOf())
  expect(patient.came.get('/text')?.outcome.kind).toBe('text')
})
