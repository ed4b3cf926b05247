/** The few files pages need, read once at start, and robots.txt. */
import { readdirSync, readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { shortHash } from '#lib/hash.ts'
import { sendRendered } from './conditional.ts'

const folder = new URL('../web/static/', import.meta.url)
const types: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', svg: 'image/svg+xml' }

export function staticRoutes(app: FastifyInstance): void {
  for (const name of readdirSync(folder)) {
    const type = types[name.split('.').at(-1) ?? '']
    if (type === undefined) continue
    const body = readFileSync(new URL(name, folder))
    const rendered = { body, etag: `"${shortHash(body)}"`, lastModified: null }
    app.get(`/static/${name}`, (request, reply) => {
      reply.type(type).header('cache-control', 'public, max-age=3600')
      return sendRendered(request, reply, rendered)
    })
  }
  app.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(robots))
}

/** Pages may be found; how the feeds fare is for the operator. */
const robots = 'User-agent: *\nDisallow: /status\nDisallow: /health.atom\n'
