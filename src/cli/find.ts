/**
 * `tributary find`: the feeds of an address. It is asked as the service would ask it, with the same guard and limits; where a page answers,
 * the feeds it names are asked in turn, and where it names none that can be read, the usual addresses.
 */
import { checkAddress } from '#config/address.ts'
import type { Environment } from '#config/environment.ts'
import type { Fetcher } from '#fetch/fetch.ts'
import { type HostGate, hostGate } from '#fetch/host-gate.ts'
import { hostOf } from '#fetch/host-of.ts'
import { plainText } from '#fetch/plain-text.ts'
import { usualPaths } from '#fetch/usual-paths.ts'
import type { FeedFormat, FetchedDocument } from '#model/entry.ts'
import { Fault, type PlainFault } from '#model/fault.ts'
import { feedsNamedBy } from '#parse/discovery.ts'
import { parse } from '#parse/parse.ts'
import { fetchAddress, openOwnFetcher } from './fetch-address.ts'
import { formatNames } from './format-names.ts'

export interface Findings {
  /** As it was asked. */
  readonly address: string
  readonly feeds: readonly FoundFeed[]
  /** What the page names as feeds, and why they cannot be followed. */
  readonly unreadable: readonly { readonly url: string; readonly fault: PlainFault }[]
}

export interface FoundFeed {
  /** What to follow. */
  readonly url: string
  /** The feed's own, or the page's name for it. */
  readonly title: string | null
  readonly format: FeedFormat
  readonly entries: number
}

/** The address as a person writes it, with the scheme they left out; or what is wrong with it. */
export function readAddress(text: string): { readonly url: string; readonly problem: string | null } {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const [problem] = checkAddress(url)
  return { url, problem: problem === undefined ? null : `found ${problem.found}, allowed: ${problem.allowed}` }
}

/** @throws Fault `parse/html` where a page answers and no feed is found, else why the address cannot be asked or read */
export async function find(address: string, environment: Environment): Promise<Findings> {
  const fetcher = openOwnFetcher(environment)
  try {
    const visitor = openVisitor(fetcher)
    const first = await visitor.visit(address)
    if (first.kind === 'feed') return { address, feeds: [first.feed], unreadable: [] }
    if (first.kind === 'fault') throw first.fault
    return await search(visitor, address, first.document)
  } finally {
    await fetcher.close()
  }
}

type Visit =
  | { readonly kind: 'feed'; readonly feed: FoundFeed }
  | { readonly kind: 'page'; readonly document: FetchedDocument }
  | { readonly kind: 'fault'; readonly fault: Fault }

interface Visitor {
  /** Asks when it is the host's turn. */
  visit(url: string): Promise<Visit>
}

/** What a stranger's host is given: a page may name twenty feeds on one. */
const publicLimits = { concurrency: 2, spacingSeconds: 1 }

function openVisitor(fetcher: Fetcher): Visitor {
  const gates = new Map<string, HostGate>()
  return {
    visit: (url) => {
      const host = hostOf(url)
      const gate = gates.get(host) ?? hostGate(publicLimits)
      gates.set(host, gate)
      return gate.run(() => visit(fetcher, url))
    },
  }
}

async function visit(fetcher: Fetcher, url: string): Promise<Visit> {
  const fetched = await fetchAddress(fetcher, url)
  if (fetched.kind === 'fault') return { kind: 'fault', fault: fetched.fault }
  try {
    const { description, entries } = await parse(fetched.document)
    const feed = { url: fetched.movedTo ?? url, title: description.title, format: description.format, entries: entries.length }
    return { kind: 'feed', feed }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.code === 'parse/html' ? { kind: 'page', document: fetched.document } : { kind: 'fault', fault: error }
  }
}

async function search(visitor: Visitor, address: string, page: FetchedDocument): Promise<Findings> {
  const named = feedsNamedBy(page.bytes, page.address, page.contentType)
  const visits = await Promise.all(named.map(async ({ url, title }) => ({ url, title, visit: await visitor.visit(url) })))
  const feeds = visits.flatMap(({ title, visit }) => (visit.kind === 'feed' ? [{ ...visit.feed, title: visit.feed.title ?? title }] : []))
  const unreadable = visits.flatMap(({ url, visit }) => (visit.kind === 'feed' ? [] : [{ url, fault: faultOf(visit).toPlain() }]))
  if (feeds.length > 0) return { address, feeds: withoutRepeats(feeds), unreadable }
  const usual = await firstUsual(visitor, page.address)
  if (usual !== null) return { address, feeds: [usual], unreadable }
  const host = new URL(page.address).host
  throw new Fault('parse/html', `${host} answers with a page that ${pageWords(unreadable)}, and no feed lies at the usual addresses`)
}

/** One after the other, and no further than the first: they tend to be the same feed. */
async function firstUsual(visitor: Visitor, page: string): Promise<FoundFeed | null> {
  for (const url of usualPaths(page)) {
    const found = await visitor.visit(url)
    if (found.kind === 'feed') return found.feed
  }
  return null
}

function faultOf(visit: Exclude<Visit, { kind: 'feed' }>): Fault {
  return visit.kind === 'fault' ? visit.fault : new Fault('parse/html', 'a web page came instead of a feed')
}

function pageWords(unreadable: Findings['unreadable']): string {
  const [first] = unreadable
  if (first === undefined) return 'names no feed'
  const count = unreadable.length === 1 ? 'one feed' : `${unreadable.length} feeds`
  return `names ${count} that cannot be read (${first.url}: ${plainText(first.fault.message)})`
}

/** A page may name two addresses of which one has moved to the other. */
function withoutRepeats(feeds: readonly FoundFeed[]): FoundFeed[] {
  return [...new Map(feeds.map((feed) => [feed.url, feed])).values()]
}

/** For a terminal: each feed with a line that is ready for feeds.json. */
export function findText({ feeds, unreadable }: Findings): string {
  const found = feeds.map(({ url, title, format, entries }) => {
    const count = `${entries} ${entries === 1 ? 'entry' : 'entries'}`
    return [`${plainText(title ?? url)}: ${formatNames[format]}, ${count}`, `  ${JSON.stringify({ url })}`].join('\n')
  })
  const failed = unreadable.map(({ url, fault }) => `${url} is named as a feed, but ${fault.code}: ${plainText(fault.message)}`)
  return [...found, ...failed].join('\n')
}

/** One object on one line. */
export function findJson({ address, feeds, unreadable }: Findings): string {
  return JSON.stringify({
    address,
    feeds: feeds.map((feed) => ({ ...feed, title: feed.title === null ? null : plainText(feed.title) })),
    unreadable: unreadable.map(({ url, fault }) => ({ url, fault: { code: fault.code, message: plainText(fault.message) } })),
  })
}
