import type Database from 'better-sqlite3'

/**
 * Tells which addresses lead to a private feed or its site: another feed may name them as its source, and readers shall not learn them here.
 * Where they differ by scheme or query alone, they are the same: the key of a private address often stands in its query.
 * @returns a look at the store of this moment
 */
export function privateAddresses(db: Database.Database): () => (address: string) => boolean {
  const stated = db.prepare<[], { address: string }>(`
    SELECT f.url AS address FROM feeds f WHERE f.private = 1
    UNION ALL SELECT s.site_url FROM feeds f JOIN sources s ON s.feed_id = f.feed_id WHERE f.private = 1 AND s.site_url IS NOT NULL
    UNION ALL SELECT s.feed_uri FROM feeds f JOIN sources s ON s.feed_id = f.feed_id WHERE f.private = 1 AND s.feed_uri IS NOT NULL
    UNION ALL SELECT h.moved_to FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id WHERE f.private = 1 AND h.moved_to IS NOT NULL`)
  return () => {
    const places = new Set(stated.all().map(({ address }) => placeOf(address)))
    return (address) => places.has(placeOf(address))
  }
}

function placeOf(address: string): string {
  const url = URL.parse(address)
  return url === null || url.host === '' ? address : `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`
}
