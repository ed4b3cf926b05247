/** The merged stream and its slices: as pages, and as feeds in every format. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ArchiveRange, readRange } from '#model/archive-range.ts'
import { type SliceName, sliceKinds } from '#model/filter.ts'
import { archiveFormats, type OutputFormat, outputFormats } from '#publish/publish.ts'
import { type Rendered, sendRendered } from './conditional.ts'
import { acceptedEncodings } from './encoding.ts'
import type { FeedRendering, KeptDocuments } from './kept-documents.ts'
import { type FeedQuery, type ListQuery, readFeedQuery, readListQuery } from './list-query.ts'
import { sendReady } from './ready-answer.ts'

export interface SliceRequest extends ListQuery {
  readonly slice: SliceName
}

export interface FeedRequest extends FeedQuery {
  readonly slice: SliceName
  readonly format: OutputFormat
  /** A closed document of the slice's archive; null: a page of it. */
  readonly archive: ArchiveRange | null
}

export interface SliceRendering extends FeedRendering<FeedRequest> {
  /** Null where no such slice is defined. */
  readonly renderStream: (request: SliceRequest) => Promise<Rendered | null>
}

/** In a feed whose asker named no limit. */
export const feedItems = 100
/** On a page. */
export const pageItems = 50

export function sliceRoutes(
  app: FastifyInstance,
  { renderStream }: Pick<SliceRendering, 'renderStream'>,
  documents: KeptDocuments<FeedRequest>,
): void {
  const whole: SliceName = { kind: null, id: '' }
  app.get('/', (request, reply) => sendPage(request, reply, whole))
  for (const format of outputFormats) app.get(`/feed.${format}`, (request, reply) => sendFeed(request, reply, whole, format))
  app.get<{ Params: { file: string } }>('/feed/archive/:file', (request, reply) => sendArchive(request, reply, whole, request.params.file))
  for (const kind of sliceKinds) {
    app.get<{ Params: { file: string } }>(`/${kind}/:file`, (request, reply) => {
      const { file } = request.params
      const format = outputFormats.find((known) => file.endsWith(`.${known}`))
      if (format === undefined) return sendPage(request, reply, { kind, id: file })
      return sendFeed(request, reply, { kind, id: file.slice(0, -format.length - 1) }, format)
    })
    app.get<{ Params: { id: string; file: string } }>(`/${kind}/:id/archive/:file`, (request, reply) =>
      sendArchive(request, reply, { kind, id: request.params.id }, request.params.file),
    )
  }

  function sendFeed(request: FastifyRequest, reply: FastifyReply, slice: SliceName, format: OutputFormat) {
    return sendDocument(request, reply, { slice, format, archive: null, ...readFeedQuery(request.query, feedItems) })
  }

  async function sendArchive(request: FastifyRequest, reply: FastifyReply, slice: SliceName, file: string) {
    const format = archiveFormats.find((known) => file.endsWith(`.${known}`))
    const archive = format === undefined ? null : readRange(file.slice(0, -format.length - 1))
    if (format === undefined || archive === null) return reply.callNotFound()
    const { content } = readFeedQuery(request.query, feedItems)
    return sendDocument(request, reply, { slice, format, archive, content, q: '', start: null, limit: feedItems, namedLimit: null })
  }

  async function sendDocument(request: FastifyRequest, reply: FastifyReply, asked: FeedRequest) {
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
