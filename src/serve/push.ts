/** Where hubs call back: they ask whether we meant it, and send what is new. @see W3C WebSub §5.3, §7 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '#model/fault.ts'
import { type FeedId, feedId, feedIdPattern } from '#model/ids.ts'
import { readHubQuery } from './hub-query.ts'
import { verifySignature } from './signature.ts'

export interface PushReceiving {
  /** Null where the feed has no subscription with this key. */
  readonly findSubscription: (feed: FeedId, key: string) => Promise<FoundSubscription | null>
  /** The hub granted it. This and the two below reject with a Fault `queue/unreachable` while nobody can take it: the hub then tries again. */
  readonly verified: (grant: { readonly feed: FeedId; readonly key: string; readonly leaseSeconds: number }) => Promise<void>
  /** The hub will not have us; `because` is in its words. */
  readonly denied: (denial: { readonly feed: FeedId; readonly key: string; readonly because: string }) => Promise<void>
  /** A document came, signed as it should be. */
  readonly pushed: (push: Push) => Promise<void>
}

export interface FoundSubscription {
  readonly topic: string
  readonly secret: string
  /** False where the feed is not to be pushed any more. */
  readonly wanted: boolean
}

export interface Push {
  readonly feed: FeedId
  readonly key: string
  /** The topic: what the document's own links are relative to. */
  readonly address: string
  readonly body: Uint8Array
  readonly contentType: string | null
}

interface Callback {
  readonly Params: { readonly feed: string; readonly key: string }
}

const address = '/websub/:feed/:key'
const mostBytes = 5_000_000

export function pushRoutes(app: FastifyInstance, receiving: PushReceiving): void {
  // In a scope of its own, where a body of whatever type is bytes.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })

    scope.get<Callback>(address, { exposeHeadRoute: false }, async (request, reply) => {
      const found = await find(request)
      if (found === null) throw nothingHere()
      const asked = readHubQuery(request.query)
      const { feed, key } = found
      if (asked.topic !== found.topic) throw nothingHere()
      if (asked.mode === 'denied') {
        await receiving.denied({ feed, key, because: asked.because })
        return reply.send()
      }
      if ((asked.mode === 'subscribe') !== found.wanted) throw nothingHere()
      if (asked.mode === 'subscribe') await receiving.verified({ feed, key, leaseSeconds: asked.leaseSeconds })
      return reply.type('text/plain; charset=utf-8').send(asked.challenge)
    })

    // Who does not know the key is sent away before the body is read.
    scope.post<Callback>(address, { bodyLimit: mostBytes, onRequest: findWanted }, async (request, reply) => {
      const { feed, key, topic, secret } = await findWanted(request)
      const { body, headers } = request
      // §7.1: what is not signed as it should be is taken and dropped, so that nobody can try signatures out.
      if (body instanceof Uint8Array && verifySignature(headers['x-hub-signature'], secret, body)) {
        await receiving.pushed({ feed, key, address: topic, body, contentType: headers['content-type'] ?? null })
      }
      return reply.code(202).send()
    })
  })

  async function findWanted(request: FastifyRequest<Callback>) {
    const found = await find(request)
    if (found?.wanted !== true) throw new Fault('serve/gone', 'no hub is listened to at this address any more')
    return found
  }

  async function find({ params }: FastifyRequest<Callback>) {
    if (!feedIdPattern.test(params.feed)) return null
    const feed = feedId(params.feed)
    const found = await receiving.findSubscription(feed, params.key)
    return found === null ? null : { ...found, feed, key: params.key }
  }
}

function nothingHere(): Fault {
  return new Fault('serve/not-found', 'there is no such subscription at this address')
}
