/**
 * The room `fetch`: bytes from a stranger, within limits.
 *
 * A fetcher asks an address and tells what came of it: a fresh document, "unchanged", or a Fault. It follows redirects itself and guards every
 * connection (guarded-connector.ts; before a proxy is asked, target-check.ts), so a feed cannot make it ask machines that are not public. Time,
 * bytes on the wire and bytes after decompression are bounded while they arrive. Secrets go to the feed's own origin alone (credentials.ts). It
 * speaks HTTP/1.1 only: one request to a host at a time gains nothing from streams, and there is less for a stranger to try. How often a host
 * may be asked is for the caller to keep, with host-gate.ts. The page of an article comes by page.ts on the same way (trip.ts), and what we have
 * to say to a stranger goes through the same guard, by post.ts.
 */
import { lookup } from 'node:dns/promises'
import { shortHash } from '#lib/hash.ts'
import type { FetchedDocument } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import type { OrderSecrets } from '#model/fetch-batch.ts'
import type { FeedId } from '#model/ids.ts'
import type { PushLinks } from '#model/push.ts'
import type { Validators } from '#model/reading.ts'
import { checkAddress, networks } from './address-guard.ts'
import { type BodyLimits, readBody } from './body.ts'
import { credentialHeaders, type SecretOf } from './credentials.ts'
import { withDeadline } from './deadline.ts'
import { type Answer, discard, headerOf, listHeaderOf } from './exchange.ts'
import { freshSeconds } from './freshness.ts'
import { guardedAgent, type Proxies } from './guarded-agent.ts'
import { hostName } from './host-of.ts'
import { pushLinksOf } from './link-header.ts'
import { type FetchedPage, fetchPage, type PageRequest } from './page.ts'
import { isLoginPage, refusalOf } from './refusal.ts'
import { asksForDelta, isConditional, type RequestHeaders, requestHeaders } from './request-headers.ts'
import { statusFault } from './status-fault.ts'
import { openTargetCheck } from './target-check.ts'
import { bodyOf, hop, startTrip, type Trip, type Ways } from './trip.ts'
import { type Patience, usualPatience, wireFault } from './wire-fault.ts'

export interface FetcherOptions {
  /** CIDR blocks feeds may live in although they are not public. */
  readonly allowNetworks: readonly string[]
  readonly userAgent: string
  readonly secretOf: SecretOf
  readonly proxies: Proxies
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
  /** Short hash of the last document: the same bytes are no news, whatever the validators say. */
  readonly bodyHash: string | null
  readonly secrets: OrderSecrets | null
}

/** `bytes` counts the body on the wire. `status` is the last one that any server on the way answered. */
export type Fetched =
  | {
      readonly kind: 'fresh'
      readonly document: FetchedDocument
      /** As received, for the next request. */
      readonly validators: Validators
      /** Of the decoded document; null of a delta. */
      readonly bodyHash: string | null
      /** A delta: only what is new since the document of the validators sent. @see RFC 3229 */
      readonly partial: boolean
      readonly links: PushLinks
      readonly freshSeconds: number | null
      /** The new address where every redirect on the way was permanent; else null. */
      readonly movedTo: string | null
      readonly status: number
      readonly bytes: number
    }
  | {
      readonly kind: 'unchanged'
      readonly movedTo: string | null
      /** Where the answer named other ones than were sent; else null. */
      readonly validators: Validators | null
      readonly freshSeconds: number | null
      readonly status: number
      readonly bytes: number
    }
  | {
      readonly kind: 'fault'
      readonly fault: Fault
      readonly retryAfterSeconds: number | null
      readonly status: number | null
      readonly bytes: number
    }

export interface Fetcher {
  /** Never rejects for what the world does; an aborted signal rejects with its reason. */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<Fetched>
  /** An article's page, on the host of its address alone. Like `fetch` it never rejects for what the world does. */
  fetchPage(request: PageRequest, signal?: AbortSignal): Promise<FetchedPage>
  /** True where the host (name, or name and port) is not public but lies in `allowNetworks`. Looks the name up. */
  isInside(host: string): Promise<boolean>
  /** Waits for what is still being fetched. */
  close(): Promise<void>
}

export function openFetcher(options: FetcherOptions): Fetcher {
  const limits = { ...usualLimits, ...options.limits }
  const allow = networks(options.allowNetworks)
  const agent = guardedAgent(allow, limits, options.proxies)
  const { userAgent, secretOf } = options
  const checkTarget = openTargetCheck(allow, options.proxies, limits.connectMs)
  const means = { ways: { agent, checkTarget, redirects: limits.redirects }, limits, userAgent, secretOf }
  return {
    fetch: (request, signal) => fetchWithin(means, request, signal),
    fetchPage: (request, signal) => fetchPage(means, request, signal),
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
  readonly ways: Ways
  readonly limits: FetchLimits
  readonly userAgent: string
  readonly secretOf: SecretOf
}

async function fetchWithin(means: Means, request: FetchRequest, signal?: AbortSignal): Promise<Fetched> {
  const trip = startTrip(request.url)
  const { totalMs } = means.limits
  const late = () => new Fault('fetch/timeout', `${hostName(trip.url)} did not finish within ${totalMs / 1000} s`)
  try {
    const headers = requestHeaders(means.userAgent, request.validators)
    const credentials = { origin: request.secrets?.origin ?? null, headers: credentialHeaders(request.secrets, means.secretOf) }
    return await withDeadline({ totalMs, late, signal }, async (stop) => {
      let answer: Answer | null = null
      while (answer === null) answer = await hop(means.ways, { headers, credentials }, trip, stop)
      return receive(answer, request, trip, headers, means.limits)
    })
  } catch (error) {
    signal?.throwIfAborted()
    const { status, bytes, retryAfterSeconds } = trip
    return { kind: 'fault', fault: wireFault(error, hostName(trip.url), means.limits), retryAfterSeconds, status, bytes }
  }
}

async function receive(answer: Answer, request: FetchRequest, trip: Trip, sent: RequestHeaders, limits: BodyLimits): Promise<Fetched> {
  const status = answer.statusCode
  const host = hostName(trip.url)
  const movedTo = trip.hops > 0 && trip.permanent ? trip.url.href : null
  const named = { etag: headerOf(answer, 'etag'), lastModified: headerOf(answer, 'last-modified') }
  const common = { movedTo, freshSeconds: freshSeconds(answer), status }
  if (status === 304) {
    if (!isConditional(sent)) throw new Fault('fetch/bad-answer', `${host} answered 304, unchanged, to a request without conditions`)
    await discard(answer)
    return { kind: 'unchanged', ...common, validators: newIn(named, request.validators), bytes: trip.bytes }
  }
  const partial = status === 226
  if (partial && !(asksForDelta(sent) && isFeedDelta(answer))) {
    throw new Fault('fetch/bad-answer', `${host} answered 226, a part of the document that we did not ask for`)
  }
  if (status !== 200 && !partial) throw refusalOf(answer, host) ?? statusFault(status, host)
  if (trip.hops > 0 && isLoginPage(answer, trip.url, new URL(request.url))) {
    throw new Fault('fetch/login', `the way ends at a login page of ${host}`)
  }
  const bytes = await readBody(bodyOf(answer, host, trip), limits)
  if (bytes.byteLength === 0) throw new Fault('fetch/empty', `${host} sent an empty document`)
  const bodyHash = partial ? null : shortHash(bytes)
  if (bodyHash !== null && bodyHash === request.bodyHash) {
    return { kind: 'unchanged', ...common, validators: newIn(named, request.validators), bytes: trip.bytes }
  }
  return {
    kind: 'fresh',
    ...common,
    document: {
      feed: request.feed,
      address: trip.url.href,
      bytes,
      contentType: headerOf(answer, 'content-type'),
      contentLocation: headerOf(answer, 'content-location'),
      contentLanguage: headerOf(answer, 'content-language'),
    },
    validators: named,
    bodyHash,
    partial,
    links: pushLinksOf(answer, trip.url),
    bytes: trip.bytes,
  }
}

/** What the answer names over what was sent: it need not repeat what is as it was. @see RFC 9110 §15.4.5 */
function newIn(named: Validators, sent: Validators): Validators | null {
  const now = { etag: named.etag ?? sent.etag, lastModified: named.lastModified ?? sent.lastModified }
  return now.etag === sent.etag && now.lastModified === sent.lastModified ? null : now
}

/** Further manipulations would have to be undone. @see RFC 3229 §10.5.2 */
function isFeedDelta(answer: Answer): boolean {
  return listHeaderOf(answer, 'im')?.trim().toLowerCase() === 'feed'
}
