/** Settings from the environment: the only place that reads it. What each means stands in `settings-table.ts`. */
import { z } from 'zod'
import { Fault } from '#model/fault.ts'
import { describeValue } from './config-faults.ts'
import { defaultOf, type SettingName } from './settings-table.ts'

export interface Environment {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  /** Without a slash at the end; null until the port is known. */
  readonly publicUrl: string | null
  /** PUBLIC_URL as the operator named it: where others can call us back; null where it was not named. */
  readonly calledAt: string | null
  readonly dataDir: string
  readonly feedsFile: string
  /** null: the embedded queue. */
  readonly queueUrl: string | null
  /** CIDRs in which feeds may live although not public. */
  readonly allowNetworks: readonly string[]
  /** CIDRs in which callbacks of our own hub's subscribers may live although not public: whoever asks names them. Those of feeds, unless the operator named others. */
  readonly hubAllowNetworks: readonly string[]
  readonly contact: string | null
  readonly proxies: Proxies
  readonly logLevel: LogLevel
  readonly logFormat: LogFormat
}

/** Addresses of proxies, and for which hosts there is none, as undici reads it. */
export interface Proxies {
  readonly http: string | null
  readonly https: string | null
  readonly no: string | null
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const logFormats = ['text', 'json'] as const
export type LogFormat = (typeof logFormats)[number]

export const publicUrlAllowed = 'an http or https address without user name, query and fragment'

const queueSchemes = ['redis:', 'rediss:', 'postgres:', 'postgresql:']

/** The process's own. @throws Fault config/environment */
export function environment(): Environment {
  return readEnvironment(process.env)
}

/** What a variable that feeds.json names holds; null where it is unset or empty. A job comes through a queue: no other names are read for it either. */
export function secretOf(name: string): string | null {
  return name.startsWith('FEED_') ? process.env[name] || null : null
}

/** An empty variable counts as unset. @throws Fault config/environment, naming every variable that is wrong */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const faults: string[] = []
  const read = <T>(name: SettingName, parse: (text: string) => T | null, allowed: string): T | null => {
    // Of the proxies' variables the lower-case form is the older one, and some tools set that alone.
    const text = (name.endsWith('_PROXY') && env[name.toLowerCase()]) || env[name] || defaultOf(name)
    if (text === null) return null
    const value = parse(text)
    if (value === null) faults.push(`${name}: found ${describe(name, text)}, allowed: ${allowed}`)
    return value
  }
  const port = read('PORT', readPort, 'a port from 1 to 65535, or 0 for any that is free')
  const host = read('HOST', readHost, 'a host name or IP address to listen on')
  const publicUrl = read('PUBLIC_URL', readPublicUrl, publicUrlAllowed)
  const networks = 'networks such as 10.0.0.0/8 or fd00::/8, with commas between'
  const allowNetworks = read('FETCH_ALLOW_NETWORKS', readNetworks, networks) ?? []
  const values = {
    dataDir: read('DATA_DIR', readPath, 'a folder'),
    feedsFile: read('FEEDS_FILE', readPath, 'a file'),
    queueUrl: read('QUEUE_URL', readQueueUrl, 'an address beginning with redis://, rediss://, postgres:// or postgresql://'),
    allowNetworks,
    hubAllowNetworks: read('HUB_ALLOW_NETWORKS', readNetworksOrNone, `${networks}, or none`) ?? allowNetworks,
    contact: read('FETCH_CONTACT', readContact, 'an e-mail address or web address, in ASCII, without spaces and brackets'),
    proxies: Object.freeze({
      http: read('HTTP_PROXY', readProxy, proxyAllowed),
      https: read('HTTPS_PROXY', readProxy, proxyAllowed),
      no: read('NO_PROXY', (text) => text, ''),
    }),
    logLevel: read('LOG_LEVEL', (text) => oneOf(logLevels, text), logLevels.join(', ')),
    logFormat: read('LOG_FORMAT', (text) => oneOf(logFormats, text), logFormats.join(', ')),
  }
  if (faults.length > 0) throw new Fault('config/environment', faults.join('; '))
  // What has a default has a value: a fault would have been thrown.
  return Object.freeze({ port, host, publicUrl: publicUrl ?? ownAddress(host, port), calledAt: publicUrl, ...values } as Environment)
}

/** Where the service is read when nothing else is said. 0.0.0.0 and :: are listened on, but are no address to open. */
export function ownAddress(host: string | null, port: number | null): string | null {
  if (host === null || port === null || port === 0) return null
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : bracketed(host)
  return new URL(`http://${name}:${port}`).origin
}

function readPort(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null
}

function readHost(text: string): string | null {
  return /^[\w.:-]+$/.test(text) && URL.canParse(`http://${bracketed(text)}/`) ? text : null
}

/** Without a slash at the end; null where it is no address under which something can be published. */
export function readPublicUrl(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || !/^https?:\/\/[^/\\\s]\S*$/i.test(text)) return null
  if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) return null
  return url.href.replace(/\/+$/, '')
}

function readPath(text: string): string | null {
  return text.trim() === '' || text.includes('\0') ? null : text
}

function readQueueUrl(text: string): string | null {
  return queueSchemes.includes(URL.parse(text)?.protocol ?? '') ? text : null
}

const proxyAllowed = 'the address of a proxy, beginning with http:// or https://, without a path'

function readProxy(text: string): string | null {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null
  return url.href === `${url.href.split('/').slice(0, 3).join('/')}/` && isDecodable(url.username + url.password) ? url.href : null
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function readNetworksOrNone(text: string): readonly string[] | null {
  return text === 'none' ? [] : readNetworks(text)
}

function readNetworks(text: string): readonly string[] | null {
  const networks = text.split(',').map((network) => network.trim())
  const sound = networks.every((network) => z.union([z.cidrv4(), z.cidrv6()]).safeParse(network).success)
  return sound ? Object.freeze(networks) : null
}

/** It becomes a comment of the User-Agent header. @see RFC 9110 §5.6.5 */
function readContact(text: string): string | null {
  return /^[!-'*-[\]-~]{3,200}$/.test(text) ? text : null
}

function oneOf<T extends string>(values: readonly T[], text: string): T | null {
  return values.find((value) => value === text) ?? null
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Addresses may hold a password. */
function describe(name: SettingName, text: string): string {
  return /_(?:URL|PROXY)$/.test(name) ? 'something else' : describeValue(text)
}
