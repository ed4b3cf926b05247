/** A fetcher for tests, allowed on loopback, and what comes of a fetch. */
import { type Fetched, type Fetcher, type FetcherOptions, type FetchRequest, openFetcher } from '#fetch/fetch.ts'
import type { Proxies } from '#fetch/guarded-agent.ts'
import { feedId } from '#model/ids.ts'

export const noProxies: Proxies = { http: null, https: null, no: null }

export const usual: FetcherOptions = {
  allowNetworks: ['127.0.0.1/32'],
  userAgent: 'Tributary/test (+mailto:us@example.org)',
  secretOf: () => null,
  proxies: noProxies,
  limits: { totalMs: 4000, wireBytes: 200_000, decodedBytes: 1_000_000 },
}

/** For `await using`. */
export function open(options: Partial<FetcherOptions> = {}): Fetcher & AsyncDisposable {
  const fetcher = openFetcher({ ...usual, ...options })
  return { ...fetcher, [Symbol.asyncDispose]: () => fetcher.close() }
}

/** For a first fetch, without secrets. */
export function requestOf(url: string, more: Partial<FetchRequest> = {}): FetchRequest {
  return { feed: feedId('rogue'), url, validators: { etag: null, lastModified: null }, bodyHash: null, secrets: null, ...more }
}

/** One fetch with a fetcher of its own. */
export async function fetchOnce(url: string, options: Partial<FetcherOptions> = {}, request: Partial<FetchRequest> = {}): Promise<Fetched> {
  await using fetcher = open(options)
  return await fetcher.fetch(requestOf(url, request))
}

/** What a fetch ends in that must end in a fault. */
export async function faultOf(url: string, options: Partial<FetcherOptions> = {}, request: Partial<FetchRequest> = {}) {
  const fetched = await fetchOnce(url, options, request)
  if (fetched.kind !== 'fault') throw new Error(`${url} was ${fetched.kind}`)
  const { code, message, detail } = fetched.fault
  const { status, bytes, retryAfterSeconds } = fetched
  return { code, message, detail, status, bytes, retryAfterSeconds }
}

/** The document, of a fetch that brought one. */
export function text(fetched: Fetched): string {
  return fetched.kind === 'fresh' ? Buffer.from(fetched.document.bytes).toString() : `not fresh but ${fetched.kind}`
}
