/** Whether a feed is the publisher of an item it shows, or passes on what another published. */
import { getDomain } from 'tldts'

interface Published {
  readonly url: string | null
  readonly source: { readonly url: string | null } | null
}

/**
 * The test for a feed's items: one that names another feed as its source is passed on; else its link must lie on the feed's own site.
 * Sites are compared by their registrable domains, so that feeds.example.org and www.example.org are one.
 */
export function ownPublisherTest(feedUrl: string, siteUrl: string | null): (entry: Published) => boolean {
  const homes = [siteOf(feedUrl), siteOf(siteUrl)].filter((site) => site !== null)
  return ({ url, source }) => {
    const named = siteOf(source?.url ?? null)
    if (named !== null && !homes.includes(named)) return false
    const link = siteOf(url)
    return link === null || homes.includes(link)
  }
}

/** The registrable domain by the public suffix list, so that a.co.uk and b.co.uk are two; an address or single name whole, with its port. */
function siteOf(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url)
  if (parsed === null || parsed.host === '') return null
  return getDomain(parsed.hostname, { allowPrivateDomains: true }) ?? parsed.host
}
