/** Where a redirect leads. */
import { Fault } from '#model/fault.ts'
import { hostName } from './host-of.ts'

export function isRedirect(status: number): boolean {
  return permanent.has(status) || temporary.has(status)
}

/** Whether the address itself has moved, and should be asked at its new place from now on. @see RFC 9110 §15.4 */
export function isPermanent(status: number): boolean {
  return permanent.has(status)
}

const permanent = new Set([301, 308])
const temporary = new Set([302, 303, 307])

/** Absolute, without user info and fragment. `location` as undici gives it, a character a byte. Faults with `fetch/bad-answer` where it leads nowhere. */
export function redirectTarget(location: string | null, from: URL): URL {
  if (location === null || location.trim() === '')
    throw new Fault('fetch/bad-answer', `${hostName(from)} redirects without saying where to`)
  // RFC 9110 wants ASCII; what servers send beyond it is UTF-8.
  const target = URL.parse(Buffer.from(location, 'latin1').toString('utf8'), from.href)
  if (target === null) throw new Fault('fetch/bad-answer', `${hostName(from)} redirects to something that is no address`)
  target.username = ''
  target.password = ''
  target.hash = ''
  return target
}
