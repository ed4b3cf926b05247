/** Stands before a server and writes down what was asked and how it was answered. */
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RecordingProxy {
  readonly address: string
  /** In order. */
  readonly exchanges: readonly Exchange[]
  [Symbol.asyncDispose](): Promise<void>
}

export interface Exchange {
  readonly path: string
  readonly ifNoneMatch: string | undefined
  readonly ifModifiedSince: string | undefined
  readonly status: number | undefined
}

/** @param port of the server behind it, on loopback */
export async function startRecordingProxy(port: string): Promise<RecordingProxy> {
  const exchanges: Exchange[] = []
  const server = createServer((asked, answer) => {
    const { url: path = '', method, headers } = asked
    const onward = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const { 'if-none-match': ifNoneMatch, 'if-modified-since': ifModifiedSince } = headers
      exchanges.push({ path, ifNoneMatch, ifModifiedSince, status: response.statusCode })
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    onward.on('error', () => answer.writeHead(502).end())
    asked.pipe(onward)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
