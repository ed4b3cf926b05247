/** Links without what only tells who sent a reader. The names stand in `data/tracking-params.ts`. */
import { trackingNames, trackingPairs, trackingPrefixes } from './data/tracking-params.ts'

/** The address without tracking parameters in query and fragment; all others stay as they are, in their order. */
export function withoutTracking(url: URL): URL {
  // Most addresses have neither.
  if (!/[?#]/.test(url.href)) return url
  const query = url.search.slice(1)
  const fragment = url.hash.slice(1)
  const keptQuery = untracked(query)
  const keptFragment = fragment.includes('=') ? untracked(fragment) : fragment
  if (keptQuery === query && keptFragment === fragment) return url
  const clean = new URL(url)
  clean.search = keptQuery
  clean.hash = keptFragment
  return clean
}

function untracked(parameters: string): string {
  if (parameters === '') return ''
  return parameters
    .split('&')
    .filter((parameter) => !isTracking(parameter))
    .join('&')
}

function isTracking(parameter: string): boolean {
  // Links escaped twice bring `&amp;` into the query.
  const plain = parameter.startsWith('amp;') ? parameter.slice(4) : parameter
  const name = plain.split('=', 1)[0] ?? ''
  const lower = name.toLowerCase()
  return (
    trackingNames.has(name) ||
    trackingNames.has(lower) ||
    trackingPrefixes.some((prefix) => lower.startsWith(prefix)) ||
    trackingPairs.has(plain.toLowerCase())
  )
}
