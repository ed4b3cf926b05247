/** A WebSub hub on loopback that does what the specification asks of one: it verifies, keeps a lease, signs and distributes. @see W3C WebSub */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface DistributingHub {
  readonly url: string
  /** What was asked of it, in order. */
  readonly requests: readonly URLSearchParams[]
  /** Subscriptions it has verified. */
  readonly subscribers: readonly Subscriber[]
  /** How it answers requests from now on; 202 at first. Below 200 and from 300 on it verifies nothing. */
  answerWith(status: number): void
  /** Sends the document to all who follow the topic. @param secret another than the one agreed on, to sign falsely; null: unsigned */
  push(topic: string, body: string, secret?: string | null): Promise<number[]>
  /** Tells a subscriber that it gets nothing. @returns the answer's status */
  deny(subscriber: Subscriber, reason: string): Promise<number>
  [Symbol.asyncDispose](): Promise<void>
}

export interface Subscriber {
  readonly topic: string
  readonly callback: string
  readonly secret: string
}

/** @param leaseSeconds what it grants, whatever it is asked for */
export async function startDistributingHub(leaseSeconds = 864_000): Promise<DistributingHub> {
  const requests: URLSearchParams[] = []
  const subscribers: Subscriber[] = []
  let status = 202

  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request))
    requests.push(form)
    response.writeHead(status).end()
    if (status >= 200 && status < 300) await verify(form)
  })

  async function verify(form: URLSearchParams): Promise<void> {
    const subscriber = {
      topic: form.get('hub.topic') ?? '',
      callback: form.get('hub.callback') ?? '',
      secret: form.get('hub.secret') ?? '',
    }
    const challenge = crypto.randomUUID()
    const question = {
      'hub.mode': 'subscribe',
      'hub.topic': subscriber.topic,
      'hub.challenge': challenge,
      'hub.lease_seconds': String(leaseSeconds),
    }
    const answer = await fetch(`${subscriber.callback}?${new URLSearchParams(question)}`)
    if (!answer.ok || (await answer.text()) !== challenge) return
    const known = subscribers.findIndex(({ callback }) => callback === subscriber.callback)
    if (known === -1) subscribers.push(subscriber)
    else subscribers[known] = subscriber
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`
  return {
    url,
    requests,
    subscribers,
    answerWith: (next) => {
      status = next
    },
    push: (topic, body, secret) =>
      Promise.all(
        subscribers
          .filter((subscriber) => subscriber.topic === topic)
          .map(async (subscriber) => {
            const key = secret === undefined ? subscriber.secret : secret
            const signature = key === null ? {} : { 'x-hub-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}` }
            const headers = { 'content-type': 'application/rss+xml', link: `<${topic}>; rel="self", <${url}>; rel="hub"`, ...signature }
            return (await fetch(subscriber.callback, { method: 'POST', headers, body })).status
          }),
      ),
    deny: async ({ callback, topic }, reason) => {
      const said = new URLSearchParams({ 'hub.mode': 'denied', 'hub.topic': topic, 'hub.reason': reason })
      return (await fetch(`${callback}?${said}`)).status
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
