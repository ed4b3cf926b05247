/** What a deliver worker does with one order. */
import { hostName } from '#fetch/host-of.ts'
import type { Poster } from '#fetch/post.ts'
import { Fault, type PlainFault } from '#model/fault.ts'
import type { DeliveredPayload, DeliverPayload } from '#queue/queue.ts'

/**
 * Tells the hub that its topics have changed; it fetches them itself. Null where it was stopped on the way.
 * How a publisher tells its hub WebSub leaves open (§6); this is what public hubs take. @see PubSubHubbub 0.3 §7.1
 */
export async function deliver(
  poster: Poster,
  { target, url, topics, upTo }: DeliverPayload,
  stop: AbortSignal,
): Promise<DeliveredPayload | null> {
  const form = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const topic of topics) form.append('hub.url', topic)
  try {
    const { status } = await poster.post(url, form, stop)
    return { target, upTo, fault: status >= 200 && status < 300 ? null : ofHub(refused(url, status)) }
  } catch (error) {
    if (stop.aborted) return null
    if (error instanceof Fault) return { target, upTo, fault: ofHub(error) }
    throw error
  }
}

function refused(url: string, status: number): Fault {
  return new Fault('deliver/refused', `${hostName(new URL(url))} answered ${status}`)
}

/** Beside the faults of feeds it must be said that this is the hub's. */
function ofHub(fault: Fault): PlainFault {
  return { ...fault.toPlain(), message: `the hub could not be told what is new: ${fault.message}` }
}
