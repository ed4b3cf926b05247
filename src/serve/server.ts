/**
 * serve: HTTP in and out.
 * What it asks of the store it declares itself as narrow function types; the wiring fits them. Errors become answers in
 * `problem.ts` and nowhere else.
 */
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { frameSites } from '#lib/frame-sites.ts'
import { Fault } from '#model/fault.ts'
import { type ArticleRendering, articleRoutes } from './articles.ts'
import { type HealthRendering, healthRoutes } from './health.ts'
import { type HubAsking, hubRoutes } from './hub.ts'
import { isRefusal, sendProblem } from './problem.ts'
import { type PushReceiving, pushRoutes } from './push.ts'
import { type SliceListRendering, sliceListRoutes } from './slice-list.ts'
import { type SliceRendering, sliceRoutes } from './slices.ts'
import { staticRoutes } from './static.ts'
import { type StatusRendering, statusRoutes } from './status.ts'

export interface ServeOptions
  extends SliceRendering,
    SliceListRendering,
    ArticleRendering,
    StatusRendering,
    HealthRendering,
    PushReceiving,
    HubAsking {
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

/** @throws Fault `serve/address-in-use`, `config/environment` where it may not or cannot listen there */
export async function startServer(options: ServeOptions): Promise<Server> {
  const app = Fastify({
    bodyLimit: 64 * 1024,
    // As it comes, Fastify lets a request take for ever to arrive.
    requestTimeout: 30_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // As long as a publisher's name gets when each of its letters is written as three bytes.
    routerOptions: { maxParamLength: 800 },
    // An address that cannot be decoded, or a part of it that is too long.
    frameworkErrors: (error, _request, reply) => sendProblem(reply, error),
  })
  await app.register(helmet, securityHeaders)
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Fault) && !isRefusal(error)) options.onBug(error, request.url)
    return sendProblem(reply, error)
  })
  app.setNotFoundHandler(async (request, reply) => {
    if (wantsPage(request.headers.accept))
      return (
        reply
          .code(404)
          .type('text/html; charset=utf-8')
          // Tomorrow there may be something here.
          .header('cache-control', 'no-store')
          .send(await options.renderNotFound())
      )
    return sendProblem(reply, new Fault('serve/not-found', 'there is nothing at this address'))
  })
  sliceRoutes(app, options)
  sliceListRoutes(app, options)
  articleRoutes(app, options)
  statusRoutes(app, options)
  healthRoutes(app, options)
  pushRoutes(app, options)
  hubRoutes(app, options)
  staticRoutes(app)
  return { port: await listen(app, options), close: () => app.close() }
}

/** No script at all, no style but ours, no frame around us, none in our pages but the players that an article may have; pictures come from where publishers keep them. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'https:', 'http:', 'data:'],
      mediaSrc: ['https:', 'http:'],
      frameSrc: [...frameSites],
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
    throw listenFault(error, host, port)
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function listenFault(error: unknown, host: string, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Fault('serve/address-in-use', `port ${port} on ${host} is taken by another program`, { cause: error })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Fault('config/environment', `HOST: ${host} is no address of this machine`, { cause: error })
    case 'EACCES':
      return new Fault('config/environment', `PORT: this user may not listen on port ${port}`, { cause: error })
    default:
      return error
  }
}

function wantsPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') === true
}
