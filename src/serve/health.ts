/** How the service fares, for a supervisor. */
import type { FastifyInstance } from 'fastify'

export interface HealthRendering {
  /** True when the store is open and migrated. */
  readonly isReady: () => Promise<boolean>
}

export function healthRoutes(app: FastifyInstance, { isReady }: HealthRendering): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady()
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'not ready' })
  })
}
