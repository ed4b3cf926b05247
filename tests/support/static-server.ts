/** A plain web server for files, on loopback: content types by ending, a folder by the index.html in it, nothing else. */
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface StaticServer {
  readonly address: string
  [Symbol.asyncDispose](): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  svg: 'image/svg+xml',
  opml: 'text/x-opml',
}

export async function startStaticServer(folder: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = join(folder, decodeURIComponent(pathname))
    const found = statSync(file, { throwIfNoEntry: false })
    const served = found?.isDirectory() ? join(file, 'index.html') : file
    if (found === undefined || statSync(served, { throwIfNoEntry: false }) === undefined) response.writeHead(404).end()
    else if (found.isDirectory() && !pathname.endsWith('/')) response.writeHead(301, { location: `${pathname}/` }).end()
    else response.writeHead(200, { 'content-type': types[served.split('.').at(-1) ?? ''] ?? 'text/plain' }).end(readFileSync(served))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
