/**
 * The room `fetch`: bytes from a stranger, within limits.
 *
 * A fetcher asks an address and tells what came of it: a fresh document, "unchanged", or a Fault. It follows redirects itself and guards every
 * connection (guarded-connector.ts), so a feed cannot make it ask machines that are not public. Time, bytes on the wire and bytes after
 * decompression are bounded while they arrive. It speaks HTTP/1.1 only: one request to a host at a time gains nothing from streams, and
 * there is less for a stranger to try. How often a host may be asked is for the caller to keep, with host-gate.ts.
 * What we have to say to a stranger goes through the same guard, by post.ts.
 */
import { lookup } from 'node:dns/promises'
import type { Agent } from 'undici'
import { shorten } from '#lib/text.ts'
import type { FetchedDocument } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import type { FeedId } from '#model/ids.ts'
import type { Validators } from '#model/reading.ts'
import { checkAddress, networks } from './address-guard.ts'
import { type BodyLimits, type BodySource, readBody } from './body.ts'
import { withDeadline } from './deadline.ts'
import { type Answer, ask, discard, headerOf, listHeaderOf } from './exchange.ts'
import { guardedAgent } from './guarded-agent.ts'
import { hostName } from './host-of.ts'
import { isPermanent, isRedirect, redirectTarget } from './redirect.ts'
import { isConditional, type RequestHeaders, requestHeaders } from './request-headers.ts'
import { statusFault } from './status-fault.ts'
import { type Patience, usualPatience, wireFault } from './wire-fault.ts'

export interface FetcherOptions {
  /** CIDR blocks feeds may live in although they are not public. */
  readonly allowNetworks: readonly string[]
  readonly userAgent: string
  readonly limits?: Partial<FetchLimits>
}

export interface FetchLimits extends Patience, BodyLimits {
  /** Hops followed; one more is a Fault. */
  readonly redirects: number
}

export interface FetchRequest {
  readonly feed: FeedId
  readonly url: string
  readonly validators: Validators
}

/** `bytes` counts the body on the wire. `status` is the last one that any server on the way answered. */
export type Fetched =
  | {
      readonly kind: 'fresh'
      readonly document: FetchedDocument
      /** As received, for the next request. */
      readonly validators: Validators
      /** The new address where every redirect on the way was permanent; else null. */
      readonly movedTo: string | null
      readonly status: number
      readonly bytes: number
    }
  | { readonly kind: 'unchanged'; readonly status: number; readonly bytes: number }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly status: number | null; readonly bytes: number }

export interface Fetcher {
  /** Never rejects for what the world does; an aborted signal rejects with its reason. */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<Fetched>
  /** True where the host (name, or name and port) is not public but lies in `allowNetworks`. Looks the name up. */
  isInside(host: string): Promise<boolean>
  /** Waits for what is still being fetched. */
  close(): Promise<void>
}

export function openFetcher(options: FetcherOptions): Fetcher {
  const limits = { ...usualLimits, ...options.limits }
  const allow = networks(options.allowNetworks)
  const agent = guardedAgent(allow, limits)
  return {
    fetch: (request, signal) => fetchWithin({ agent, limits, userAgent: options.userAgent }, request, signal),
    isInside: async (host) => {
      if (allow.length === 0) return false
      // A name that does not resolve is treated as public; fetching it will say what is wrong.
      const found = await lookup(new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
      return found.length > 0 && found.every(({ address }) => checkAddress(address, allow).allowed && !checkAddress(address, []).allowed)
    },
    close: () => agent.close(),
  }
}

const usualLimits: FetchLimits = {
  ...usualPatience,
  wireBytes: 10_000_000,
  decodedBytes: 20_000_000,
  redirects: 5,
}

interface Means {
  readonly agent: Agent
  readonly limits: FetchLimits
  readonly userAgent: string
}

/** Where a fetch has got to: what its result is made of, also where it ends in a fault. */
interface Trip {
  url: URL
  hops: number
  /** Every redirect so far was permanent. */
  permanent: boolean
  status: number | null
  bytes: number
}

async function fetchWithin(means: Means, request: FetchRequest, signal?: AbortSignal): Promise<Fetched> {
  const trip: Trip = { url: new URL(request.url), hops: 0, permanent: true, status: null, bytes: 0 }
  const { totalMs } = means.limits
  const late = () => new Fault('fetch/timeout', `${hostName(trip.url)} did not finish within ${totalMs / 1000} s`)
  const headers = requestHeaders(means.userAgent, request.validators)
  try {
    return await withDeadline({ totalMs, late, signal }, async (stop) => {
      const answer = await follow(means, headers, trip, stop)
      return receive(answer, request.feed, trip, isConditional(headers), means.limits)
    })
  } catch (error) {
    signal?.throwIfAborted()
    return { kind: 'fault', fault: wireFault(error, hostName(trip.url), means.limits), status: trip.status, bytes: trip.bytes }
  }
}

/** The first answer that is no redirect. */
async function follow(means: Means, headers: RequestHeaders, trip: Trip, signal: AbortSignal): Promise<Answer> {
  checkScheme(trip.url)
  const answer = await ask(means.agent, { url: trip.url, method: 'GET', headers }, signal)
  trip.status = answer.statusCode
  if (!isRedirect(answer.statusCode)) return answer
  if (trip.hops === means.limits.redirects) {
    throw new Fault('fetch/too-many-redirects', `${hostName(trip.url)} redirected us once more after ${trip.hops} redirects`)
  }
  void discard(answer)
  trip.url = redirectTarget(headerOf(answer, 'location'), trip.url)
  trip.hops += 1
  trip.permanent &&= isPermanent(answer.statusCode)
  return follow(means, headers, trip, signal)
}

function checkScheme({ protocol }: URL): void {
  if (protocol === 'http:' || protocol === 'https:') return
  throw new Fault('fetch/forbidden-scheme', `the way leads to a ${shorten(protocol, 30)} address`)
}

async function receive(answer: Answer, feed: FeedId, trip: Trip, conditional: boolean, limits: BodyLimits): Promise<Fetched> {
  const status = answer.statusCode
  const host = hostName(trip.url)
  if (status === 304) {
    if (!conditional) throw new Fault('fetch/bad-answer', `${host} answered 304, unchanged, to a request without conditions`)
    await discard(answer)
    return { kind: 'unchanged', status, bytes: trip.bytes }
  }
  if (status !== 200) throw statusFault(status, host)
  const bytes = await readBody(bodyOf(answer, host, trip), limits)
  if (bytes.byteLength === 0) throw new Fault('fetch/empty', `${host} sent an empty document`)
  return {
    kind: 'fresh',
    document: {
      feed,
      address: trip.url.href,
      bytes,
      contentType: headerOf(answer, 'content-type'),
      contentLocation: headerOf(answer, 'content-location'),
      contentLanguage: headerOf(answer, 'content-language'),
    },
    validators: { etag: headerOf(answer, 'etag'), lastModified: headerOf(answer, 'last-modified') },
    movedTo: trip.hops > 0 && trip.permanent ? trip.url.href : null,
    status,
    bytes: trip.bytes,
  }
}

function bodyOf(answer: Answer, host: string, trip: Trip): BodySource {
  return {
    chunks: answer.body,
    contentEncoding: listHeaderOf(answer, 'content-encoding'),
    declaredBytes: Number(headerOf(answer, 'content-length') ?? 0),
    host,
    onWire: (count) => {
      trip.bytes += count
    },
  }
}
