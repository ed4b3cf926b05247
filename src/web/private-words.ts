import type { FeedHealth } from '#model/feed.ts'

/**
 * Makes words about a feed fit to be shown: where the feed is private, addresses and host names are taken out, which faults like to name.
 * Whatever looks like one goes, besides its own: a redirect leads to hosts we do not know, and an old fault names an old address.
 */
export function privateWords(health: FeedHealth): (words: string) => string {
  if (!health.feed.private) return (words) => words
  const secrets = addressesOf(health).flatMap((address) => [address, URL.parse(address)?.host ?? '', URL.parse(address)?.hostname ?? ''])
  const longestFirst = secrets.filter((secret) => secret !== '').sort((one, other) => other.length - one.length)
  return (words) => longestFirst.reduce((text, secret) => text.replaceAll(secret, hidden), words.replace(addressLike, hideUnlessOurs))
}

/** What is shown of an address or the name of a host that belongs to the feed: null where it is private. */
export function publicAddress({ feed }: FeedHealth, address: string | null): string | null {
  return feed.private ? null : address
}

const hidden = '(private)'

function addressesOf({ feed, source, movedTo, moving, host, subscription }: FeedHealth): readonly string[] {
  const hub = subscription === null ? [] : [subscription.hub, subscription.topic]
  return [feed.url, movedTo, moving?.to ?? null, source.siteUrl, source.feedUri, `http://${host.host}`, ...hub].filter(
    (address) => address !== null,
  )
}

/** Port and path. */
const behind = String.raw`(?::\d{1,5})?(?:\/[^\s"'<>]*)?`

/** With a scheme, IPv4, IPv6, or a name with a dot. Each begins where no name goes on, so that looking takes no longer than the text is long. */
const addressLike = new RegExp(
  [
    String.raw`\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>]+`,
    String.raw`(?<![\p{L}\p{N}.])(?:\d{1,3}\.){3}\d{1,3}${behind}`,
    String.raw`(?<![\p{L}\p{N}:.])(?=[\da-f:]{0,39}::|(?:[\da-f]{1,4}:){7})[\da-f:]{2,39}(?:(?:\.\d{1,3}){3})?`,
    String.raw`(?<![\p{L}\p{N}_.-])(?:[\p{L}\p{N}_-]{1,63}\.){1,30}(?:\p{L}{2,63}|xn--[a-z\d-]{1,59})(?![\p{L}\p{N}_-])${behind}`,
  ].join('|'),
  'giu',
)

/** Our own file has a dot in its name too. */
function hideUnlessOurs(found: string): string {
  return found === 'feeds.json' ? found : hidden
}
