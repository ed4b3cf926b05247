import type { FeedHealth } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { at, bareArticle, hostileTitles, sampleArticle, sampleLabel, sampleSource, sampleTag } from '#tests/support/articles.ts'
import type { StatusPage } from '#web/pages/status.ts'
import type { StreamPage } from '#web/pages/stream.ts'

export const now = at('2026-11-24T22:16:00Z')
export const site = { title: 'Tributary', version: '0.1.0' } as const

/** A feed that fares well. */
export function sampleHealth(changes: Partial<FeedHealth> = {}): FeedHealth {
  return {
    feed: {
      id: feedId('harbour-post'),
      url: 'https://harbour.example/news.xml',
      title: null,
      publisher: null,
      topics: [],
      regions: [],
      language: null,
      everySeconds: null,
      enabled: true,
      private: false,
    },
    source: sampleSource(),
    state: 'healthy',
    movedTo: null,
    lastAttemptAt: later(now, -300),
    lastSuccessAt: later(now, -300),
    lastNewAt: later(now, -7200),
    articles: 1204,
    consecutiveFailures: 0,
    fault: null,
    nextAt: later(now, 600),
    nextReason: 'every 15 minutes, as usual',
    damage: [],
    ...changes,
  }
}

/** Long words, several scripts, hostile titles: whatever can break a layout. */
export function sampleStream(changes: Partial<StreamPage> = {}): StreamPage {
  const outlets = Array.from({ length: 40 }, (_, index) => ({ path: `/sources/outlet-${index}`, title: `Outlet number ${index}` }))
  return {
    site,
    title: 'Latest news',
    path: '/feed',
    articles: [
      sampleArticle(),
      sampleArticle({
        title: 'نشست در کابل درباره کمک‌های زمستانی',
        language: 'fa',
        sources: [sampleSource({ title: 'صدای کابل' })],
        tags: [sampleTag('topic', 'afghanistan'), sampleTag('country', 'AF'), sampleTag('region', 'asia')],
      }),
      sampleArticle({
        title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        summary: 'x'.repeat(300),
      }),
      bareArticle(),
      ...hostileTitles.map(({ title }) => sampleArticle({ title, summary: title, sortAt: at('2026-11-01T00:00:00Z') })),
    ],
    newer: '/',
    older: '/?before=1764000000000.abc',
    slices: [
      { title: 'Topics', slices: [{ path: '/topics/nato', title: 'NATO' }] },
      { title: 'Regions', slices: [{ path: '/regions/europe', title: 'Europe' }] },
      { title: 'Sources', slices: outlets },
    ],
    labelOf: sampleLabel,
    now,
    ...changes,
  }
}

/** A feed of every state, one of them with a long address. */
export function sampleStatus(changes: Partial<StatusPage> = {}): StatusPage {
  const fault = { code: 'fetch/status', message: 'the server answered 503', detail: null, at: later(now, -120) } as const
  const longUrl = `https://a-rather-long-name-of-a-host.example/${'folder/'.repeat(20)}feed.xml`
  return {
    site,
    feeds: [
      sampleHealth({ damage: ['line 12, column 40: an & that begins no entity'] }),
      sampleHealth({ state: 'failing', fault, consecutiveFailures: 4, feed: { ...sampleHealth().feed, url: longUrl }, movedTo: longUrl }),
      sampleHealth({ state: 'waiting', lastAttemptAt: null, lastSuccessAt: null, articles: 0, lastNewAt: null }),
      sampleHealth({ state: 'disabled', nextAt: null }),
      sampleHealth({ state: 'removed', nextAt: null }),
    ],
    notices: [
      {
        fault: { code: 'config/invalid', message: 'feeds.json is invalid at feeds[3].url', detail: 'https://inside.example/' },
        at: later(now, -240),
      },
    ],
    now,
    ...changes,
  }
}
