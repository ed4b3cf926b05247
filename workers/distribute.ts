/** What a deliver worker does with a document for subscribers of our own hub. */
import { hostName } from '#fetch/host-of.ts'
import type { Message, Poster } from '#fetch/post.ts'
import { hmacHex } from '#lib/hash.ts'
import { Fault } from '#model/fault.ts'
import { hubLinkHeader } from '#publish/hub-link.ts'
import { unpackDocument } from '#queue/pack-document.ts'
import type { DistributePayload, HubReport } from '#queue/queue.ts'

type Recipient = DistributePayload['to'][number]

/** Tells all of them at once, and of each what came of it as soon as that is known; nothing of those it was stopped at. @see W3C WebSub §7 */
export async function distribute(
  poster: Poster,
  order: DistributePayload,
  report: (report: HubReport) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  const { job, upTo } = order
  const body = unpackDocument(order.packed)
  const headers = { 'content-type': order.contentType, link: hubLinkHeader(order.hub, order.topic) }
  const told = await Promise.allSettled(
    order.to.map(async (recipient) => {
      const fault = await tell(poster, recipient, { headers, body }, stop)
      if (fault !== 'stopped') await report({ kind: 'told', job, subscriber: recipient.subscriber, upTo, fault: fault?.toPlain() ?? null })
    }),
  )
  for (const outcome of told) if (outcome.status === 'rejected') throw outcome.reason
}

async function tell(
  poster: Poster,
  { callback, secret }: Recipient,
  message: Message,
  stop: AbortSignal,
): Promise<Fault | null | 'stopped'> {
  // §7.1
  const signature: Record<string, string> =
    secret === null ? {} : { 'x-hub-signature': `sha256=${hmacHex('sha256', secret, message.body)}` }
  try {
    const { status } = await poster.send(callback, { ...message, headers: { ...message.headers, ...signature } }, stop)
    return status >= 200 && status < 300 ? null : refusal(callback, status)
  } catch (error) {
    if (stop.aborted) return 'stopped'
    if (error instanceof Fault) return error
    throw error
  }
}

function refusal(callback: string, status: number): Fault {
  const host = hostName(new URL(callback))
  if (status === 410) return new Fault('deliver/gone', `${host} wants nothing more: it answered 410`)
  return new Fault('deliver/subscriber-refused', `${host} answered ${status}`)
}
