import type { Attempt, FeedHealth, FeedState } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { usualPolicy } from '#model/publish-policy.ts'
import { at, bareArticle, hostileTitles, sampleArticle, sampleLabel, sampleSource, sampleTag } from '#tests/support/articles.ts'
import type { ArticlePage } from '#web/pages/article.ts'
import type { FeedStatusPage } from '#web/pages/feed-status.ts'
import type { SliceListPage } from '#web/pages/slice-list.ts'
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
      fulltext: false,
      publish: usualPolicy,
      secrets: null,
      folders: [],
      opml: {},
    },
    source: sampleSource(),
    state: 'healthy',
    movedTo: null,
    moving: null,
    host: { host: 'harbour.example', until: null, because: '' },
    lastAttemptAt: later(now, -300),
    lastSuccessAt: later(now, -300),
    lastNewAt: later(now, -7200),
    articles: 1204,
    consecutiveFailures: 0,
    fault: null,
    nextAt: later(now, 600),
    nextReason: 'every 15 minutes, as usual',
    damage: [],
    rhythmSeconds: 10_800,
    newestAt: later(now, -7200),
    subscription: null,
    weakGuids: null,
    ...changes,
  }
}

export function noCounts(): Record<FeedState, number> {
  return { failing: 0, stopped: 0, silent: 0, waiting: 0, healthy: 0, disabled: 0, removed: 0 }
}

/** Long words, several scripts, hostile titles: whatever can break a layout. */
export function sampleStream(changes: Partial<StreamPage> = {}): StreamPage {
  const outlets = Array.from({ length: 40 }, (_, index) => ({ path: `/sources/outlet-${index}`, title: `Outlet number ${index}` }))
  return {
    site,
    title: 'Latest news',
    path: '/feed',
    search: { asked: '', query: '', words: '', fault: null },
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

/** A slice of every sort, one with a long title, and rules. */
export function sampleSliceList(changes: Partial<SliceListPage> = {}): SliceListPage {
  const listed = (path: string, title: string, articles: number | null, about: string | null = null) => ({ path, title, articles, about })
  return {
    site,
    groups: [
      { title: 'Slices', slices: [listed('/slices/east', 'Eastern front', null, 'not NATO, in Ukrainian')] },
      { title: 'Topics', slices: [listed('/topics/nato', 'NATO', 1204), listed('/topics/long', 'x'.repeat(100), 0, 'y'.repeat(300))] },
      { title: 'Languages', slices: [listed('/languages/uk', 'Ukrainian', null)] },
      { title: 'Publishers', slices: [] },
    ],
    rules: {
      days: 30,
      articles: 30_000,
      shown: 29_100,
      rules: [
        { kind: 'keep', name: null, q: 'language:en', articles: null },
        { kind: 'block', name: 'Live blogs', q: 'title:"live blog"', articles: 900 },
        { kind: 'block', name: null, q: 'z'.repeat(200), articles: 0 },
      ],
    },
    ...changes,
  }
}

/** Marks in title and text, a long word, evidence of every kind, and something in passing. */
export function sampleArticlePage(): ArticlePage {
  const title = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft meets NATO'
  const evidence = (['category', 'feed', 'parent'] as const).map((where) => ({
    phrase: 'x'.repeat(90),
    where,
    offset: null,
    rule: 'x'.repeat(90),
  }))
  const nato = {
    ...sampleTag('topic', 'nato'),
    evidence: [{ phrase: 'NATO', where: 'title', offset: title.length - 4, rule: 'NATO' } as const, ...evidence],
  }
  const passing = { phrase: 'Kabul', where: 'body', offset: 8, rule: 'city:Kabul' } as const
  const tags = [nato, { ...sampleTag('country', 'AF'), passing: true, score: 0.2, evidence: [passing] }]
  const text = `Seen in Kabul.\n\n${'x'.repeat(300)}\n\nA line.\nAnother.`
  return {
    site,
    article: sampleArticle({ title, text, tags }),
    notShown: { blockedBy: [{ name: null, q: 'x'.repeat(200), filter: { kind: 'all' } }], isKept: false },
    labelOf: sampleLabel,
  }
}

/** A feed of every state, one of them with a long address. */
export function sampleStatus(changes: Partial<StatusPage> = {}): StatusPage {
  const fault = { code: 'fetch/status', message: 'the server answered 503', detail: null, at: later(now, -120) } as const
  const gone = {
    code: 'fetch/gone',
    message: 'the server says that the feed is gone for good',
    detail: null,
    at: later(now, -120),
  } as const
  const feeds = [
    sampleHealth({ damage: ['line 12, column 40: an & that begins no entity'] }),
    sampleHealth({ state: 'failing', fault, consecutiveFailures: 4, feed: { ...sampleHealth().feed, url: longUrl }, movedTo: longUrl }),
    sampleHealth({
      state: 'stopped',
      fault: gone,
      consecutiveFailures: 2,
      nextAt: null,
      nextReason: 'asked no more: gone for good, said twice',
    }),
    sampleHealth({ state: 'silent', newestAt: later(now, -30 * 86_400) }),
    sampleHealth({ state: 'waiting', lastAttemptAt: null, lastSuccessAt: null, articles: 0, lastNewAt: null }),
    sampleHealth({ state: 'disabled', nextAt: null }),
    sampleHealth({ state: 'removed', nextAt: null }),
  ]
  return {
    site,
    counts: { failing: 1204, stopped: 1, silent: 1, waiting: 1, healthy: 1, disabled: 1, removed: 1 },
    sections: feeds.map((feed) => ({ state: feed.state, feeds: [feed], more: feed.state === 'failing' })),
    notices: [
      {
        fault: { code: 'config/invalid', message: 'feeds.json is invalid at feeds[3].url', detail: 'https://inside.example/' },
        at: later(now, -240),
      },
    ],
    toRetag: 1204,
    hub: {
      subscribers: 1204,
      failing: 1,
      troubles: [
        { host: 'reader.example:443', topic: longUrl, because: 'reader.example answered 503', nextAt: later(now, 600) },
        { host: 'other.example:443', topic: longUrl, because: 'other.example wants nothing more: it answered 410', nextAt: null },
      ],
    },
    waits: [{ host: 'slow.example', until: later(now, 1800), because: 'two of its addresses answered 429' }],
    now,
    ...changes,
  }
}

const longUrl = `https://a-rather-long-name-of-a-host.example/${'folder/'.repeat(20)}feed.xml`

/** A feed of which there is everything to tell. */
export function sampleFeedStatus(changes: Partial<FeedStatusPage> = {}): FeedStatusPage {
  const fault = { code: 'fetch/status', message: 'harbour.example answered 503', detail: 'socket 17', at: later(now, -120) } as const
  const attempt: Attempt = {
    at: later(now, -120),
    outcome: 'fault',
    status: 503,
    fault,
    bytes: 0,
    durationMs: 1204,
    entriesNew: 0,
    entriesChanged: 0,
    nextAt: later(now, 3600),
    nextReason: 'backing off after 4 failures',
  }
  return {
    site,
    withdrawn: null,
    health: sampleHealth({
      state: 'failing',
      fault,
      consecutiveFailures: 4,
      lastSuccessAt: later(now, -26 * 3600),
      nextAt: later(now, 3600),
      nextReason: 'backing off after 4 failures',
      movedTo: 'https://harbour.example/feed.xml',
      moving: { to: longUrl, since: later(now, -86_400), times: 3 },
      host: { host: 'harbour.example', until: later(now, 1800), because: 'two of its addresses answered 429' },
      damage: ['line 12, column 40: an & that begins no entity'],
      subscription: {
        hub: 'https://hub.example/',
        topic: 'https://harbour.example/news.xml',
        state: 'active',
        until: later(now, 5 * 86_400),
        lastPushAt: later(now, -7200),
        trusted: true,
        because: '',
      },
    }),
    fulltext: null,
    backlog: null,
    attempts: [
      attempt,
      { ...attempt, at: later(now, -7200), outcome: 'pushed', status: null, fault: null, bytes: 20_400, durationMs: 12, entriesNew: 2 },
      { ...attempt, at: later(now, -26 * 3600), outcome: 'fresh', status: 200, fault: null, bytes: 1_204_311, entriesChanged: 1 },
      {
        ...attempt,
        at: later(now, -27 * 3600),
        outcome: 'unchanged',
        status: 304,
        fault: null,
        nextAt: null,
        nextReason: 'it is gone for good',
      },
    ],
    events: [
      {
        id: 7,
        feed: feedId('harbour-post'),
        at: later(now, -3600),
        kind: 'broke',
        because: 'harbour.example answered 503',
        code: 'fetch/status',
      },
      { id: 3, feed: feedId('harbour-post'), at: later(now, -3 * 86_400), kind: 'moved', because: 'it moved', code: null },
    ],
    now,
    ...changes,
  }
}
