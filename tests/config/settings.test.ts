import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { mostBytesIn, rulesIn, type Settings, slicesIn } from '#config/settings.ts'
import { shippedTopicNames } from '#config/shipped-topic-names.ts'

test('what the file leaves out has its default', () => {
  expect(settingsOf({ feeds: [{ url: 'https://www.example.org/feed' }] })).toEqual({
    output: { title: 'Tributary', link: null, description: null, hub: null, mostBytes: 5_000_000, keep: [], block: [] },
    schedule: { everySeconds: null, leastSeconds: 300, mostSeconds: 86_400 },
    topics: shippedTopicNames,
    ownTopics: [],
    regions: [],
    slices: [],
    hosts: {},
    feeds: [
      {
        id: 'example-org-feed',
        url: 'https://www.example.org/feed',
        title: null,
        publisher: null,
        topics: [],
        regions: [],
        language: null,
        everySeconds: null,
        enabled: true,
        private: false,
        fulltext: false,
        publish: { content: 'full', rights: null, credit: null },
        secrets: null,
        folders: [],
        opml: {},
      },
    ],
  })
})

test('what the file says is taken, intervals in seconds, languages and hosts as they are known', () => {
  const feed = {
    url: 'HTTP://example.org',
    id: 'a',
    title: 'A',
    publisher: 'P',
    topics: ['t'],
    regions: ['europe'],
    enabled: false,
    private: true,
    fulltext: true,
    publish: { content: 'excerpt', rights: '© P', credit: 'P Agency' },
    folders: ['World/Europe'],
    opml: { created: 'Tue, 24 Nov 2026 22:16:00 GMT' },
  }
  const settings = settingsOf({
    $schema: './feeds.schema.json',
    output: {
      title: 'T',
      link: 'https://example.org/',
      description: 'D',
      hub: 'https://hub.example/',
      largest: '700kB',
      keep: [],
      block: [],
    },
    defaults: { every: '2h', least: '1m', most: '7d', topics: [] },
    topics: [
      {
        id: 't',
        label: 'Topic',
        under: ['u'],
        languages: ['en', 'iw', 'prs'],
        threshold: 3.5,
        phrases: [
          'some bell*',
          { text: 'B', weight: 0.5, case: 'exact', languages: ['uk'] },
          { near: [['a b', 'cc'], ['dd']], within: 9 },
          { near: [['cc'], ['dd']] },
          { sentence: [['eel'], ['f']], weight: 2 },
        ],
        all: [['g', 'h']],
        none: ['j'],
        against: ['k', 'some ant*'],
        vocabulary: 'nato',
      },
      { id: 'u', phrases: ['UU'] },
    ],
    hosts: { 'Example.ORG:8080': { concurrency: 4, spacing: '0s' }, 'новини.укр': {} },
    feeds: [{ ...feed, language: 'PT-br', every: '1d', auth: { bearer: 'FEED_TOKEN' }, headers: { 'X-Key': 'FEED_KEY' } }],
  })
  expect(settings).toEqual({
    output: {
      title: 'T',
      link: 'https://example.org/',
      description: 'D',
      hub: 'https://hub.example/',
      mostBytes: 700_000,
      keep: [],
      block: [],
    },
    schedule: { everySeconds: 7_200, leastSeconds: 60, mostSeconds: 604_800 },
    topics: [
      { id: 't', label: 'Topic' },
      { id: 'u', label: 'u' },
    ],
    ownTopics: [
      {
        id: 't',
        label: 'Topic',
        under: ['u'],
        languages: ['en', 'he', 'prs'],
        threshold: 3.5,
        phrases: [
          { kind: 'text', text: 'some bell*', case: null, weight: 1, languages: [] },
          { kind: 'text', text: 'B', case: 'exact', weight: 0.5, languages: ['uk'] },
          { kind: 'near', groups: [['a b', 'cc'], ['dd']], within: 9, weight: 1, languages: [] },
          { kind: 'near', groups: [['cc'], ['dd']], within: 6, weight: 1, languages: [] },
          { kind: 'sentence', groups: [['eel'], ['f']], weight: 2, languages: [] },
        ],
        all: [['g', 'h']],
        none: ['j'],
        against: ['k', 'some ant*'],
        vocabulary: 'nato',
      },
      {
        id: 'u',
        label: 'u',
        under: [],
        languages: [],
        threshold: 2,
        phrases: [{ kind: 'text', text: 'UU', case: null, weight: 1, languages: [] }],
        all: [],
        none: [],
        against: [],
        vocabulary: null,
      },
    ],
    regions: [],
    slices: [],
    hosts: { 'example.org:8080': { concurrency: 4, spacingSeconds: 0 }, 'xn--b1amarcd.xn--j1amh': { concurrency: 2, spacingSeconds: 1 } },
    feeds: [
      {
        ...feed,
        language: 'pt-BR',
        everySeconds: 86_400,
        secrets: { basic: null, bearer: 'FEED_TOKEN', headers: { 'x-key': 'FEED_KEY' } },
      },
    ],
  })
})

test('nothing in them can be changed', () => {
  const settings = settingsOf({
    hosts: { 'example.org': {} },
    topics: [{ id: 't', phrases: ['word', { near: [['war'], ['sea']] }], all: [['war']] }],
    feeds: [{ url: 'https://example.org', topics: ['t'] }],
  })
  const parts = [
    settings,
    settings.output,
    settings.schedule,
    settings.topics[0],
    settings.ownTopics[0]?.phrases[0],
    settings.ownTopics[0]?.all[0],
    settings.hosts['example.org'],
    settings.feeds,
    settings.feeds[0]?.topics,
  ]
  expect(parts.map((part) => Object.isFrozen(part) && part !== undefined)).toEqual(parts.map(() => true))
})

test('shipped topics are in force beside the operator’s own, which stand first', () => {
  const { topics } = settingsOf({
    topics: [{ id: 'own', phrases: ['word'] }],
    feeds: [{ url: 'https://example.org', topics: ['nato', 'own'] }],
  })
  expect(topics.map(({ id }) => id)).toEqual(['own', ...shippedTopicNames.map(({ id }) => id)])
})

test('a topic of one’s own with the id of a shipped one takes its place', () => {
  const { topics } = settingsOf({ topics: [{ id: 'nato', phrases: ['OTAN'] }], feeds: [] })
  expect(topics.filter(({ id }) => id === 'nato')).toEqual([{ id: 'nato', label: 'nato' }])
  expect(topics.length).toBe(shippedTopicNames.length)
})

test('the file says which shipped topics are in force', () => {
  const inForce = (chosen: readonly string[]) => settingsOf({ defaults: { topics: chosen }, feeds: [] }).topics.map(({ id }) => id)
  expect(inForce([])).toEqual([])
  expect(inForce(['ukraine', 'nato']).toSorted()).toEqual(['nato', 'ukraine'])
})

test('a host that has no limits has none from a prototype', () => {
  const { hosts } = settingsOf({ feeds: [] })
  expect(hosts.constructor).toBeUndefined()
})

function settingsOf(file: object): Settings {
  const checked = checkFeedsFile(JSON.stringify(file))
  if (!checked.ok) throw new Error(checked.faults.map(({ message }) => message).join('\n'))
  return checked.settings
}

test('settings that an older program took up hold no slices, no rules and no bound of a document', () => {
  const settings = settingsOf({ feeds: [] })
  const { title, link, description, hub } = settings.output
  const older = { ...settings, slices: undefined, output: { title, link, description, hub } } as unknown as Settings
  expect(slicesIn(older)).toEqual([])
  expect(rulesIn(older)).toEqual({ keep: [], block: [] })
  expect(mostBytesIn(older)).toBe(Number.POSITIVE_INFINITY)
})
