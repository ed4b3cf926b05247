/** The origin's process: `node bench/origin-process.ts OPTIONS`, told what to do by its parent. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newItemsOf, renderDocument } from './documents.ts'
import type { OriginOptions, OriginOrder, OriginReport } from './origin.ts'

interface Document {
  readonly body: Buffer
  readonly etag: string
  readonly lastModified: string
  readonly contentType: string
}

const options: OriginOptions = JSON.parse(process.argv[2] ?? '')
const bornAt = Date.now()
const documents = Array.from({ length: options.feeds }, (_, feed) => documentOf(feed, 0))
let traffic = newTraffic()

const server = createServer((request, response) => {
  const ended = traffic.begins(request.socket.localAddress ?? '')
  response.on('close', ended)
  if (options.delayMs > 0) setTimeout(answer, options.delayMs, request, response)
  else answer(request, response)
})
server.listen(0, '0.0.0.0', () => process.send?.((server.address() as AddressInfo).port))

process.on('message', (order: OriginOrder) => {
  if (order === 'advance')
    for (const feed of documents.keys()) if (newItemsOf(feed) > 0) documents[feed] = documentOf(feed, newItemsOf(feed))
  process.send?.(traffic.report())
  traffic = newTraffic()
})
process.on('disconnect', () => process.exit())

function documentOf(feed: number, newer: number): Document {
  return {
    body: renderDocument(feed, options.form, newer, bornAt),
    etag: `"${feed}-${newer}"`,
    lastModified: new Date(newer === 0 ? bornAt : Date.now()).toUTCString(),
    contentType: feed % 2 === 0 ? 'application/rss+xml; charset=utf-8' : 'application/atom+xml; charset=utf-8',
  }
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const document = documents[Number(request.url?.slice('/feed/'.length))]
  if (document === undefined) return void response.writeHead(404).end()
  const { body, etag, lastModified, contentType } = document
  const known = request.headers['if-none-match']
  const unchanged = known === undefined ? request.headers['if-modified-since'] === lastModified : known === etag
  traffic.answers(unchanged)
  if (unchanged) response.writeHead(304, { etag, 'last-modified': lastModified }).end()
  else
    response
      .writeHead(200, { etag, 'last-modified': lastModified, 'content-type': contentType, 'content-length': body.byteLength })
      .end(body)
}

function newTraffic() {
  const startsBySecond: number[] = []
  const addresses = new Map<string, { inHand: number; lastStart: number }>()
  let [full, unchanged, firstAt, inHand, mostAtOnce, mostAtOnceOfAddress, leastGapMs] = [0, 0, 0, 0, 0, 0, Number.POSITIVE_INFINITY]
  return {
    /** @returns what says that it is over */
    begins: (name: string) => {
      const now = Date.now()
      if (firstAt === 0) firstAt = now
      const second = Math.floor((now - firstAt) / 1000)
      while (startsBySecond.length <= second) startsBySecond.push(0)
      startsBySecond[second] = (startsBySecond[second] ?? 0) + 1
      const address = addresses.get(name) ?? { inHand: 0, lastStart: Number.NEGATIVE_INFINITY }
      addresses.set(name, address)
      leastGapMs = Math.min(leastGapMs, now - address.lastStart)
      address.lastStart = now
      inHand += 1
      address.inHand += 1
      mostAtOnce = Math.max(mostAtOnce, inHand)
      mostAtOnceOfAddress = Math.max(mostAtOnceOfAddress, address.inHand)
      return () => {
        inHand -= 1
        address.inHand -= 1
      }
    },
    answers: (isUnchanged: boolean) => {
      if (isUnchanged) unchanged += 1
      else full += 1
    },
    report: (): OriginReport => ({
      full,
      unchanged,
      firstAt,
      startsBySecond,
      mostAtOnce,
      mostAtOnceOfAddress,
      leastGapMs: Number.isFinite(leastGapMs) ? leastGapMs : null,
    }),
  }
}
