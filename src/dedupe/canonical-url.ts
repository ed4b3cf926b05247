/** When two addresses are one page. Wrongly one is worse than wrongly two, so every rule here holds for practically every server. */
import { strictUri } from '#lib/strict-uri.ts'
import { withoutTracking } from '#lib/tracking-params.ts'
import type { CanonicalUrl } from '#model/ids.ts'

/**
 * A key to compare addresses by, not an address to follow; null for what is no http(s) address.
 *
 * Dropped: http against https, `www.`, the default port, credentials, a slash at the end, tracking parameters, an AMP switch, and the fragment where it
 * is a place in the page (`#!…` and `#/…` name pages). Kept: the path's case, the order of parameters (servers may read them in order, and few feeds
 * differ by it alone), subdomains such as `m.` and paths ending in `/amp` (both can be pages of their own).
 * @see RFC 3986 §6.2.2 (percent-encoding is brought to one form)
 */
export function canonicalUrl(url: string): CanonicalUrl | null {
  const parsed = URL.parse(strictUri(url))
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null
  const page = withoutTracking(parsed)
  const host = page.hostname.replace(/^www\.(?=[^.]+\.)/, '').replace(/\.$/, '')
  const port = page.port === '' ? '' : `:${page.port}`
  const path = onePercentForm(page.pathname).replace(/\/$/, '')
  return `https://${host}${port}${path || '/'}${queryOf(page)}${pageFragment(page)}` as CanonicalUrl
}

/** True for a site's root: a home page, or a live blog all items point to, never identifies an article. */
export function isBareOrigin(url: CanonicalUrl): boolean {
  return /^https:\/\/[^/]+\/$/.test(url)
}

function queryOf(page: URL): string {
  const parameters = page.search.slice(1).split('&')
  const kept = parameters.filter((parameter) => parameter !== '' && !/^amp(=(1|true)?)?$/i.test(parameter))
  return kept.length === 0 ? '' : `?${onePercentForm(kept.join('&'))}`
}

function pageFragment(page: URL): string {
  return /^#[!/]./.test(page.hash) ? page.hash : ''
}

/** Escapes in upper case, and none for characters that need none. */
function onePercentForm(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase()
  })
}
