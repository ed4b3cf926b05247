import type { FeedHealth } from '#model/feed.ts'

/** Makes words about a feed fit for a page: where the feed is private, its addresses and host names are taken out, which faults like to name. */
export function privateWords({ feed, source, movedTo }: FeedHealth): (words: string) => string {
  if (!feed.private) return (words) => words
  const secrets = [feed.url, movedTo, source.siteUrl, source.feedUri].flatMap((address) =>
    address === null ? [] : [address, hostOf(address)],
  )
  const longestFirst = secrets.filter((secret) => secret !== '').sort((one, other) => other.length - one.length)
  return (words) => longestFirst.reduce((text, secret) => text.replaceAll(secret, '(private)'), words)
}

function hostOf(address: string): string {
  return URL.parse(address)?.hostname ?? ''
}
