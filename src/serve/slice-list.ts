/** All slices, each with its feeds: as a page, and for other readers. */
import type { FastifyInstance } from 'fastify'
import { type Rendered, sendRendered } from './conditional.ts'

export interface SliceListRendering {
  readonly renderSliceList: () => Promise<Rendered>
  /** OPML. */
  readonly renderSlicesOpml: () => Promise<Rendered>
}

export function sliceListRoutes(app: FastifyInstance, { renderSliceList, renderSlicesOpml }: SliceListRendering): void {
  app.get('/slices', async (request, reply) =>
    sendRendered(request, reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache'), await renderSliceList()),
  )
  app.get('/slices.opml', async (request, reply) => {
    reply.type('text/x-opml; charset=utf-8').header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=60')
    return sendRendered(request, reply, await renderSlicesOpml())
  })
}
