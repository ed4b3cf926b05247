/** What a deliver worker does with a request to our own hub: the callback is asked whether it meant it, or told that it is denied. */
import { hostName } from '#fetch/host-of.ts'
import type { Poster } from '#fetch/post.ts'
import { Fault } from '#model/fault.ts'
import type { ConfirmPayload, HubReport } from '#queue/queue.ts'

/**
 * Null where it was stopped on the way. Confirmed is what is answered with 2xx and the challenge alone.
 * @see W3C WebSub §5.2 (denial), §5.3 (verification of intent)
 */
export async function confirm(poster: Poster, order: ConfirmPayload, stop: AbortSignal): Promise<HubReport | null> {
  const { request, mode, callback, topic, leaseSeconds, because } = order
  const challenge = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
  const question = new URLSearchParams({
    'hub.mode': mode,
    'hub.topic': topic,
    ...(mode === 'denied' ? { 'hub.reason': because } : { 'hub.challenge': challenge }),
    ...(mode === 'subscribe' && { 'hub.lease_seconds': String(leaseSeconds) }),
  })
  try {
    const { status, body } = await poster.question(withQuery(callback, question), challenge.length, stop)
    const isConfirmed = status >= 200 && status < 300 && body !== null && Buffer.from(body).toString() === challenge
    const fault = mode === 'denied' || isConfirmed ? null : notMeant(callback, status)
    return { kind: 'confirmed', request, fault: fault === null ? null : fault.toPlain() }
  } catch (error) {
    if (stop.aborted) return null
    if (error instanceof Fault) return { kind: 'confirmed', request, fault: error.toPlain() }
    throw error
  }
}

function notMeant(callback: string, status: number): Fault {
  const said = status >= 200 && status < 300 ? 'answered without the challenge' : `answered ${status}`
  return new Fault('deliver/unconfirmed', `${hostName(new URL(callback))} ${said}`)
}

/** §5.3: what the callback has of a query stays, byte for byte. */
function withQuery(callback: string, question: URLSearchParams): string {
  const url = new URL(callback)
  url.search = url.search === '' ? question.toString() : `${url.search}&${question}`
  return url.href
}
