/** How the service and its feeds fare: for a supervisor and for a person. */
import type { FastifyInstance } from 'fastify'
import { type Rendered, sendRendered } from './conditional.ts'

export interface HealthRendering {
  readonly renderStatus: () => Promise<Rendered>
  /** True when the store is open and migrated. */
  readonly isReady: () => Promise<boolean>
}

export function healthRoutes(app: FastifyInstance, { renderStatus, isReady }: HealthRendering): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady()
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'not ready' })
  })
  app.get('/status', async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
    return sendRendered(request, reply, await renderStatus())
  })
}
