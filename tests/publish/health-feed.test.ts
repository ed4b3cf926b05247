import { expect, test } from 'vitest'
import type { EventKind, ServiceEvent } from '#model/event.ts'
import { feedId } from '#model/ids.ts'
import { type HealthFeed, renderHealthFeed } from '#publish/health-feed.ts'
import { at, hostileTitles } from '#tests/support/articles.ts'
import { atomViolations, hasAtomSchema } from '#tests/support/atom-schema.ts'
import { readXml } from './sample-page.ts'

const broke: ServiceEvent = {
  id: 7,
  feed: feedId('bbc-news'),
  at: at('2026-11-24T20:45:30Z'),
  kind: 'broke',
  because: 'it cannot be read: feeds.bbc.example does not resolve',
  code: 'fetch/dns',
}

function sample(changes: Partial<HealthFeed> = {}): HealthFeed {
  return {
    id: 'urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6c',
    title: 'Tributary: health',
    publicUrl: 'https://news.example',
    updatedAt: at('2026-11-24T20:45:30Z'),
    events: [{ event: broke, feedTitle: 'BBC News' }],
    version: '0.1.0',
    ...changes,
  }
}

function entryOf(event: Partial<ServiceEvent>, feedTitle: string | null = 'BBC News') {
  return readXml(renderHealthFeed(sample({ events: [{ event: { ...broke, ...event }, feedTitle }] }))).feed.entry[0]
}

const kinds: readonly EventKind[] = [
  'broke',
  'recovered',
  'moved',
  'stopped',
  'silent',
  'spoke',
  'distrusted',
  'trusted',
  'trouble',
  'well',
]

test.skipIf(!hasAtomSchema)(
  'every sort of event, none and hostile ones are valid by the schema of RFC 4287 (needs ../shared and jing)',
  () => {
    const hostile = hostileTitles.map(({ title }, id) => ({ event: { ...broke, id, because: title }, feedTitle: title }))
    const pages = [
      sample(),
      sample({ events: [] }),
      sample({ events: kinds.map((kind, id) => ({ event: { ...broke, id, kind }, feedTitle: 'BBC News' })) }),
      sample({ events: hostile }),
      sample({ events: [{ event: { ...broke, feed: null, because: '' }, feedTitle: null }] }),
    ]
    expect(atomViolations(...pages.map(renderHealthFeed))).toBe('')
  },
)

test('what a stranger wrote stays text', () => {
  expect(entryOf({ because: '</content><entry>&"\u0000' }, '<b>BBC</b>\ud800').title['#text']).toBe('<b>BBC</b>: </content><entry>&"')
})

test('the head says what the feed is, where it is, and which page says the same', () => {
  const { feed } = readXml(renderHealthFeed(sample()))
  expect(feed).toMatchObject({
    id: 'urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6c',
    title: 'Tributary: health',
    updated: '2026-11-24T20:45:30Z',
    author: { name: 'Tributary' },
    generator: { '@version': '0.1.0', '#text': 'Tributary' },
  })
  expect(feed.link.map((link: Record<string, string>) => `${link['@rel']} ${link['@href']}`)).toEqual([
    'self https://news.example/health.atom',
    'alternate https://news.example/status',
  ])
})

test('an entry says what happened to which feed, why, and what to do, and leads to its page', () => {
  expect(entryOf({})).toEqual({
    id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    title: { '@type': 'text', '#text': 'BBC News: it cannot be read: feeds.bbc.example does not resolve' },
    link: [{ '@rel': 'alternate', '@type': 'text/html', '@href': 'https://news.example/status/bbc-news' }],
    updated: '2026-11-24T20:45:30Z',
    category: [{ '@term': 'broke' }],
    content: {
      '@type': 'text',
      '#text': 'It cannot be read: feeds.bbc.example does not resolve. Check the address; without a network nothing resolves.',
    },
  })
})

test('an event of the service itself leads to the status page, and its advice is plain text', () => {
  const entry = entryOf({ feed: null, kind: 'trouble', because: 'feeds.json is invalid', code: 'config/invalid' }, null)
  expect(entry.title['#text']).toBe('Tributary: feeds.json is invalid')
  expect(entry.link[0]['@href']).toBe('https://news.example/status')
  expect(entry.content['#text']).toContain('Mend what is listed; npm run tributary -- check says the same')
})

test.each(['recovered', 'spoke', 'trusted', 'well'] as const)(
  '%s: it is over, and there is nothing to do, whatever the fault was',
  (kind) => {
    expect(entryOf({ kind, because: 'it went well.' }).content['#text']).toBe('It went well.')
  },
)

test('a feed that fell silent comes with something to do though it has no fault', () => {
  expect(entryOf({ kind: 'silent', because: 'nothing new for 30 days', code: null }).content['#text']).toBe(
    'Nothing new for 30 days. Look at the publisher’s site: the feed may have been given up, or have a successor.',
  )
})

test('guids that are distrusted are for the publisher to mend, and it says so', () => {
  expect(entryOf({ kind: 'distrusted', because: 'its guids change', code: null }).content['#text']).toBe(
    'Its guids change. Nothing needs to be done here; its publisher may like to know.',
  )
})

test('an event keeps its id, whatever else changes; another event or another store has another', () => {
  const { id } = entryOf({})
  expect(entryOf({ because: 'something else' }, 'Another title').id).toBe(id)
  expect(entryOf({ id: 8 }).id).not.toBe(id)
  const elsewhere = sample({ id: 'urn:uuid:11111111-7a3c-8d21-9f00-1c2d3e4f5a6c' })
  expect(readXml(renderHealthFeed(elsewhere)).feed.entry[0].id).not.toBe(id)
})

test('events keep their order, and equal values give equal bytes', () => {
  const events = [9, 8, 3].map((id) => ({ event: { ...broke, id, because: `reason ${id}` }, feedTitle: 'BBC News' }))
  const { feed } = readXml(renderHealthFeed(sample({ events })))
  expect(feed.entry.map((entry: { title: { '#text': string } }) => entry.title['#text'].at(-1))).toEqual(['9', '8', '3'])
  expect(renderHealthFeed(sample({ events }))).toBe(renderHealthFeed(sample({ events: [...events] })))
})
