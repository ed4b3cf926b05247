/**
 * serve: HTTP in and out.
 * What it asks of the store it declares itself as narrow function types; the wiring fits them. Errors become answers in
 * `problem.ts` and nowhere else.
 */
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { Fault } from '#model/fault.ts'
import { type HealthRendering, healthRoutes } from './health.ts'
import { sendProblem } from './problem.ts'
import { type SliceRendering, sliceRoutes } from './slices.ts'
import { staticRoutes } from './static.ts'

export interface ServeOptions extends SliceRendering, HealthRendering {
  readonly host: string
  readonly port: number
  readonly renderNotFound: () => Promise<string>
  /** Anything thrown that is no Fault: a bug. */
  readonly onBug: (error: unknown, url: string) => void
}

export interface Server {
  /** The port listened on, also where 0 was asked for. */
  readonly port: number
  /** Takes no more connections, finishes the answers in hand. */
  close(): Promise<void>
}

/** @throws Fault `serve/address-in-use` */
export async function startServer(options: ServeOptions): Promise<Server> {
  const app = Fastify({
    bodyLimit: 64 * 1024,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  await app.register(helmet, securityHeaders)
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Fault) && !isRefusal(error)) options.onBug(error, request.url)
    return sendProblem(reply, error)
  })
  app.setNotFoundHandler(async (request, reply) => {
    if (wantsPage(request.headers.accept))
      return reply
        .code(404)
        .type('text/html; charset=utf-8')
        .send(await options.renderNotFound())
    return sendProblem(reply, new Fault('serve/not-found', 'there is nothing at this address'))
  })
  sliceRoutes(app, options)
  healthRoutes(app, options)
  staticRoutes(app)
  return { port: await listen(app, options), close: () => app.close() }
}

/** No script at all, no style but ours, no frame around us; pictures come from where publishers keep them. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'https:', 'http:', 'data:'],
      mediaSrc: ['https:', 'http:'],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  // Feeds are made to be read from anywhere.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  // TLS ends at a proxy, if anywhere: that proxy knows whether to promise it.
  strictTransportSecurity: false,
} as const

async function listen(app: FastifyInstance, { host, port }: ServeOptions): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Fault('serve/address-in-use', `port ${port} on ${host} is taken by another program`, { cause: error })
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function isRefusal(error: unknown): boolean {
  const status = (error as { readonly statusCode?: number }).statusCode
  return status !== undefined && status < 500
}

function wantsPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') === true
}
