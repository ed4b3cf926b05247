/** Addresses inside an entry: which may stay, and how they look then. */
import { withoutTracking } from '#lib/tracking-params.ts'

/** Longer ones are no addresses people follow, and would burden every page that shows them. */
const longestUrl = 4096

/** The absolute http(s) address, resolved against `base`; null for any other scheme and for what cannot be resolved. */
export function webUrl(address: string, base: string): URL | null {
  const url = resolve(address, base)
  return url !== null && isWeb(url) && url.href.length <= longestUrl ? url : null
}

/** Where a link leads, without tracking parameters: http, https or mailto; else null. */
export function linkUrl(address: string, base: string): string | null {
  const url = resolve(address, base)
  if (url === null || url.href.length > longestUrl) return null
  if (url.protocol === 'mailto:') return url.href
  return isWeb(url) ? withoutTracking(url).href : null
}

function resolve(address: string, base: string): URL | null {
  if (address.trim() === '') return null
  // Most are absolute; and a base that is itself unreadable must not spoil them.
  if (/^\s{0,9}https?:\/\//i.test(address)) return URL.parse(address)
  return URL.parse(address, base) ?? URL.parse(address)
}

function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:'
}
