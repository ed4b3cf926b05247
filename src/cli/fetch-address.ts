/** An address asked by hand: as the service would ask it, with the same guard and limits, and as if for the first time. */
import type { Environment } from '#config/environment.ts'
import { type Fetched, type Fetcher, openFetcher } from '#fetch/fetch.ts'
import { feedId } from '#model/ids.ts'
import { userAgentOf } from '#user-agent.ts'

/** To be closed. It knows no secrets: what is asked by hand is asked as a stranger. */
export function openOwnFetcher(environment: Environment): Fetcher {
  const { allowNetworks, proxies } = environment
  return openFetcher({ allowNetworks, proxies, userAgent: userAgentOf(environment), secretOf: () => null })
}

export async function fetchAddress(fetcher: Fetcher, url: string): Promise<Exclude<Fetched, { kind: 'unchanged' }>> {
  const nothingKnown = { validators: { etag: null, lastModified: null }, bodyHash: null, secrets: null }
  const fetched = await fetcher.fetch({ feed: feedId('asked'), url, ...nothingKnown })
  if (fetched.kind === 'unchanged') throw new Error('unchanged, although nothing was known of it')
  return fetched
}
