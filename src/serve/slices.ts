/** The merged stream and its slices: as pages, and as feeds in every format. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type SliceName, sliceKinds } from '#model/filter.ts'
import { type OutputFormat, outputFormats } from '#publish/publish.ts'
import { type Rendered, sendRendered } from './conditional.ts'
import { acceptedEncodings } from './encoding.ts'
import type { FeedRendering, KeptDocuments } from './kept-documents.ts'
import { type ListQuery, readListQuery } from './list-query.ts'
import { sendReady } from './ready-answer.ts'

export interface SliceRequest extends ListQuery {
  readonly slice: SliceName
}

export interface FeedRequest extends SliceRequest {
  readonly format: OutputFormat
}

export interface SliceRendering extends FeedRendering<FeedRequest> {
  /** Null where no such slice is defined. */
  readonly renderStream: (request: SliceRequest) => Promise<Rendered | null>
}

const feedItems = 100
const pageItems = 50

export function sliceRoutes(
  app: FastifyInstance,
  { renderStream }: Pick<SliceRendering, 'renderStream'>,
  documents: KeptDocuments<FeedRequest>,
): void {
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
    const asked = { slice, format, ...readListQuery(request.query, feedItems) }
    const ready = await documents.answer(request.url, asked, acceptedEncodings(request.headers['accept-encoding']))
    if (ready === null) return reply.callNotFound()
    // Sent as an answer at once is: the same headers, whichever way it went.
    reply.hijack()
    sendReady(request.raw, reply.raw, ready)
    return reply
  }

  async function sendPage(request: FastifyRequest, reply: FastifyReply, slice: SliceName) {
    const rendered = await renderStream({ slice, ...readListQuery(request.query, pageItems) })
    if (rendered === null) return reply.callNotFound()
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
    return sendRendered(request, reply, rendered)
  }
}
