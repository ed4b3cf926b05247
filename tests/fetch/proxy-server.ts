/** A proxy on loopback: CONNECT and absolute form. Names of its own network it resolves itself, as a proxy does: `NAME.behind.example` is 127.0.0.1. */
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface ProxyServer {
  readonly url: string
  /** What it was asked for, in order: `CONNECT host:port` or `GET http://…`. */
  readonly asked: readonly { readonly line: string; readonly headers: IncomingHttpHeaders }[]
  /** `silent`: says nothing to CONNECT. A status: its answer to everything. */
  behave(as: 'well' | 'silent' | 'hangs-up' | number): void
  [Symbol.asyncDispose](): Promise<void>
}

export async function startProxy(): Promise<ProxyServer> {
  const asked: { line: string; headers: IncomingHttpHeaders }[] = []
  const sockets = new Set<Socket>()
  let manner: Parameters<ProxyServer['behave']>[0] = 'well'
  const server = createServer((request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers })
    if (typeof manner === 'number') return void response.writeHead(manner).end('<h1>not like this</h1>')
    const { port, pathname, search } = new URL(request.url ?? '')
    const { method, headers } = request
    const onward = httpRequest({ host: '127.0.0.1', port, path: pathname + search, method, headers }, (answer) => {
      answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers))
    })
    request.pipe(onward.on('error', () => response.destroy()))
  })
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)))
  server.on('connect', (request, socket: Socket) => {
    asked.push({ line: `CONNECT ${request.url}`, headers: request.headers })
    if (manner === 'silent') return
    if (manner === 'hangs-up') return void socket.end()
    if (typeof manner === 'number') return void socket.end(`HTTP/1.1 ${manner} No\r\ncontent-length: 0\r\n\r\n`)
    const onward = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    sockets.add(onward.on('error', () => socket.destroy()))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      for (const socket of sockets) socket.destroy()
    })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    behave: (as) => {
      manner = as
    },
    [Symbol.asyncDispose]: close,
  }
}
