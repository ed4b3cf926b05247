/** Images as a reader should see them: the real picture in place of a lazy loader's stand-in, and none that only count readers. */
import type { Attributes } from './attributes.ts'
import { trackingEndings, trackingHosts, trackingPaths } from './data/tracking-hosts.ts'
import { webUrl } from './links.ts'

/**
 * Where scripts keep what they would load, the most telling first.
 * Sources: the loaders' own documents (lazysizes, Lozad, WP Rocket, jQuery Lazy, Unveil, Echo, Cloudflare Mirage) and the pages of newsrooms.
 */
const lazySources = [
  'data-lazy-src',
  'data-src',
  'data-original',
  'data-original-src',
  'data-lazy',
  'data-lazyload',
  'data-hi-res-src',
  'data-actualsrc',
  'data-cfsrc',
  'data-echo',
]
const lazySourceSets = ['data-lazy-srcset', 'data-srcset', 'data-original-set']

const longestSourceSet = 8192

/** Inline images up to this many characters are stand-ins: a dot, a grey box. */
const standInLength = 400

/** SVG is left out: it is a document, not a picture. */
const inlineImage = /^data:image\/(?:png|jpeg|jpg|gif|webp|avif);base64,[a-z0-9+/=]*$/i

/** True where a script would have put the real picture in; a copy for readers without scripts usually follows in `noscript`. */
export function isLazy(given: Attributes): boolean {
  return lazySources.some((name) => given.has(name)) || lazySourceSets.some((name) => given.has(name))
}

/** The address a player or frame would load, as it is written. */
export function realAddress(given: Attributes): string {
  for (const name of lazySources) {
    const lazy = given.get(name)
    if (lazy) return lazy
  }
  return given.get('src') ?? ''
}

/** The address of the picture an `img` really shows: absolute http(s), or an inline picture; null where it shows nothing. */
export function pictureSource(given: Attributes, base: string): string | null {
  for (const name of lazySources) {
    const lazy = given.get(name)
    const url = lazy === undefined ? null : webUrl(lazy, base)
    if (url !== null) return url.href
  }
  const own = given.get('src')?.trim() ?? ''
  if (inlineImage.test(own)) return own.length > standInLength ? own : null
  return webUrl(own, base)?.href ?? null
}

/** A `srcset` with absolute addresses, from the lazy loader's attribute where there is one; null where no candidate is left. @see HTML §4.8.4.3.10 */
export function pictureSourceSet(given: Attributes, base: string): string | null {
  const name = [...lazySourceSets, 'srcset'].find((attribute) => given.get(attribute))
  const written = name === undefined ? '' : (given.get(name) ?? '')
  if (written === '' || written.length > longestSourceSet) return null
  const kept = candidates(written).flatMap(({ address, descriptor }) => {
    const url = webUrl(address, base)
    return url !== null && /^(?:[1-9]\d{0,4}w|[1-9]\d?(?:\.\d{1,2})?x)?$/.test(descriptor) ? [`${url.href} ${descriptor}`.trim()] : []
  })
  return kept.length === 0 ? null : kept.join(', ')
}

/** True for images that count readers: declared as a dot or as hidden, or from an address that serves nothing else. */
export function isCounted(src: string, given: Attributes): boolean {
  if (isDot(given.get('width')) || isDot(given.get('height'))) return true
  const style = given.get('style')
  if (style !== undefined && (/\b(?:width|height)\s{0,9}:\s{0,9}[01]px/i.test(style) || (isHidden(style) && !isLazy(given)))) return true
  const url = src.startsWith('data:') ? null : URL.parse(src)
  return url !== null && isTracker(url)
}

/** A lazy loader may hide a picture until it is there. */
function isHidden(style: string): boolean {
  return /\b(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(style)
}

/** True for addresses that serve no pictures, only count who asks. */
export function isTracker(url: URL): boolean {
  const place = url.hostname + url.pathname
  return (
    isTrackingHost(url.hostname) ||
    trackingPaths.some((start) => place.startsWith(start)) ||
    trackingEndings.some((end) => url.pathname.endsWith(end))
  )
}

interface Candidate {
  readonly address: string
  readonly descriptor: string
}

/** An address runs to the next white space and may hold commas, though not at its end; its descriptor runs to the next comma. */
function candidates(written: string): readonly Candidate[] {
  const found: Candidate[] = []
  let address = ''
  for (const word of written.split(/\s+/)) {
    const comma = address === '' ? -1 : word.indexOf(',')
    if (address !== '' && comma === -1) {
      found.push({ address, descriptor: word })
      address = ''
      continue
    }
    if (comma !== -1) found.push({ address, descriptor: word.slice(0, comma) })
    const next = word.slice(comma + 1)
    address = next.endsWith(',') ? '' : next
    if (next.length > 1 && address === '') found.push({ address: next.slice(0, -1), descriptor: '' })
  }
  if (address !== '') found.push({ address, descriptor: '' })
  return found
}

function isDot(size: string | undefined): boolean {
  return size !== undefined && /^[0-2](?:px)?$/.test(size.trim())
}

function isTrackingHost(host: string): boolean {
  if (trackingHosts.has(host)) return true
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    if (trackingHosts.has(host.slice(dot + 1))) return true
  }
  return false
}
