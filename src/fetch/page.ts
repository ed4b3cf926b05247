/** The page of an article. It is asked for on one host alone: where a redirect leads to another, that one's turn has to come first. */
import { Fault } from '#model/fault.ts'
import type { OrderSecrets } from '#model/fetch-batch.ts'
import { type BodyLimits, readBody } from './body.ts'
import { credentialHeaders, type SecretOf } from './credentials.ts'
import { withDeadline } from './deadline.ts'
import { type Answer, discard, headerOf } from './exchange.ts'
import { hostName, hostOf } from './host-of.ts'
import { plainText } from './plain-text.ts'
import { leadsToLogin, refusalOf } from './refusal.ts'
import { pageHeaders } from './request-headers.ts'
import { statusFault } from './status-fault.ts'
import { bodyOf, checkScheme, hop, startTrip, type Trip, type Ways } from './trip.ts'
import { type Patience, wireFault } from './wire-fault.ts'

export interface PageRequest {
  readonly url: string
  readonly secrets: OrderSecrets | null
}

/** `status` is the last one that any server on the way answered. */
export type FetchedPage =
  | { readonly kind: 'page'; readonly page: PageDocument; readonly status: number }
  | { readonly kind: 'elsewhere'; readonly url: string; readonly status: number }
  /** What there is or where the way leads is no article. */
  | { readonly kind: 'nothing'; readonly because: string; readonly status: number }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly retryAfterSeconds: number | null; readonly status: number | null }

export interface PageDocument {
  /** The address that answered. */
  readonly address: string
  /** In a buffer of their own. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: string | null
}

export interface PageMeans {
  readonly ways: Ways
  readonly limits: Patience
  readonly userAgent: string
  readonly secretOf: SecretOf
}

/** Pages of newsrooms stay below 2 MB, what they load apart. */
const pageLimits: BodyLimits = { wireBytes: 3_000_000, decodedBytes: 3_000_000 }

export async function fetchPage(means: PageMeans, request: PageRequest, signal?: AbortSignal): Promise<FetchedPage> {
  const trip = startTrip(request.url)
  const { totalMs } = means.limits
  const late = () => new Fault('fetch/timeout', `${hostName(trip.url)} did not finish within ${totalMs / 1000} s`)
  try {
    const credentials = { origin: request.secrets?.origin ?? null, headers: credentialHeaders(request.secrets, means.secretOf) }
    const question = { headers: pageHeaders(means.userAgent), credentials }
    return await withDeadline({ totalMs, late, signal }, async (stop) => {
      for (;;) {
        const answer = await hop(means.ways, question, trip, stop)
        if (answer !== null) return receive(answer, trip)
        const led = whereLed(trip, new URL(request.url))
        if (led !== null) return led
      }
    })
  } catch (error) {
    signal?.throwIfAborted()
    const { status, retryAfterSeconds } = trip
    return { kind: 'fault', fault: wireFault(error, hostName(trip.url), means.limits), retryAfterSeconds, status }
  }
}

/** What a redirect says before anybody follows it; null where it may be followed. */
function whereLed({ url, status }: Trip, asked: URL): FetchedPage | null {
  checkScheme(url)
  const host = hostName(url)
  if (leadsToLogin(url, asked)) throw new Fault('fetch/login', `the way leads to a login page of ${host}`)
  if (url.pathname === '/' && url.search === '' && asked.pathname !== '/')
    return nothing(`the way leads to the front page of ${host}`, status)
  if (consent.test(url.hostname + url.pathname)) return nothing(`the way leads to a page of ${host} that wants consent`, status)
  return hostOf(url.href) === hostOf(asked.href) ? null : { kind: 'elsewhere', url: url.href, status: status ?? 0 }
}

/** Where newsrooms send who has not agreed to being watched. */
const consent = /^(?:consent|privacy|cmp)\.|\/(?:cookie-?wall|privacy-?(?:gate|wall)|consent)(?:[/.]|$)/i

function nothing(because: string, status: number | null): FetchedPage {
  return { kind: 'nothing', because, status: status ?? 0 }
}

async function receive(answer: Answer, trip: Trip): Promise<FetchedPage> {
  const { statusCode: status } = answer
  const host = hostName(trip.url)
  if (status !== 200) throw refusalOf(answer, host) ?? statusFault(status, host)
  const contentType = headerOf(answer, 'content-type')
  if (contentType !== null && !/html/i.test(contentType)) {
    await discard(answer)
    return nothing(`${host} sends ${plainText(contentType)}, which is no page`, status)
  }
  const bytes = await readBody(bodyOf(answer, host, trip), pageLimits)
  if (bytes.byteLength === 0) throw new Fault('fetch/empty', `${host} sent an empty document`)
  return { kind: 'page', page: { address: trip.url.href, bytes, contentType }, status }
}
