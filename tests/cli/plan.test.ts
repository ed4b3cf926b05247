import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import type { Settings } from '#config/settings.ts'
import { hostOf } from '#fetch/host-of.ts'
import { openStore } from '#store/store.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { startOfTest } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { runCommand } from './command.ts'

test('an invalid feeds.json is told as `check` tells it', async () => {
  const { env, write } = folderWith(null)
  write({ feeds: [{ url: 'ftp://example.org/' }] })
  const planned = await runCommand(['plan'], env)
  const checked = await runCommand(['check'], env)
  expect(planned).toMatchObject({ code: 1, stdout: '' })
  expect(planned.stderr).toBe(checked.stderr)
})

test('without a store everything is new', async () => {
  const { env, write } = folderWith(null)
  write({ feeds: [{ url: 'https://one.example/feed' }, { url: 'https://two.example/?token=1', private: true, enabled: false }] })
  const { code, stdout } = await runCommand(['plan'], env)
  expect(code).toBe(0)
  expect(stdout).toContain('nothing was taken up yet, all is new')
  expect(stdout).toMatch(
    /2 feeds added, asked at once\n {2}one-example-feed +https:\/\/one\.example\/feed\n {2}private-\w+ +private address \(disabled: not asked\)\n/,
  )
  expect(stdout).not.toContain('token')
  expect(JSON.parse((await runCommand(['plan', '--json'], env)).stdout)).toMatchObject({
    inForceSince: null,
    added: [{ feed: 'one-example-feed', url: 'https://one.example/feed', enabled: true }, { url: null }],
    removed: [],
  })
})

test('what is shown of a feed, and how large documents may be, is told word by word', async () => {
  const one = { id: 'one', url: 'https://one.example/feed' }
  const { env, write } = folderWith({ feeds: [one] })
  write({ output: { largest: '700kB' }, feeds: [{ ...one, publish: { content: 'excerpt', rights: '© One', credit: 'One Agency' } }] })
  const { stdout } = await runCommand(['plan'], env)
  for (const [field, from, to] of [
    ['publish.content', 'full', 'excerpt'],
    ['publish.rights', null, '© One'],
    ['publish.credit', null, 'One Agency'],
    ['output.largest', '5000 kB', '700 kB'],
  ] as const) {
    const line = stdout.split('\n').find((text) => text.includes(field)) ?? ''
    expect(line).toContain(to)
    if (from !== null) expect(line).toContain(from)
  }
})

test('the feeds.json in force would change nothing', async () => {
  const feeds = { feeds: [{ url: 'https://one.example/feed', headers: { 'X-Key': 'FEED_KEY' }, opml: { text: 'One' } }] }
  const { env, write } = folderWith(feeds)
  write(feeds)
  expect(await runCommand(['plan'], env)).toEqual({ code: 0, stdout: `${env.FEEDS_FILE}: nothing would change\n`, stderr: '' })
})

test('added, resumed, changed and removed feeds are told, and what becomes of articles', async () => {
  const one = { id: 'one', url: 'https://one.example/feed', title: 'One', topics: ['nato'] }
  const { env, write, takeUp } = folderWith({ topics, feeds: [one, { id: 'back', url: 'https://back.example/' }] })
  takeUp({ topics, feeds: [one, { id: 'out', url: 'https://out.example/' }] })
  write({
    topics,
    feeds: [
      { ...one, url: 'https://new.example/feed', title: 'Uno', topics: [], every: '2h', enabled: false, auth: { bearer: 'FEED_TOKEN' } },
      { id: 'back', url: 'https://back.example/' },
      { id: 'new', url: 'https://new.example/' },
    ],
  })
  const { code, stdout, stderr } = await runCommand(['plan'], env)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.split('\n').slice(1, -1)).toEqual([
    '',
    '1 feed added, asked at once',
    '  new  https://new.example/',
    '',
    '1 feed followed again, with the articles that stayed',
    '  back  https://back.example/',
    '',
    '1 feed changed',
    '  one',
    '    url: https://one.example/feed → https://new.example/feed (asked at once; its articles stay)',
    '    title: One → Uno',
    '    topics: nato → none',
    '    every: none → 2 hours',
    '    enabled: true → false (not asked any more; its articles stay)',
    '    auth: none → bearer FEED_TOKEN',
    '',
    '1 feed removed: not asked any more; their articles and slices stay, and the same id takes them up again',
    '  out  no articles',
  ])
  const planned = JSON.parse((await runCommand(['plan', '--json'], env)).stdout)
  expect(planned).toMatchObject({ inForceSince: '2026-11-24T12:00:00Z', removed: [{ feed: 'out', articles: 0 }], settings: [] })
  expect(planned.changed[0].fields[0]).toEqual({ field: 'url', from: 'https://one.example/feed', to: 'https://new.example/feed' })
})

test.each([
  [false, true],
  [true, false],
  [true, true],
])('the addresses of a feed that was private (%s) and is (%s) are not shown', async (was, is) => {
  const { env, write } = folderWith({
    feeds: [{ id: 'desk', url: 'https://secret.example/1', private: was, opml: { htmlUrl: 'https://secret.example/' } }],
  })
  write({ feeds: [{ id: 'desk', url: 'https://secret.example/2', private: is }] })
  const { stdout } = await runCommand(['plan'], env)
  expect(stdout).toContain('    url: changed, not shown as the feed is private')
  expect(stdout).toContain('    opml: changed, not shown')
  for (const text of [stdout, (await runCommand(['plan', '--json'], env)).stdout]) expect(text).not.toContain('secret')
})

test('changed output, defaults, topics and hosts are told in words', async () => {
  const { env, write } = folderWith({ output: { title: 'News' }, topics, hosts: { 'slow.example': { concurrency: 1 } }, feeds: [] })
  write({
    output: { title: 'Our \u202enews', block: ['tass', { q: 'a b', name: 'Noise' }], keep: ['slice:east'] },
    slices: [{ id: 'east', title: 'East', q: 'topic:nato', description: 'D' }],
    defaults: { every: '1h', most: '12h' },
    topics: [
      {
        id: 'nato',
        phrases: ['NATO', { text: 'Alliance', case: 'exact', languages: ['en', 'fr'] }],
        none: ['Nato the singer'],
        against: ['band', 'tour'],
        vocabulary: 'nato',
      },
      {
        id: 'sea',
        label: 'Sea',
        under: ['nato'],
        threshold: 3,
        phrases: [{ near: [['ship*', 'vessel'], ['attack']], weight: 2 }],
        all: [['sea', 'strait']],
      },
    ],
    hosts: { 'slow.example': { concurrency: 1, spacing: '1m' }, 'other.example': {} },
    feeds: [],
  })
  const { stdout } = await runCommand(['plan'], env)
  expect(stdout.split('\n').slice(1, -1)).toEqual([
    '',
    'settings changed',
    '  output.title: News → Our  news',
    '  output.keep: none → slice:east',
    '  output.block: none → tass, Noise: a b',
    '  defaults.every: none → 1 hour',
    '  defaults.most: 1 day → 12 hours',
    '  topics.nato.phrases: North Atlantic → Alliance (case exact; in en and fr)',
    '  topics.nato.none: none → Nato the singer',
    '  topics.nato.against: none → band, tour',
    '  topics.nato.vocabulary: none → nato',
    '  topics.sea.label: none → Sea',
    '  topics.sea.under: none → nato',
    '  topics.sea.threshold: none → 3',
    '  topics.sea.phrases: none → ship*/vessel with attack (within 6; weight 2)',
    '  topics.sea.all: none → sea/strait',
    '  slices.east.title: none → East',
    '  slices.east.q: none → topic:nato',
    '  slices.east.description: none → D',
    '  hosts.slow.example: 1 at once, 1 second apart → 1 at once, 1 minute apart',
    '  hosts.other.example: none → 2 at once, 1 second apart',
    '  stored articles are tagged anew, the newest first',
  ])
})

test('regions that are new, changed and gone are told field by field, and that stored articles are tagged anew', async () => {
  const gone = { id: 'gone-sea', countries: ['TR'] }
  const { env, write } = folderWith({
    regions: [{ id: 'front', label: 'Front', countries: ['UA', 'PL'], names: ['the front'] }, gone],
    feeds: [],
  })
  write({
    regions: [
      { id: 'front', label: 'Front', countries: ['PL', 'CN', 'AF'], names: ['the front', 'Front line'] },
      { id: 'silk-road', countries: ['CN'] },
    ],
    feeds: [],
  })
  const { stdout } = await runCommand(['plan'], env)
  expect(stdout.split('\n').slice(1, -1)).toEqual([
    '',
    'settings changed',
    '  regions.front.countries: UA → CN, AF',
    '  regions.front.names: none → Front line',
    '  regions.gone-sea.label: gone-sea → none',
    '  regions.gone-sea.countries: TR → none',
    '  regions.silk-road.label: none → silk-road',
    '  regions.silk-road.countries: none → CN',
    '  stored articles are tagged anew, the newest first',
  ])
})

test('what an older program took up, which knew no regions, is no fault', async () => {
  const { env, write } = folderWith({ feeds: [] })
  changeStore({ dataDir: env.DATA_DIR }, `UPDATE configurations SET settings = json_remove(settings, '$.regions')`)
  write({ regions: [{ id: 'front', names: ['the front'] }], feeds: [] })
  expect((await runCommand(['plan'], env)).stdout).toContain('  regions.front.names: none → the front\n')
})

test('without a store topics, regions and settings are told as new, and no stored articles', async () => {
  const { env, write } = folderWith(null)
  write({
    output: { title: 'News' },
    defaults: { most: '12h' },
    topics: [{ id: 'sea', phrases: ['strait'] }],
    regions: [{ id: 'front', countries: ['UA'] }],
    slices: [{ id: 'east', title: 'East', q: 'topic:sea' }],
    feeds: [],
  })
  const { stdout } = await runCommand(['plan'], env)
  expect(stdout.split('\n').slice(0, -1)).toEqual([
    `${env.FEEDS_FILE}, nothing was taken up yet, all is new:`,
    '',
    'settings other than the usual',
    '  output.title: Tributary → News',
    '  defaults.most: 1 day → 12 hours',
    '  topics.sea.label: none → sea',
    '  topics.sea.threshold: none → 2',
    '  topics.sea.phrases: none → strait',
    '  regions.front.label: none → front',
    '  regions.front.countries: none → UA',
    '  slices.east.title: none → East',
    '  slices.east.q: none → topic:sea',
  ])
})

test('a plan writes nothing', async () => {
  const { env, write } = folderWith({ feeds: [] })
  write({ feeds: [{ url: 'https://one.example/' }] })
  const first = await runCommand(['plan', '--json'], env)
  expect(JSON.parse(first.stdout).added).toHaveLength(1)
  expect((await runCommand(['plan', '--json'], env)).stdout).toBe(first.stdout)
})

const topics = [{ id: 'nato', phrases: ['NATO', 'North Atlantic'] }]

/** A folder with a store in which these settings are in force; null: without a store. */
function folderWith(inForce: object | null) {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  const env = { DATA_DIR: join(folder.path, 'data'), FEEDS_FILE: join(folder.path, 'feeds.json') }
  const takeUp = (value: object) => {
    const store = openStore(env.DATA_DIR)
    store.transaction(() => store.configurations.takeUp(JSON.stringify(value), settingsOf(value), hostOf, startOfTest))
    store.close()
  }
  if (inForce !== null) takeUp(inForce)
  return { env, takeUp, write: (value: object) => writeFileSync(env.FEEDS_FILE, JSON.stringify(value)) }
}

function settingsOf(value: object): Settings {
  const file = checkFeedsFile(JSON.stringify(value))
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  return file.settings
}
