/** Where a proxy makes the connection, the guard at the connection sees the proxy alone: then the target is checked before it is asked for. */
import { lookup } from 'node:dns'
import { isIP } from 'node:net'
import { checkAddress, type Network } from './address-guard.ts'
import { type Proxies, usesProxy } from './guarded-agent.ts'
import { forbidden, type LookupAll } from './guarded-connector.ts'

/** Throws Fault `fetch/forbidden-address`; an aborted signal rejects with its reason. */
export type TargetCheck = (url: URL, signal: AbortSignal) => Promise<void>

/**
 * Of a name one forbidden address is enough: which of them the proxy takes nobody knows. A name that does not resolve here is left to the proxy:
 * behind one, names often do not.
 */
export function openTargetCheck(allow: readonly Network[], proxies: Proxies, lookupMs: number, lookupAll: LookupAll = lookup): TargetCheck {
  if (!usesProxy(proxies)) return async () => undefined
  return async ({ hostname }, signal) => {
    const name = hostname.replace(/^\[|\]$/g, '')
    const addresses = isIP(name) === 0 ? await addressesOf(name, lookupMs, lookupAll, signal) : [{ address: name, family: isIP(name) }]
    const refused = addresses.filter(({ address }) => !checkAddress(address, allow).allowed)
    if (refused.length > 0) throw forbidden(name, refused, allow)
  }
}

type Addresses = Parameters<Parameters<LookupAll>[2]>[1]

/** None where the name does not resolve in time. A look-up cannot be stopped, only left alone. */
function addressesOf(name: string, lookupMs: number, lookupAll: LookupAll, signal: AbortSignal): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const settle = (addresses: Addresses) => {
      clearTimeout(overdue)
      signal.removeEventListener('abort', giveUp)
      resolve(addresses)
    }
    const giveUp = () => {
      clearTimeout(overdue)
      reject(signal.reason)
    }
    const overdue = setTimeout(() => settle([]), lookupMs)
    signal.addEventListener('abort', giveUp, { once: true })
    lookupAll(name, { all: true }, (error, addresses) => settle(error === null ? addresses : []))
  })
}
