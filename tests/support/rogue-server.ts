/**
 * A server on loopback that behaves as badly as the path asks: `/drip`, `/bomb?as=gzip`, `/redirect?to=…`. Every name stands in `behaviours`.
 * Real sockets, so what a test sees is what a stranger's server could do.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Transform } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import * as zlib from 'node:zlib'

export interface Rogue {
  readonly port: number
  /** Everything that was asked, in order. */
  readonly requests: readonly RogueRequest[]
  /** The address of a path at 127.0.0.1; `localhost` where the server speaks TLS. */
  url(path: string): string
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface RogueRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

export async function startRogue(options: { readonly tls?: { readonly key: string; readonly cert: string } } = {}): Promise<Rogue> {
  const requests: RogueRequest[] = []
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    requests.push({ path: request.url ?? '', headers: request.headers })
    const url = new URL(request.url ?? '/', 'http://rogue')
    const behave = behaviours.get(url.pathname.slice(1))
    if (behave === undefined) throw new Error(`the rogue server has no behaviour ${url.pathname}`)
    request.socket.on('error', () => undefined)
    behave({ request, response, query: url.searchParams })
  }
  const server = options.tls === undefined ? createServer(serve) : createTlsServer(options.tls, serve)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const origin = options.tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { port, requests, url: (path) => origin + path, close, [Symbol.asyncDispose]: close }
}

/** The document of every well-meant answer. */
export const rogueFeed = '<?xml version="1.0"?><rss version="2.0"><channel><title>Rogue</title></channel></rss>\n'.repeat(50)

/** With a byte that is no ASCII, and the date in a form of its own: both must come back as they went out. */
export const rogueValidators = { etag: 'W/"caf\xe9-1"', lastModified: 'Tue, 3 Nov 2026 04:05:06 +0000' }

/** The path at which a rogue answers with these headers: `rogueSays(['retry-after:120'], { code: '503' })`. */
export function rogueSays(headers: readonly string[], rest: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(rest)
  for (const header of headers) query.append('h', header)
  return `/says?${query}`
}

interface Scene {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
}

const behaviours = new Map<string, (scene: Scene) => void>([
  ['feed', ({ response }) => response.setHeader('content-type', 'application/rss+xml; charset=utf-8').end(rogueFeed)],
  ['validators', validated],
  ['says', says],
  ['flapping', flapping],
  ['status', ({ response, query }) => response.writeHead(Number(query.get('code')), { 'content-type': 'text/html' }).end('<p>sorry</p>')],
  ['empty', ({ response }) => response.end()],
  ['encoded', encoded],

  ['redirect', ({ response, query }) => redirect(response, Number(query.get('code') ?? 302), query.get('to') ?? '')],
  ['endless-redirect', ({ response, query }) => redirect(response, 302, `/endless-redirect?turn=${Number(query.get('turn')) + 1}`)],
  ['redirect-to-nowhere', ({ response }) => response.writeHead(302).end()],
  ['redirect-with-endless-body', ({ response }) => drip(response.writeHead(302, { location: '/feed' }), 5)],

  ['silent', () => undefined],
  ['drip', ({ response, query }) => drip(response, Number(query.get('ms') ?? 1000))],
  ['dripping-head', ({ response }) => drip(raw(response, 'HTTP/1.1 200 OK\r\nx-slow: '), 20)],
  ['early-hints', earlyHints],
  ['endless-promises', ({ response }) => void repeat(raw(response, ''), 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100))],

  ['huge', ({ response, query }) => void repeat(response, 'x'.repeat(65_536), Number(query.get('mb')) * 16)],
  ['declared-huge', ({ response }) => response.writeHead(200, { 'content-length': 100_000_000 }).flushHeaders()],
  ['bomb', bomb],
  ['header-flood', ({ response }) => void repeat(raw(response, 'HTTP/1.1 200 OK\r\n'), `x-flood: ${'x'.repeat(1000)}\r\n`, 100_000)],
  [
    'trailer-flood',
    ({ response }) => void repeat(raw(response, chunked('5\r\nhello\r\n0\r\n')), `x-flood: ${'x'.repeat(1000)}\r\n`, 100_000),
  ],

  ['not-compressed', ({ response }) => response.setHeader('content-encoding', 'gzip').end(rogueFeed)],
  ['unknown-encoding', ({ response }) => response.setHeader('content-encoding', 'x-\x9b31mred').end(rogueFeed)],
  ['many-encodings', ({ response }) => response.setHeader('content-encoding', 'gzip, gzip, gzip').end(rogueFeed)],
  ['wide-zstd', ({ response }) => response.setHeader('content-encoding', 'zstd').end(zstdFrame(27))],
  ['cut-gzip', ({ response }) => response.setHeader('content-encoding', 'gzip').end(zlib.gzipSync(rogueFeed).subarray(0, 60))],

  ['short-at-close', ({ response }) => raw(response, 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 500\r\n\r\nonly this').end()],
  ['short', ({ response }) => raw(response, 'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nonly this').end()],
  [
    'drop-at-close',
    ({ response }) => raw(response, 'HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n').end(),
  ],
  ['drop', ({ response }) => raw(response, chunked('5\r\nhello\r\n')).end()],
  ['reset', ({ response }) => void dropHard(response)],
  ['hang-up', ({ request }) => request.socket.end()],
  ['bad-chunk', ({ response }) => raw(response, chunked('5\r\nhello\r\nZZ\r\nhello\r\n')).end()],
  ['bad-length', ({ response }) => raw(response, 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 7\r\n\r\nhello').end()],
  ['not-http', ({ response }) => raw(response, 'SSH-2.0-OpenSSH_9.2\r\n').end()],
  ['two-answers', ({ response }) => raw(response, `${whole('hello')}${whole('again')}`)],
  ['upgrade', ({ response }) => raw(response, 'HTTP/1.1 101 Switching Protocols\r\nupgrade: h3\r\nconnection: upgrade\r\n\r\n')],
  ['loud-reason', ({ response }) => raw(response, 'HTTP/1.1 503 \x9b31mred\x07\r\ncontent-length: 0\r\n\r\n')],
  ['closes-kept-connections', closesKeptConnections],
])

/** `?code=429&h=retry-after:120&h=…`: any status, with any headers; `body` stands in for the feed. */
function says({ response, query }: Scene): void {
  for (const header of query.getAll('h')) {
    const colon = header.indexOf(':')
    response.appendHeader(header.slice(0, colon), header.slice(colon + 1))
  }
  response.writeHead(Number(query.get('code') ?? 200)).end(query.get('body') ?? rogueFeed)
}

/** The same bytes with another tag each time: behind some balancers every machine makes its own. */
function flapping({ response }: Scene): void {
  flaps += 1
  response.setHeader('etag', `"flap-${flaps}"`).end(rogueFeed)
}

let flaps = 0

function earlyHints({ response }: Scene): void {
  for (let hint = 0; hint < 3; hint += 1) response.writeEarlyHints({ link: '</style.css>; rel=preload' })
  response.end(rogueFeed)
}

function validated({ request, response }: Scene): void {
  response.setHeader('etag', rogueValidators.etag).setHeader('last-modified', rogueValidators.lastModified)
  const { headers } = request
  const known = headers['if-none-match'] === rogueValidators.etag && headers['if-modified-since'] === rogueValidators.lastModified
  if (known) response.writeHead(304).end()
  // As bytes: node:http sends headers as UTF-8 where they go out together with a text.
  else response.end(Buffer.from(rogueFeed))
}

function encoded({ response, query }: Scene): void {
  const as = query.get('as') ?? ''
  response.setHeader('content-encoding', as === 'raw-deflate' ? 'deflate' : as)
  if (query.has('empty')) return void response.end()
  response.end(as.split(', ').reduce<Uint8Array>((bytes, coding) => encoders.get(coding)?.(bytes) ?? bytes, Buffer.from(rogueFeed)))
}

const encoders = new Map<string, (bytes: Uint8Array) => Uint8Array>([
  ['gzip', zlib.gzipSync],
  ['x-gzip', zlib.gzipSync],
  ['GZip', zlib.gzipSync],
  ['deflate', zlib.deflateSync],
  ['raw-deflate', zlib.deflateRawSync],
  ['br', zlib.brotliCompressSync],
  ['zstd', zlib.zstdCompressSync],
])

/** "hello", but the decoder is told to keep a window of 2^windowLog bytes. @see RFC 8878 §3.1.1 */
function zstdFrame(windowLog: number): Buffer {
  const [magic, lastRawBlockOf5] = ['28b52ffd', '290000']
  const window = ((windowLog - 10) << 3).toString(16)
  return Buffer.concat([Buffer.from(`${magic}00${window}${lastRawBlockOf5}`, 'hex'), Buffer.from('hello')])
}

/** Zeros without end, compressed as hard as they let themselves be. */
function bomb({ response, query }: Scene): void {
  const as = query.get('as') ?? ''
  response.setHeader('content-encoding', as === 'raw-deflate' ? 'deflate' : as)
  const layers = as.split(', ').map((coding) => compressors.get(coding)?.() ?? fail(coding))
  const [first] = layers
  if (first === undefined) throw new Error('no layers')
  layers.reduce((from, to) => from.pipe(to)).pipe(response)
  response.on('close', () => {
    for (const layer of layers) layer.destroy()
  })
  void repeat(first, Buffer.alloc(1_000_000))
}

const compressors = new Map<string, () => Transform>([
  ['gzip', () => zlib.createGzip({ flush: zlib.constants.Z_SYNC_FLUSH })],
  ['deflate', () => zlib.createDeflate({ flush: zlib.constants.Z_SYNC_FLUSH })],
  ['raw-deflate', () => zlib.createDeflateRaw({ flush: zlib.constants.Z_SYNC_FLUSH })],
  [
    'br',
    () =>
      zlib.createBrotliCompress({
        flush: zlib.constants.BROTLI_OPERATION_FLUSH,
        params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 },
      }),
  ],
  ['zstd', () => zlib.createZstdCompress({ flush: zlib.constants.ZSTD_e_flush })],
])

/** The first request on a connection is answered and the connection promised to stay; the second finds it closed. */
function closesKeptConnections({ request, response }: Scene): void {
  const { socket } = request
  if (usedSockets.has(socket)) return void socket.end()
  usedSockets.add(socket)
  response.end(rogueFeed)
}

const usedSockets = new WeakSet<object>()

function redirect(response: ServerResponse, code: number, to: string): void {
  response.writeHead(code, { location: Buffer.from(to, 'utf8').toString('latin1') }).end('moved')
}

interface Sink {
  write(data: string | Uint8Array): boolean
  once(event: 'drain', listener: () => void): unknown
  readonly destroyed: boolean
}

async function drip(sink: Sink, ms: number): Promise<void> {
  while (!sink.destroyed) {
    sink.write('x')
    await sleep(ms)
  }
}

async function repeat(sink: Sink & { end(): unknown }, data: string | Uint8Array, times = Number.POSITIVE_INFINITY): Promise<void> {
  for (let turn = 0; turn < times && !sink.destroyed; turn += 1) {
    if (!sink.write(data)) await Promise.race([new Promise<void>((drained) => sink.once('drain', drained)), sleep(1000)])
  }
  sink.end()
}

async function dropHard(response: ServerResponse): Promise<void> {
  const socket = raw(response, chunked('5\r\nhello\r\n'))
  await sleep(50)
  socket.resetAndDestroy()
}

/** The bare socket, for what node:http would not send. */
function raw(response: ServerResponse, text: string): import('node:net').Socket {
  const { socket } = response
  if (socket === null) throw new Error('the connection is gone')
  if (text !== '') socket.write(text, 'latin1')
  return socket
}

function chunked(chunks: string): string {
  return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${chunks}`
}

function whole(body: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

function fail(coding: string): never {
  throw new Error(`the rogue server cannot compress as ${coding}`)
}
