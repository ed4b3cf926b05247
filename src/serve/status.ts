/** How the service and its feeds fare: as pages, and as a feed of what happened. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type FeedId, feedId, feedIdPattern } from '#model/ids.ts'
import { contentTypes } from '#publish/publish.ts'
import { type Rendered, sendRendered } from './conditional.ts'
import { type FeedList, readStatusQuery } from './status-query.ts'

export interface StatusRendering {
  /** All states at a glance. */
  readonly renderStatus: () => Promise<Rendered>
  readonly renderFeedList: (list: FeedList) => Promise<Rendered>
  /** Null where there is no such feed. */
  readonly renderFeedStatus: (feed: FeedId) => Promise<Rendered | null>
  readonly renderHealthFeed: () => Promise<Rendered>
}

export function statusRoutes(app: FastifyInstance, rendering: StatusRendering): void {
  const page = 'text/html; charset=utf-8'
  app.get('/status', async (request, reply) => {
    const list = readStatusQuery(request.query)
    return send(request, reply, page, await (list === null ? rendering.renderStatus() : rendering.renderFeedList(list)))
  })
  app.get<{ Params: { feed: string } }>('/status/:feed', async (request, reply) => {
    const { feed } = request.params
    return send(request, reply, page, feedIdPattern.test(feed) ? await rendering.renderFeedStatus(feedId(feed)) : null)
  })
  app.get('/health.atom', async (request, reply) => send(request, reply, contentTypes.atom, await rendering.renderHealthFeed()))
}

function send(request: FastifyRequest, reply: FastifyReply, type: string, rendered: Rendered | null): unknown {
  if (rendered === null) return reply.callNotFound()
  return sendRendered(request, reply.type(type).header('cache-control', 'no-cache'), rendered)
}
