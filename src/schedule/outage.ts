/**
 * Whether the network that fails is our own. Then no feed is to blame.
 * It is when five hosts could not be reached within ten minutes and nobody answered meanwhile: any HTTP status proves the network.
 * For a minute after an answer nothing is concluded: the end of a round, when only the timeouts of dead hosts are left,
 * is no outage.
 */
import type { FaultCode } from '#model/fault.ts'
import type { FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'

export interface Network {
  /** Readings since the last answer that could not reach their host: to be pardoned when the outage turns out to be ours. */
  readonly hit: readonly { readonly feed: FeedId; readonly at: Instant }[]
  /** The last hosts that could not be reached, each once. */
  readonly hosts: readonly { readonly host: string; readonly at: Instant }[]
  readonly answeredAt: Instant | null
  /** Stays so until somebody answers. */
  readonly ours: boolean
}

export interface Contact {
  readonly host: string
  readonly feed: FeedId
  /** With any HTTP status. */
  readonly answered: boolean
  readonly unreachable: boolean
  readonly at: Instant
}

export const noOutage: Network = { hit: [], hosts: [], answeredAt: null, ours: false }

const leastHosts = 5
const windowMs = 10 * 60_000
/** Longer than any request takes. */
const settledMs = 60_000
/** What is remembered, at most. */
const mostHit = 10_000

export function afterContact(before: Network, { host, feed, answered, unreachable, at }: Contact): Network {
  if (answered) return { ...noOutage, answeredAt: at }
  if (!unreachable || before.ours) return before
  const hit = [...before.hit.slice(1 - mostHit), { feed, at }]
  const hosts = [...before.hosts.filter((one) => one.host !== host), { host, at }].slice(-leastHosts)
  const settled = before.answeredAt === null || Math.abs(at - before.answeredAt) >= settledMs
  const ours = settled && hosts.length === leastHosts && hosts.every((one) => Math.abs(at - one.at) <= windowMs)
  return { ...before, hit, hosts, ours }
}

export function isOurs(network: Network): boolean {
  return network.ours
}

const unreachableCodes: ReadonlySet<FaultCode> = new Set(['fetch/dns', 'fetch/connect', 'fetch/tls', 'fetch/timeout', 'fetch/proxy'])

/** @param hadSuccess the feed was read before: its name turned private, as behind the login page of a network */
export function isUnreachable(code: FaultCode, status: number | null, hadSuccess: boolean): boolean {
  if (status !== null) return false
  return unreachableCodes.has(code) || (code === 'fetch/forbidden-address' && hadSuccess)
}
