/** Keeps the connections of a fetcher or a poster: every one guarded, none open for long. */
import { Agent } from 'undici'
import type { Network } from './address-guard.ts'
import { guardedConnector } from './guarded-connector.ts'
import type { Patience } from './wire-fault.ts'

export function guardedAgent(allow: readonly Network[], patience: Patience): Agent {
  return new Agent({
    connect: guardedConnector(allow, patience.connectMs),
    allowH2: false,
    headersTimeout: patience.firstByteMs,
    bodyTimeout: 0, // `totalMs` bounds it
    maxHeaderSize: mostHeaderBytes,
    keepAliveMaxTimeout: longestIdleMs,
  })
}

/** Some sites send more than Node's 16 KB of cookies and policies; none needs as much as this. */
const mostHeaderBytes = 65_536

/** With thousands of hosts, how long their sockets stay open is not for them to say. */
const longestIdleMs = 10_000
