import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openFetcher } from '#fetch/fetch.ts'
import type { FetchBatch, HostLimits } from '#model/fetch-batch.ts'
import { feedId } from '#model/ids.ts'
import { unpackEntries } from '#model/packed-entries.ts'
import type { Reading } from '#model/reading.ts'
import { until } from '#tests/support/until.ts'
import { type FetchDeps, fetchBatch } from '#workers/fetch.ts'
import type { BatchTerms } from '#workers/host-turns.ts'
import type { PrepareMethods } from '#workers/prepare-thread.ts'
import { threadPool } from '#workers/thread-pool.ts'

const never = new AbortController().signal

/** A worker that nobody asks to stop, and the first on its batch. */
function termsOf(changes: Partial<BatchTerms> = {}): BatchTerms {
  return { again: false, draining: never, stop: never, onStart: () => undefined, ...changes }
}

interface Site {
  readonly host: string
  /** Paths asked so far, and when, in ms of the monotonic clock. */
  readonly asked: readonly { readonly path: string; readonly at: number }[]
  /** Requests in flight at once, at the most. */
  most(): number
}

/** `/N` answers with a feed of one item after `N` ms, `/page` with a web page, `/linked` with one that links to a feed, `/gone` with 410, `/refused…` with 429. */
async function startSite(): Promise<Site> {
  const asked: { path: string; at: number }[] = []
  let open = 0
  let most = 0
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    asked.push({ path, at: performance.now() })
    open += 1
    most = Math.max(most, open)
    await answer(path, response)
    open -= 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, most: () => most }
}

async function answer(path: string, response: ServerResponse): Promise<void> {
  if (path === '/gone') return void response.writeHead(410).end()
  if (path.startsWith('/refused')) return void response.writeHead(429, { 'retry-after': '600' }).end()
  if (path === '/linked') {
    const link = '<link rel="alternate" type="application/rss+xml" href="/named.xml">'
    return void response.setHeader('content-type', 'text/html').end(`<!doctype html><title>News</title>${link}`)
  }
  if (path !== '/rss.xml' && !/^\/\d+$/.test(path) && path !== '/page') return void response.writeHead(404).end()
  if (path === '/page') return void response.setHeader('content-type', 'text/html').end('<!doctype html><title>News</title>')
  await sleep(Number(/\d+/.exec(path)?.[0] ?? 0))
  response.setHeader('content-type', 'application/rss+xml')
  response.end(`<rss version="2.0"><channel><title>Site</title><item><title>Item of ${path}</title></item></channel></rss>`)
}

interface Bench {
  readonly deps: FetchDeps
  readonly delivered: readonly Reading[]
  /** The feeds delivered so far, in order. */
  feeds(): string[]
}

function openBench(changes: Partial<FetchDeps> = {}): Bench {
  const delivered: Reading[] = []
  const fetcher = openFetcher({
    allowNetworks: ['127.0.0.0/8'],
    userAgent: 'Tributary/test',
    secretOf: () => null,
    proxies: { http: null, https: null, no: null },
  })
  const prepare = threadPool<PrepareMethods>(new URL('../../workers/prepare-thread.ts', import.meta.url), null, {
    size: 1,
    idleMs: 10_000,
    callMs: 10_000,
    faultOf: (_cause, detail) => new Error(detail),
  })
  onTestFinished(async () => {
    await prepare.close()
    await fetcher.close()
  })
  const deps = {
    fetcher,
    prepare,
    deliver: async (reading: Reading) => void delivered.push(reading),
    roomToIngest: async () => {},
    ...changes,
  }
  return { deps, delivered, feeds: () => delivered.map((reading) => reading.feed) }
}

/** A feed's id is its path without the slash. */
function batchOf(sites: readonly { site: Site; paths: readonly string[]; limits?: HostLimits }[], plannedSeconds = 120): FetchBatch {
  return {
    lease: 'lease-1',
    plannedSeconds,
    hosts: sites.map(({ site, paths, limits = null }) => ({
      host: site.host,
      limits,
      feeds: paths.map((path) => ({
        feed: feedId(path),
        url: `http://${site.host}/${path}`,
        validators: { etag: null, lastModified: null },
        recentHashes: [],
        bodyHash: null,
        secrets: null,
        discover: false,
      })),
    })),
  }
}

test('what goes wrong with one feed is that feed’s fault, and the others arrive', async () => {
  const site = await startSite()
  const { deps, delivered } = openBench()
  await fetchBatch(deps, batchOf([{ site, paths: ['gone', 'page', '0'] }]), termsOf())
  const outcomes = new Map(delivered.map(({ feed, outcome }) => [feed as string, outcome]))
  expect(outcomes.get('gone')).toMatchObject({ kind: 'fault', fault: { code: 'fetch/gone' } })
  expect(outcomes.get('page')).toMatchObject({ kind: 'fault', fault: { code: 'parse/html' } })
  const outcome = outcomes.get('0')
  expect(outcome?.kind === 'fresh' && unpackEntries(outcome.entries)).toMatchObject([{ title: 'Item of /0' }])
  expect(delivered.map(({ lease, more, status }) => ({ lease, more, status }))).toEqual(
    [410, 200, 200].map((status) => ({ lease: 'lease-1', more: false, status })),
  )
})

test('nothing is started after the planned time: the rest is handed back', async () => {
  const site = await startSite()
  const { deps, delivered } = openBench()
  const paths = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
  await fetchBatch(deps, batchOf([{ site, paths, limits: { concurrency: 1, spacingSeconds: 0.5 } }], 1.2), termsOf())
  expect(site.asked.length).toBeGreaterThan(0)
  expect(site.asked.length).toBeLessThan(4)
  expect(delivered).toHaveLength(site.asked.length)
})

test('when draining, what is in hand is delivered and the rest handed back', async () => {
  const site = await startSite()
  const bench = openBench()
  const draining = new AbortController()
  const batch = batchOf([{ site, paths: ['300', '301', '302'], limits: { concurrency: 1, spacingSeconds: 0 } }])
  const done = fetchBatch(bench.deps, batch, termsOf({ draining: draining.signal }))
  await until(() => site.asked.length === 1)
  draining.abort()
  await done
  expect(bench.feeds()).toEqual(['300'])
  expect(site.asked).toHaveLength(1)
})

test('when stopped, what is in hand is given up, without a fault for its feed', async () => {
  const site = await startSite()
  const { deps, delivered } = openBench()
  const stop = new AbortController()
  const done = fetchBatch(deps, batchOf([{ site, paths: ['9000'] }]), termsOf({ draining: stop.signal, stop: stop.signal }))
  await until(() => site.asked.length === 1)
  const began = performance.now()
  stop.abort()
  await done
  expect(performance.now() - began).toBeLessThan(1000)
  expect(delivered).toEqual([])
})

test('hosts are asked side by side, and each result goes on alone, as soon as it is there', async () => {
  const [slow, quick] = await Promise.all([startSite(), startSite()])
  const bench = openBench()
  const done = fetchBatch(
    bench.deps,
    batchOf([
      { site: slow, paths: ['1500'] },
      { site: quick, paths: ['0', '1'] },
    ]),
    termsOf(),
  )
  await done
  expect(bench.feeds().slice(0, 2).toSorted()).toEqual(['0', '1'])
  expect(bench.feeds()[2]).toBe('1500')
})

test('the operator’s limits hold for a host: so many at once, so long between two starts', async () => {
  const [spaced, narrow] = await Promise.all([startSite(), startSite()])
  const { deps } = openBench()
  const batch = batchOf([
    { site: spaced, paths: ['0', '1', '2'], limits: { concurrency: 3, spacingSeconds: 1 } },
    { site: narrow, paths: ['100', '101', '102', '103', '104'], limits: { concurrency: 2, spacingSeconds: 0 } },
  ])
  await fetchBatch(deps, batch, termsOf())
  const [first = 0, , third = 0] = spaced.asked.map(({ at }) => at)
  // Starts are two seconds apart; the first may be long under way.
  expect(third - first).toBeGreaterThan(1000)
  expect(narrow.most()).toBe(2)
  expect(narrow.asked).toHaveLength(5)
})

test('a host of an allowed network is asked sixteen at once without spacing', async () => {
  const site = await startSite()
  const { deps } = openBench()
  await fetchBatch(deps, batchOf([{ site, paths: Array.from({ length: 20 }, (_, index) => String(2000 + index)) }]), termsOf())
  expect(site.most()).toBe(16)
})

test('while there is no room at the writer nothing is asked', async () => {
  const site = await startSite()
  const room = Promise.withResolvers<void>()
  const { deps, delivered } = openBench({ roomToIngest: () => room.promise })
  const done = fetchBatch(deps, batchOf([{ site, paths: ['0', '1'] }]), termsOf())
  await sleep(200)
  expect(site.asked).toEqual([])
  room.resolve()
  await done
  expect(delivered).toHaveLength(2)
})

test('where a reading cannot be delivered the batch fails, but not before the others are done', async () => {
  const site = await startSite()
  const arrived: string[] = []
  const { deps } = openBench({
    deliver: async ({ feed }) => {
      if (feed === feedId('0')) throw new Error('the writer is gone')
      arrived.push(feed)
    },
  })
  await expect(fetchBatch(deps, batchOf([{ site, paths: ['0', '300'] }]), termsOf())).rejects.toThrow('the writer is gone')
  expect(arrived).toEqual(['300'])
})

test('entries known by their raw hash are not sent on again, their hashes are', async () => {
  const site = await startSite()
  const { deps, delivered } = openBench()
  const batch = batchOf([{ site, paths: ['0'] }])
  await fetchBatch(deps, batch, termsOf())
  const [first] = delivered
  if (first?.outcome.kind !== 'fresh') throw new Error('the first reading is not fresh')
  const { rawHashes } = first.outcome
  const again = {
    ...batch,
    hosts: batch.hosts.map((host) => ({ ...host, feeds: host.feeds.map((feed) => ({ ...feed, recentHashes: rawHashes })) })),
  }
  await fetchBatch(deps, again, termsOf())
  expect(delivered[1]?.outcome).toMatchObject({ kind: 'fresh', entries: { count: 0 }, rawHashes })
})

test('a batch that another worker began waits one spacing before it asks', async () => {
  const site = await startSite()
  const { deps } = openBench()
  const started = performance.now()
  const batch = batchOf([{ site, paths: ['0'], limits: { concurrency: 1, spacingSeconds: 0.8 } }])
  await fetchBatch(deps, batch, termsOf({ again: true }))
  expect((site.asked[0]?.at ?? 0) - started).toBeGreaterThanOrEqual(790)
})

test('when a host may be asked again is told at each start', async () => {
  const site = await startSite()
  const { deps } = openBench()
  const told: number[] = []
  const before = Date.now()
  const batch = batchOf([{ site, paths: ['0', '1'], limits: { concurrency: 1, spacingSeconds: 0.3 } }])
  await fetchBatch(deps, batch, termsOf({ onStart: (host, freeAt) => void (host === site.host && told.push(freeAt - before)) }))
  expect(told).toHaveLength(2)
  expect(told[0]).toBeGreaterThanOrEqual(300)
  expect(told[1]).toBeGreaterThanOrEqual(590)
})

test('once two feeds of a host were refused, the rest of its batch is handed back', async () => {
  const site = await startSite()
  const bench = openBench()
  const batch = batchOf([{ site, paths: ['refused-1', 'refused-2', '0', '1'], limits: { concurrency: 1, spacingSeconds: 0 } }])
  await fetchBatch(bench.deps, batch, termsOf())
  expect(bench.feeds()).toEqual(['refused-1', 'refused-2'])
  expect(site.asked).toHaveLength(2)
})

test('a page is searched for feeds, and where it names none the usual addresses are tried, within the host’s limits', async () => {
  const site = await startSite()
  const bench = openBench()
  const [host] = batchOf([{ site, paths: ['linked', 'page'], limits: { concurrency: 1, spacingSeconds: 0 } }]).hosts
  if (host === undefined) throw new Error('no host')
  const batch = {
    lease: 'lease-1',
    plannedSeconds: 60,
    hosts: [{ ...host, feeds: host.feeds.map((order) => ({ ...order, discover: true })) }],
  }
  await fetchBatch(bench.deps, batch, termsOf())
  const messages = bench.delivered.map(({ feed, outcome }) => [feed, outcome.kind === 'fault' ? outcome.fault.message : outcome.kind])
  expect(messages).toEqual([
    ['linked', expect.stringContaining(`http://${site.host}/named.xml`)],
    ['page', expect.stringContaining(`http://${site.host}/rss.xml`)],
  ])
  expect(site.asked.length).toBeGreaterThan(3)
  expect(site.most()).toBe(1)
})
