/** What a deliver worker does to be told by a hub instead of asking. */
import { hostName } from '#fetch/host-of.ts'
import type { Poster } from '#fetch/post.ts'
import { Fault } from '#model/fault.ts'
import type { SubscribedPayload, SubscribePayload } from '#queue/queue.ts'

/** What we ask for; the hub says in its verification what it grants. */
const leaseSeconds = 10 * 86_400

/** Asks for a subscription, or for a longer lease of one. Null where it was stopped on the way. @see W3C WebSub §5.1 */
export async function subscribe(poster: Poster, order: SubscribePayload, stop: AbortSignal): Promise<SubscribedPayload | null> {
  const { feed, key, hub, topic, callback, secret } = order
  const form = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.lease_seconds': String(leaseSeconds),
    'hub.secret': secret,
  })
  try {
    const { status } = await poster.post(hub, form, stop)
    if (status >= 200 && status < 300) return { feed, key, fault: null }
    const refused = new Fault('fetch/hub-refused', `the hub ${hostName(new URL(hub))} answered ${status} when asked to tell us what is new`)
    return { feed, key, fault: refused.toPlain() }
  } catch (error) {
    if (stop.aborted) return null
    if (!(error instanceof Fault)) throw error
    const away = new Fault('fetch/hub-refused', `the hub could not be asked to tell us what is new: ${error.message}`)
    return { feed, key, fault: away.toPlain() }
  }
}
