/** What a subscriber asks of our own hub. @see W3C WebSub §5.1 */
import { Fault } from '#model/fault.ts'
import type { HubRequest } from '#model/hub.ts'

const usualLeaseSeconds = 10 * 86_400
const leastLeaseSeconds = 86_400
const mostLeaseSeconds = 30 * 86_400
const mostSecretBytes = 200
const mostAddress = 2_000

/** A lease we do not like becomes the nearest one that we do. @throws Fault `serve/bad-hub-request` naming the parameter */
export function readHubForm(body: string): HubRequest {
  const form = new URLSearchParams(body)
  const mode = textOf('hub.mode', form)
  if (mode !== 'subscribe' && mode !== 'unsubscribe') throw bad('hub.mode must be subscribe or unsubscribe')
  const callback = addressOf('hub.callback', form)
  if (callback.username !== '' || callback.password !== '') throw bad('hub.callback may hold no user name and no password')
  if (callback.hash !== '') throw bad('hub.callback may have no fragment')
  // A topic is compared as it is written.
  addressOf('hub.topic', form)
  return {
    mode,
    callback: callback.href,
    topic: textOf('hub.topic', form),
    secret: secretOf(form),
    leaseSeconds: leaseOf(form),
    because: '',
  }
}

function addressOf(name: string, form: URLSearchParams): URL {
  const text = textOf(name, form)
  if (text.length > mostAddress) throw bad(`${name} may have ${mostAddress} characters at most`)
  const url = URL.parse(text)
  if (url === null || !/^https?:\/\/[^/\\]/i.test(text)) throw bad(`${name} must be an address beginning with http:// or https://`)
  return url
}

function secretOf(form: URLSearchParams): string | null {
  const secret = maybeTextOf('hub.secret', form)
  if (secret !== null && Buffer.byteLength(secret) > mostSecretBytes) throw bad(`hub.secret may have ${mostSecretBytes} bytes at most`)
  return secret
}

function leaseOf(form: URLSearchParams): number {
  const text = maybeTextOf('hub.lease_seconds', form)
  if (text === null) return usualLeaseSeconds
  if (!/^[1-9]\d{0,11}$/.test(text)) throw bad('hub.lease_seconds must be a whole number above 0')
  return Math.min(Math.max(Number(text), leastLeaseSeconds), mostLeaseSeconds)
}

/** An empty one counts as none. */
function maybeTextOf(name: string, form: URLSearchParams): string | null {
  const values = form.getAll(name)
  if (values.length > 1) throw bad(`${name} must be named once`)
  return values[0] || null
}

function textOf(name: string, form: URLSearchParams): string {
  const text = maybeTextOf(name, form)
  if (text === null) throw bad(`${name} must be named once`)
  return text
}

function bad(message: string): Fault {
  return new Fault('serve/bad-hub-request', message)
}
