/** The merged stream and its slices: as pages, and as feeds in every format. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type SliceName, sliceKinds } from '#model/filter.ts'
import { type OutputFormat, outputFormats } from '#publish/publish.ts'
import { type Rendered, sendRendered } from './conditional.ts'
import { feedType, feedTypeVaries } from './feed-type.ts'
import { type FeedQuery, type ListQuery, readFeedQuery, readListQuery } from './list-query.ts'

export interface SliceRequest extends ListQuery {
  readonly slice: SliceName
}

export interface FeedRequest extends FeedQuery {
  readonly slice: SliceName
  readonly format: OutputFormat
}

export interface SliceRendering {
  /** Null where no such slice is defined. */
  readonly renderFeed: (request: FeedRequest) => Promise<Rendered | null>
  /** Null where no such slice is defined. */
  readonly renderStream: (request: SliceRequest) => Promise<Rendered | null>
}

const feedItems = 100
const pageItems = 50

export function sliceRoutes(app: FastifyInstance, { renderFeed, renderStream }: SliceRendering): void {
  const whole: SliceName = { kind: null, id: '' }
  app.get('/', (request, reply) => sendPage(request, reply, whole))
  for (const format of outputFormats) app.get(`/feed.${format}`, (request, reply) => sendFeed(request, reply, whole, format))
  for (const kind of sliceKinds) {
    app.get<{ Params: { file: string } }>(`/${kind}/:file`, (request, reply) => {
      const { file } = request.params
      const format = outputFormats.find((known) => file.endsWith(`.${known}`))
      if (format === undefined) return sendPage(request, reply, { kind, id: file })
      return sendFeed(request, reply, { kind, id: file.slice(0, -format.length - 1) }, format)
    })
  }

  async function sendFeed(request: FastifyRequest, reply: FastifyReply, slice: SliceName, format: OutputFormat) {
    const rendered = await renderFeed({ slice, format, ...readFeedQuery(request.query, feedItems) })
    if (rendered === null) return reply.callNotFound()
    reply.type(feedType(format, request.headers)).header('vary', feedTypeVaries)
    reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=60')
    return sendRendered(request, reply, rendered)
  }

  async function sendPage(request: FastifyRequest, reply: FastifyReply, slice: SliceName) {
    const rendered = await renderStream({ slice, ...readListQuery(request.query, pageItems) })
    if (rendered === null) return reply.callNotFound()
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
    return sendRendered(request, reply, rendered)
  }
}
