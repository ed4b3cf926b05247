/** An origin on loopback whose answers a test sets path by path, on one address or on many (127.0.0.0/8 is all ours on Linux). */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ScriptedOrigin {
  readonly port: number
  /** Everything that was asked, in order; `at` in milliseconds of the wall clock. */
  readonly asked: readonly Asked[]
  /** An address on a host of its own: `url('/a', 2)` lies on 127.0.0.2. */
  url(path: string, host?: number): string
  /** How a path is answered from now on, on whatever host. */
  answer(path: string, reply: Reply): void
  /** Nobody listens any more, until `listen`. */
  hangUp(): Promise<void>
  listen(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface Asked {
  readonly path: string
  readonly host: string
  readonly at: number
  readonly headers: IncomingHttpHeaders
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** It is sent when this has come. */
  readonly after?: Promise<void>
}

export async function startScriptedOrigin(): Promise<ScriptedOrigin> {
  const asked: Asked[] = []
  const replies = new Map<string, Reply>()
  let port = 0
  let server = makeServer()

  function makeServer() {
    return createServer((request, response) => {
      const path = request.url ?? ''
      asked.push({ path, host: request.headers.host ?? '', at: Date.now(), headers: request.headers })
      void send(response, replies.get(path) ?? { body: rssOf(path) })
    })
  }
  async function listen(): Promise<void> {
    server = makeServer()
    await new Promise<void>((listening) => server.listen(port, '0.0.0.0', listening))
    port = (server.address() as AddressInfo).port
  }
  async function hangUp(): Promise<void> {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  await listen()
  return {
    port,
    asked,
    url: (path, host = 1) => `http://127.0.0.${host}:${port}${path}`,
    answer: (path, reply) => void replies.set(path, reply),
    hangUp,
    listen,
    [Symbol.asyncDispose]: hangUp,
  }
}

/** An RSS document with an item for each title. @param head further elements of the channel */
export function rssOf(path: string, titles: readonly string[] = [`Item of ${path}`], head = ''): string {
  const items = titles.map((title) => `<item><title>${title}</title><guid isPermaLink="false">${path} ${title}</guid></item>`)
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Feed ${path}</title>${head}${items.join('')}</channel></rss>`
}

async function send(response: ServerResponse, { status = 200, headers = {}, body = '', after }: Reply): Promise<void> {
  await after
  response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body)
}
