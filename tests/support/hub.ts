/** A WebSub hub on loopback that keeps what publishers tell it. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Hub {
  readonly url: string
  /** What it was told, in order. */
  readonly pings: readonly Ping[]
  /** How it answers from now on; 204 at first. */
  answerWith(status: number, headers?: Record<string, string>): void
  [Symbol.asyncDispose](): Promise<void>
}

export interface Ping {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** Fields in their order. */
  readonly form: readonly (readonly [string, string])[]
}

export async function startHub(): Promise<Hub> {
  const pings: Ping[] = []
  let status = 204
  let extra: Record<string, string> = {}
  const server = createServer(async (request, response) => {
    const body = await text(request)
    pings.push({ method: request.method ?? '', headers: request.headers, form: [...new URLSearchParams(body)] })
    response.writeHead(status, extra).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub?key=a%26b`,
    pings,
    answerWith: (next, headers = {}) => {
      status = next
      extra = headers
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
