/** Keeps the connections of a fetcher or a poster: every one guarded, none open for long. */
import { Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'
import type { Network } from './address-guard.ts'
import { guardedConnector } from './guarded-connector.ts'
import { toProxy, tunnel } from './proxy-fault.ts'
import type { Patience } from './wire-fault.ts'

/** Addresses of proxies, and the hosts asked without one: `intranet.example, .local`. */
export interface Proxies {
  readonly http: string | null
  readonly https: string | null
  readonly no: string | null
}

/** A proxy the operator named is a trusted hop, wherever it is; what is asked of it is for the caller to check, by target-check.ts. */
export function guardedAgent(allow: readonly Network[], patience: Patience, proxies: Proxies): Dispatcher {
  const direct = guardedConnector(allow, patience.connectMs)
  const limits = {
    allowH2: false,
    connections: mostConnections,
    pipelining: 1,
    headersTimeout: patience.firstByteMs,
    bodyTimeout: 0, // `totalMs` bounds it
    maxHeaderSize: mostHeaderBytes,
    keepAliveMaxTimeout: longestIdleMs,
  }
  if (!usesProxy(proxies)) return new Agent({ ...limits, connect: direct })
  const proxyAddresses = new Set([proxies.http, proxies.https].map((address) => address && new URL(address).href))
  return new EnvHttpProxyAgent({
    ...limits,
    connect: direct,
    proxyTls: { timeout: patience.connectMs, allowH2: false },
    requestTls: { timeout: patience.connectMs, allowH2: false },
    // Empty, not absent: undici would look into the environment by itself.
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: proxies.no ?? '',
    // Towards a proxy undici forgets the limits, and it does not say that it was the proxy which failed.
    clientFactory: (proxy, options) => new Pool(proxy, { ...limits, connect: toProxy(connectOf(options)) }),
    factory: (origin, options) => {
      const connect = connectOf(options)
      if (connect === direct) return new Pool(origin, { ...limits, connect })
      return new Pool(origin, { ...limits, connect: proxyAddresses.has(String(origin)) ? toProxy(connect) : tunnel(connect) })
    },
  })
}

export function usesProxy({ http, https }: Proxies): boolean {
  return http !== null || https !== null
}

/** undici's own agents make pools with a connector, whatever the type says. */
function connectOf(options: object): buildConnector.connector {
  return (options as { readonly connect: buildConnector.connector }).connect
}

/** As many as feeds.json may grant a host. Redirects lead many feeds to one host, and there no gate of ours counts. */
const mostConnections = 64

/** Some sites send more than Node's 16 KB of cookies and policies; none needs as much as this. */
const mostHeaderBytes = 65_536

/** With thousands of hosts, how long their sockets stay open is not for them to say. */
const longestIdleMs = 10_000
