/** What proves who asks: named in feeds.json, looked up where the request is made, and sent to the feed's own origin alone. */
import { Fault } from '#model/fault.ts'
import type { OrderSecrets } from '#model/fetch-batch.ts'
import { plainText } from './plain-text.ts'
import type { RequestHeaders } from './request-headers.ts'

/** What a variable of the environment holds; null where it is unset or empty. */
export type SecretOf = (variable: string) => string | null

/** Throws Fault `fetch/no-secret`, which names the variable and never shows what is in it. */
export function credentialHeaders(secrets: OrderSecrets | null, secretOf: SecretOf): RequestHeaders {
  if (secrets === null) return {}
  const headers = Object.entries(secrets.headers).map(([name, variable]) => [ownName(name), sendable(variable, secretOf)])
  if (secrets.basic !== null) headers.push(['authorization', `Basic ${Buffer.from(login(secrets.basic, secretOf)).toString('base64')}`])
  if (secrets.bearer !== null) headers.push(['authorization', `Bearer ${sendable(secrets.bearer, secretOf)}`])
  return Object.fromEntries(headers)
}

/** What carries the message itself is never a feed's to set. feeds.json refuses these and more; a job comes through a queue. @see RFC 9110 §7.6.1 */
const reserved = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'keep-alive', 'te', 'trailer'])

function ownName(name: string): string {
  if (!reserved.has(name.toLowerCase()) && !/^proxy-/i.test(name)) return name
  throw new Fault('fetch/no-secret', `the header ${plainText(name)} is not one that a feed may have of its own`)
}

function known(variable: string, secretOf: SecretOf): string {
  const value = secretOf(variable)?.trim() ?? ''
  if (value !== '') return value
  throw new Fault('fetch/no-secret', `the environment variable ${variable} is not set`)
}

/** @see RFC 7617 §2 */
function login(variable: string, secretOf: SecretOf): string {
  const value = known(variable, secretOf)
  if (/^[^:\p{Cc}]+:\P{Cc}*$/u.test(value)) return value
  throw new Fault('fetch/no-secret', `what the environment variable ${variable} holds is no user:password`)
}

/** As the value of a header. @see RFC 9110 §5.5 */
function sendable(variable: string, secretOf: SecretOf): string {
  const value = known(variable, secretOf)
  if (/^[\x20-\x7e]+$/.test(value)) return value
  throw new Fault('fetch/no-secret', `what the environment variable ${variable} holds cannot be sent in a header`)
}
