/** The feeds.json of the demo: all feeds of a running origin, asked every few seconds. */
import type { Origin, OriginFeed } from './origin.ts'

/** The value of a feeds.json, ready for JSON.stringify. */
export function demoFeedsFile(origin: Pick<Origin, 'feeds'>): object {
  return {
    $schema: './feeds.schema.json',
    output: { title: 'Tributary demo', description: 'Invented reports of invented outlets, merged into one feed' },
    defaults: { every: '15s' },
    feeds: origin.feeds.map(feedEntry),
  }
}

function feedEntry({ id, url, title, publisher, language, behaviour }: OriginFeed): object {
  return { url, id, title, publisher, language, every: behaviour === 'live' ? '5s' : '15s' }
}
