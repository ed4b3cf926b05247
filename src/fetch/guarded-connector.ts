/** Opens connections for undici, and only to addresses the guard lets pass: those found by the one look-up the connection itself uses, and literals. */
import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { Fault } from '#model/fault.ts'
import { checkAddress, type Network } from './address-guard.ts'

/** The system's look-up, all addresses of a name at once. */
export type LookupAll = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Tries the allowed addresses of a host in their order. Faults: `fetch/forbidden-address` where none is allowed, `fetch/dns` where the look-up takes too long. */
export function guardedConnector(allow: readonly Network[], connectMs: number, lookupAll: LookupAll = lookup): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectMs,
    allowH2: false,
    autoSelectFamily: true,
    lookup: guardedLookup(allow, connectMs, lookupAll),
  })
  return (target, callback) => {
    // A literal is never looked up, so the guard below would not see it.
    const literal = isIP(target.hostname) === 0 ? null : { address: target.hostname, family: isIP(target.hostname) }
    if (literal !== null && !checkAddress(literal.address, allow).allowed) {
      const fault = forbidden(target.hostname, [literal], allow)
      return queueMicrotask(() => callback(fault, null))
    }
    // The socket is returned, though the type does not say so: undici needs it to give up an attempt nobody waits for.
    return connect(target, callback)
  }
}

function guardedLookup(allow: readonly Network[], connectMs: number, lookupAll: LookupAll): LookupFunction {
  return (hostname, _options, callback) => {
    // Else a name server that is silent would pass for a web server that is.
    const overdue = setTimeout(() => {
      callback(new Fault('fetch/dns', `${hostname} could not be looked up within ${connectMs / 1000} s`), [])
    }, connectMs)
    lookupAll(hostname, { all: true }, (error, addresses) => {
      clearTimeout(overdue)
      if (error !== null) return callback(error, [])
      const allowed = addresses.filter(({ address }) => checkAddress(address, allow).allowed)
      return allowed.length > 0 ? callback(null, allowed) : callback(forbidden(hostname, addresses, allow), [])
    })
  }
}

/** What is said of a name, or a literal, that leads to forbidden addresses alone. */
export function forbidden(hostname: string, addresses: readonly LookupAddress[], allow: readonly Network[]): Fault {
  const [first] = addresses
  if (first === undefined) return new Fault('fetch/dns', `${hostname} has no address`)
  const verdict = checkAddress(first.address, allow)
  const why = verdict.allowed ? '' : verdict.why
  const where = first.address === hostname ? `is ${why}` : `is at ${first.address}, ${why}`
  return new Fault('fetch/forbidden-address', `${hostname} ${where}`, {
    detail: addresses.map(({ address }) => address).join(' '),
  })
}
