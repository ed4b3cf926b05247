/**
 * The players and charts an article may embed. Each publishes an address meant for foreign pages (source: the sites' own embed instructions).
 * Anything else in an iframe (advertisements, forms, counters, whole pages) is dropped. docs/cleaning.md names them.
 */

/** Written as a Content-Security-Policy has its sources: a path that ends in a slash stands for all below it, any other for itself. @see CSP Level 3 §6.7.2.11 */
export const frameSites: readonly string[] = [
  'https://www.youtube.com/embed/',
  'https://www.youtube-nocookie.com/embed/',
  'https://player.vimeo.com/video/',
  'https://www.dailymotion.com/embed/',
  'https://geo.dailymotion.com/player/',
  'https://geo.dailymotion.com/player.html',
  'https://embed.ted.com/talks/',
  'https://archive.org/embed/',
  'https://w.soundcloud.com/player/',
  'https://open.spotify.com/embed/',
  'https://open.spotify.com/embed-podcast/',
  'https://embed.podcasts.apple.com/',
  'https://bandcamp.com/EmbeddedPlayer/',
  'https://datawrapper.dwcdn.net/',
  'https://flo.uri.sh/visualisation/',
  'https://flo.uri.sh/story/',
]

export function mayBeFramed(url: URL): boolean {
  // What stands before an @ in front of the host would be no part of the origin.
  const place = url.username === '' && url.password === '' ? url.origin + url.pathname : ''
  return frameSites.some((site) => (site.endsWith('/') ? place.startsWith(site) : place === site))
}
