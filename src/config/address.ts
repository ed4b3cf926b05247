/** Addresses of feeds and names of hosts, as an operator writes them. */
import { describeValue } from './config-faults.ts'

export interface AddressProblem {
  readonly found: string
  readonly allowed: string
}

/** What is wrong with an address; empty where it can be followed. */
export function checkAddress(text: string): AddressProblem[] {
  const allowed = 'an address beginning with http:// or https://'
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  const followed = scheme === 'http' || scheme === 'https'
  const url = URL.parse(text)
  // URL takes `https:example.org`, a backslash for a slash, and drops white space: all signs of a slip.
  if (url === null || /\s/.test(text) || (followed && !/^https?:\/\/[^/\\]/i.test(text))) return [{ found: describeAddress(text), allowed }]
  const problems: AddressProblem[] = []
  if (!followed) problems.push({ found: `the scheme ${describeValue(scheme ?? '')}`, allowed })
  if (url.username !== '' || url.password !== '')
    problems.push({
      found: 'a user name or password in the address',
      allowed: 'an address without them: this file is no place for secrets',
    })
  return problems
}

/** Equal for addresses that ask the same server for the same thing; null where the text is no address. */
export function normalAddress(text: string): string | null {
  const url = URL.parse(text)
  if (url === null) return null
  url.hash = ''
  return url.href
}

/** `name` or `name:port` as a host is known by: lower case, IDNA in ASCII. Null where the text is neither. */
export function normalHost(text: string): string | null {
  const match = /^(\[[0-9a-f:.]{2,45}\]|[^\s/\\@?#:[\]]{1,253})(?::(\d{1,5}))?$/i.exec(text)
  const name = match === null ? '' : (URL.parse(`http://${match[1]}/`)?.hostname ?? '')
  const port = match?.[2] === undefined ? null : Number(match[2])
  if (name === '' || port === 0 || (port ?? 1) > 65_535) return null
  return port === null ? name : `${name}:${port}`
}

/** Faults are shown on pages and in logs: user info and queries, where secrets stand, are not. */
function describeAddress(text: string): string {
  return text.includes('@') ? 'an address that cannot be read' : describeValue(text.replace(/\?.*$/s, '?…'))
}
