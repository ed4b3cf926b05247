/**
 * The loopback origin: a real HTTP server with the feeds and articles of invented outlets, for the demo and for tests.
 * What it serves at its start follows from `startedAt` and its port; after that it changes by `publish`, `revise` and the live feed's beat.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { send, statusFor } from './answer.ts'
import { contentAt, type Site } from './content.ts'
import { liveStory } from './live-story.ts'
import { type Behaviour, type FeedPlan, feedPlans, type SampleEncoding, type SampleFormat } from './outlets.ts'
import { itemOf, type SampleItem, wholeSecond } from './sample-item.ts'
import { feedPath, feedUrl, fillShelves, type Shelves, siteUrl } from './shelves.ts'

export interface Origin {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  readonly feeds: readonly OriginFeed[]
  /** The last 10,000, in the order they were answered. */
  readonly requests: readonly OriginRequest[]
  /** A feed gains an item, dated now; what is not given comes from the live feed's sequence. */
  publish(feedId: string, item?: Partial<SampleItem>): SampleItem
  /** An item is edited now, in its place. */
  revise(feedId: string, itemId: string, change: Partial<SampleItem>): SampleItem
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface OriginFeed {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly language: string
  readonly path: string
  readonly url: string
  readonly format: SampleFormat
  readonly encoding: SampleEncoding
  readonly behaviour: Behaviour
  /** How many items the feed serves now. */
  items(): number
  /** These items, newest first. */
  served(): readonly SampleItem[]
}

export interface OriginRequest {
  readonly path: string
  /** UTC milliseconds of its arrival. */
  readonly at: number
  readonly status: number
  readonly userAgent: string
  readonly ifNoneMatch: string | null
}

export interface OriginOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** How often the live feed gains an item, 5 by default; 0 keeps it still. */
  readonly liveEverySeconds?: number
  /** UTC milliseconds; the items' dates count back from it. */
  readonly startedAt?: number
}

const mostRequests = 10_000
/** The slow feed's time before its first byte, and again until its last. */
const slowMs = 2000

export async function startOrigin(options: OriginOptions = {}): Promise<Origin> {
  const { port = 0, liveEverySeconds = 5, startedAt = wholeSecond(Date.now()) } = options
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const shelves = fillShelves(address, startedAt)
  const requests: OriginRequest[] = []

  server.on('request', async (request, response) => {
    const at = Date.now()
    const status = await respond(request, response, { address, shelves, startedAt })
    requests.push(requestRecord(request, at, status))
    if (requests.length > mostRequests) requests.shift()
  })

  let filed = 0
  const publish = (feedId: string, given: Partial<SampleItem> = {}): SampleItem => {
    const plan = planOf(feedId)
    const item = { ...itemOf(liveStory(filed), siteUrl(address, plan.outlet.id), Date.now()), ...given }
    filed += 1
    shelves.add(feedId, item)
    return item
  }
  const revise = (feedId: string, itemId: string, change: Partial<SampleItem>): SampleItem => {
    const item = shelves.items(feedId).find((one) => one.id === itemId)
    if (item === undefined) throw new Error(`the feed ${feedId} shows no item ${itemId}`)
    const revised = { ...item, updatedAt: wholeSecond(Date.now()), ...change }
    shelves.replace(feedId, revised)
    return revised
  }

  const fileLive = (): void => {
    for (const plan of feedPlans) if (plan.behaviour === 'live') publish(plan.id)
  }
  const beat = liveEverySeconds > 0 ? setInterval(fileLive, liveEverySeconds * 1000) : undefined
  const close = async (): Promise<void> => {
    clearInterval(beat)
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
  return {
    address,
    feeds: feedPlans.map((plan) => originFeed(plan, address, shelves)),
    requests,
    publish,
    revise,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Gives the status it answered with. */
async function respond(request: IncomingMessage, response: ServerResponse, site: Site): Promise<number> {
  const path = pathOf(request)
  const slow = feedPlans.some((plan) => plan.behaviour === 'slow' && feedPath(plan) === path)
  if (slow) await wait(slowMs, undefined, { ref: false })
  const answer = contentAt(path, site)
  const status = statusFor(request, answer)
  await send(request, response, status, answer, slow ? slowMs : 0)
  return status
}

function requestRecord(request: IncomingMessage, at: number, status: number): OriginRequest {
  const { 'user-agent': userAgent = '', 'if-none-match': ifNoneMatch = null } = request.headers
  return { path: pathOf(request), at, status, userAgent, ifNoneMatch }
}

/** Without its query: a tracking parameter leads to the same page. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/\?.*$/s, '')
}

function planOf(feedId: string): FeedPlan {
  const plan = feedPlans.find((one) => one.id === feedId)
  if (plan === undefined) throw new Error(`the origin has no feed ${feedId}`)
  if (plan.behaviour === 'gone' || plan.format === 'html') throw new Error(`the feed ${feedId} serves no items`)
  return plan
}

function originFeed(plan: FeedPlan, address: string, shelves: Shelves): OriginFeed {
  return {
    id: plan.id,
    title: plan.title,
    publisher: plan.outlet.name,
    language: plan.outlet.language,
    path: feedPath(plan),
    url: feedUrl(address, plan),
    format: plan.format,
    encoding: plan.encoding,
    behaviour: plan.behaviour,
    items: () => shelves.items(plan.id).length,
    served: () => shelves.items(plan.id),
  }
}
