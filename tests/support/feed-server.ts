/** A real HTTP server on loopback for documents that a test holds in its hand. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FeedServer {
  readonly address: string
  /** What is served at a path from now on. */
  serve(path: string, body: string | Uint8Array, contentType?: string): void
  [Symbol.asyncDispose](): Promise<void>
}

export async function startFeedServer(): Promise<FeedServer> {
  const documents = new Map<string, { body: string | Uint8Array; contentType: string }>()
  const server = createServer((request, response) => {
    const document = documents.get(request.url ?? '')
    if (document === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': document.contentType }).end(document.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (path, body, contentType = 'application/rss+xml') => void documents.set(path, { body, contentType }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
