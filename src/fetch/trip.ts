/** The way from an address to an answer, hop by hop: each guarded, secrets with the origin they are for. */
import type { Dispatcher } from 'undici'
import { shorten } from '#lib/text.ts'
import { Fault } from '#model/fault.ts'
import type { BodySource } from './body.ts'
import { type Answer, ask, discard, headerOf, listHeaderOf } from './exchange.ts'
import { hostName } from './host-of.ts'
import { isPermanent, isRedirect, redirectTarget } from './redirect.ts'
import type { RequestHeaders } from './request-headers.ts'
import { retryAfter } from './retry-after.ts'
import type { TargetCheck } from './target-check.ts'

export interface Ways {
  readonly agent: Dispatcher
  readonly checkTarget: TargetCheck
  /** Hops followed; one more is a Fault. */
  readonly redirects: number
}

/** Where a fetch has got to: what its result is made of, also where it ends in a fault. */
export interface Trip {
  url: URL
  hops: number
  /** Every redirect so far was permanent. */
  permanent: boolean
  status: number | null
  bytes: number
  retryAfterSeconds: number | null
}

export interface Question {
  readonly headers: RequestHeaders
  readonly credentials: { readonly origin: string | null; readonly headers: RequestHeaders }
}

export function startTrip(url: string): Trip {
  return { url: new URL(url), hops: 0, permanent: true, status: null, bytes: 0, retryAfterSeconds: null }
}

/** One request. Null: it was redirected, and the trip goes on at its `url`. Faults: `fetch/forbidden-scheme`, `fetch/forbidden-address`, `fetch/too-many-redirects` … */
export async function hop(ways: Ways, question: Question, trip: Trip, signal: AbortSignal): Promise<Answer | null> {
  checkScheme(trip.url)
  await ways.checkTarget(trip.url, signal)
  // Wherever a redirect leads, secrets stay with the origin they are for.
  const { origin, headers: secret } = question.credentials
  const headers = trip.url.origin === origin ? { ...question.headers, ...secret } : question.headers
  const answer = await ask(ways.agent, { url: trip.url, method: 'GET', headers }, signal)
  trip.status = answer.statusCode
  trip.retryAfterSeconds = answer.statusCode < 300 ? null : retryAfter(headerOf(answer, 'retry-after'), Date.now())
  if (!isRedirect(answer.statusCode)) return answer
  if (trip.hops === ways.redirects) {
    throw new Fault('fetch/too-many-redirects', `${hostName(trip.url)} redirected us once more after ${trip.hops} redirects`)
  }
  void discard(answer)
  trip.url = redirectTarget(headerOf(answer, 'location'), trip.url)
  trip.hops += 1
  trip.permanent &&= isPermanent(answer.statusCode)
  return null
}

/** Only the web is asked. */
export function checkScheme({ protocol }: URL): void {
  if (protocol === 'http:' || protocol === 'https:') return
  throw new Fault('fetch/forbidden-scheme', `the way leads to a ${shorten(protocol, 30)} address`)
}

/** What arrives of it counts as the trip's. */
export function bodyOf(answer: Answer, host: string, trip: Trip): BodySource {
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
