/**
 * serve: HTTP in and out.
 * What it asks of the store it declares itself as narrow function types; the wiring fits them. Errors become answers in
 * `problem.ts` and nowhere else.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { frameSites } from '#lib/frame-sites.ts'
import { Fault } from '#model/fault.ts'
import { type ArticleRendering, articleRoutes } from './articles.ts'
import { sendText } from './conditional.ts'
import { acceptedEncodings } from './encoding.ts'
import { type HealthRendering, healthRoutes } from './health.ts'
import { type HubAsking, hubRoutes } from './hub.ts'
import { keptDocuments } from './kept-documents.ts'
import { isRefusal, sendProblem } from './problem.ts'
import { type PushReceiving, pushRoutes } from './push.ts'
import { type ReadyAnswer, sendReady } from './ready-answer.ts'
import { type SliceListRendering, sliceListRoutes } from './slice-list.ts'
import { type FeedRequest, type SliceRendering, sliceRoutes } from './slices.ts'
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
  readonly renderWithdrawn: (because: string) => Promise<string>
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
  const common: string[] = []
  const documents = keptDocuments<FeedRequest>(options, common)
  let closing = false
  const app = Fastify({
    bodyLimit: 64 * 1024,
    // What is kept goes out before the router: of what such an answer costs, the router and its hooks would be the larger half.
    serverFactory: (route) =>
      createServer(timeouts, (request, response) => {
        if (closing || !sendAtOnce(request, response)) route(request, response)
      }),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // As long as a publisher's name gets when each of its letters is written as three bytes.
    routerOptions: { maxParamLength: 800 },
    // An address that cannot be decoded, or a part of it that is too long.
    frameworkErrors: (error, _request, reply) => sendProblem(reply, error),
  })
  await app.register(helmet, securityHeaders)
  app.addHook('onRequest', async (_request, reply) => {
    // What helmet has set by now is what every answer has. It is the same for all, and the first feed comes by here.
    if (common.length === 0) common.push(...Object.entries(reply.getHeaders()).flatMap(([name, value]) => [name, String(value)]))
  })
  app.addHook('preClose', async () => {
    closing = true
  })
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof Fault && error.code === 'serve/withdrawn' && wantsPage(request.headers.accept)) {
      reply.code(410).type('text/html; charset=utf-8').header('cache-control', 'no-store')
      return sendText(request, reply, await options.renderWithdrawn(error.message))
    }
    if (!(error instanceof Fault) && !isRefusal(error)) options.onBug(error, request.url)
    return sendProblem(reply, error)
  })
  app.setNotFoundHandler(async (request, reply) => {
    if (wantsPage(request.headers.accept)) {
      // Tomorrow there may be something here.
      reply.code(404).type('text/html; charset=utf-8').header('cache-control', 'no-store')
      return sendText(request, reply, await options.renderNotFound())
    }
    return sendProblem(reply, new Fault('serve/not-found', 'there is nothing at this address'))
  })
  sliceRoutes(app, options, documents)
  sliceListRoutes(app, options)
  articleRoutes(app, options)
  statusRoutes(app, options)
  healthRoutes(app, options)
  pushRoutes(app, options)
  hubRoutes(app, options)
  staticRoutes(app)
  return { port: await listen(app, options), close: () => app.close() }

  function sendAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const ready = readyFor(request)
    if (ready !== null) sendReady(request, response, ready)
    return ready !== null
  }

  function readyFor({ url, headers }: IncomingMessage): ReadyAnswer | null {
    try {
      return documents.atOnce(url ?? '', acceptedEncodings(headers['accept-encoding']))
    } catch {
      // The store cannot be looked at: the route will find the same, and makes an answer of it.
      return null
    }
  }
}

const timeouts = {
  // As it comes, Node gives a request five minutes to arrive.
  requestTimeout: 30_000,
  // Longer than proxies keep theirs: who closes second meets no request on its way.
  keepAliveTimeout: 72_000,
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
