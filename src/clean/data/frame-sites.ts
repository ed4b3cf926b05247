/**
 * The players an article may embed: each publishes an embed address meant for foreign pages (source: the sites' own embed instructions).
 * Anything else in an iframe (advertisements, forms, counters, whole pages) is dropped.
 */
export const frameSites: readonly { readonly host: string; readonly path: string }[] = [
  { host: 'www.youtube.com', path: '/embed/' },
  { host: 'www.youtube-nocookie.com', path: '/embed/' },
  { host: 'player.vimeo.com', path: '/video/' },
  { host: 'www.dailymotion.com', path: '/embed/' },
  { host: 'geo.dailymotion.com', path: '/player' },
  { host: 'w.soundcloud.com', path: '/player' },
  { host: 'open.spotify.com', path: '/embed' },
  { host: 'embed.podcasts.apple.com', path: '/' },
  { host: 'archive.org', path: '/embed/' },
]
