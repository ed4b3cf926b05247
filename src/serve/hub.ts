/** Our own hub: where subscribers ask to be told what is new in a feed. Whether they meant it is found out later, at their callback. @see W3C WebSub §5 */
import type { FastifyInstance } from 'fastify'
import { Fault } from '#model/fault.ts'
import type { HubRequest } from '#model/hub.ts'
import { readHubForm } from './hub-form.ts'
import type { FeedRequest } from './slices.ts'
import { readTopic } from './topic.ts'

export interface HubAsking {
  /** PUBLIC_URL as the operator named it, without a slash at the end; null where it was not named: then there is no hub. */
  readonly calledAt: string | null
  /** Null where the hub is not in force. */
  readonly hubStanding: (question: {
    /** Null where the topic's address can be none of ours, or nothing need be known of it. */
    readonly document: FeedRequest | null
    readonly topic: string
    readonly callback: string
  }) => Promise<{ readonly isOurs: boolean; readonly hasRoom: boolean } | null>
  /** Rejects with a Fault `queue/unreachable` while nobody can take it. */
  readonly hubAsked: (request: HubRequest) => Promise<void>
}

/** A callback, a topic and a secret, each percent-encoded. */
const mostBytes = 16_384

export function hubRoutes(app: FastifyInstance, { calledAt, hubStanding, hubAsked }: HubAsking): void {
  // In a scope of its own: nowhere else a form is taken.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body))

    scope.post('/hub', { bodyLimit: mostBytes }, async ({ body }, reply) => {
      if (calledAt === null) throw noHub()
      const request = readHubForm(typeof body === 'string' ? body : '')
      const { mode, topic, callback } = request
      // Who wants to leave may, whatever became of the feed: what the topic was is not asked.
      const document = mode === 'subscribe' ? readTopic(topic, calledAt) : null
      const standing = await hubStanding({ document, topic, callback })
      if (standing === null) throw noHub()
      if (!standing.hasRoom) throw new Fault('serve/hub-full', 'the hub has more to do than it can')
      const isDenied = mode === 'subscribe' && !standing.isOurs
      await hubAsked(isDenied ? { ...request, mode: 'denied', because: notOurs } : request)
      return reply.code(202).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('Your callback will be asked.\n')
    })
  })
}

const notOurs = 'the topic is no feed of ours; take the address that a feed gives as its own, rel=self'

function noHub(): Fault {
  return new Fault('serve/not-found', 'there is no hub at this address')
}
