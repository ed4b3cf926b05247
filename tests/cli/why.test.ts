import { join } from 'node:path'
import { expect, test } from 'vitest'
import { whyJson } from '#cli/why-json.ts'
import { whyText } from '#cli/why-text.ts'
import type { Attempt } from '#model/feed.ts'
import { later } from '#model/instant.ts'
import { feedOf, storeWith } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { runCommand } from './command.ts'
import { ago, now, storyOf } from './shown-story.ts'

test('without a store there is nothing to say', async () => {
  using folder = temporaryFolder()
  const { code, stderr } = await runCommand(['why', 'nato'], { DATA_DIR: join(folder.path, 'none') })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^store\/missing: /)
})

test.each([
  ['natto', 'nato'],
  ['http://www.nato.int/news.xml', 'nato-int-news-xml'],
  ['\u001b[2Jelsewhere', null],
])('a feed %j that is not there is a fault, with the one that was meant', async (name, meant) => {
  using open = storeWith([feedOf('nato'), feedOf('nato-int-news-xml', { url: 'https://www.nato.int/news.xml' })])
  const { code, stdout, stderr } = await runCommand(['why', name, '--json'], { DATA_DIR: open.dataDir })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^store\/no-such-feed: no feed is called /)
  expect(stderr.includes('did you mean')).toBe(meant !== null)
  if (meant !== null) expect(stderr).toContain(`(did you mean "${meant}"?)`)
  expect(stderr).not.toContain('\u001b')
})

test('a feed that was never asked is told, by its id as by its address', async () => {
  using open = storeWith([feedOf('nato', { url: 'https://nato.example/feed' })])
  const names = ['nato', 'https://nato.example/feed', 'HTTPS://NATO.example/feed#top']
  for (const name of names) {
    const { code, stdout, stderr } = await runCommand(['why', name, '--json'], { DATA_DIR: open.dataDir })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const told = JSON.parse(stdout)
    expect(Object.keys(told).slice(0, 6)).toEqual(['feed', 'state', 'fault', 'nextAt', 'reason', 'attempts'])
    expect(told).toMatchObject({ feed: 'nato', state: 'waiting', fault: null, nextAt: '2026-11-24T12:00:00Z', attempts: [] })
    expect(told.reason).not.toBe('')
  }
  const { stdout } = await runCommand(['why', 'nato'], { DATA_DIR: open.dataDir })
  expect(stdout).toMatch(
    /^nato: nato\naddress +https:\/\/nato\.example\/feed\nstate +waiting, not asked yet\narticles +no articles\nnext +due now: /,
  )
  expect(stdout).toContain('\nno attempts yet\n')
})

const failed: Attempt = {
  at: ago(3600),
  outcome: 'fault',
  status: 503,
  fault: { code: 'fetch/status', message: 'nato.example answered 503', detail: 'secret detail' },
  bytes: 12_345,
  durationMs: 1042,
  entriesNew: 0,
  entriesChanged: 0,
  nextAt: later(now, 300),
  nextReason: 'failed 3 times in a row',
}
const fresh: Attempt = { ...failed, at: ago(7200), outcome: 'fresh', status: 200, fault: null, entriesNew: 12, nextReason: 'its rhythm' }
const failing = {
  state: 'failing',
  consecutiveFailures: 3,
  fault: { code: 'fetch/status', message: 'nato.example answered 503', detail: 'secret detail', at: ago(3600) },
} as const

test('a fault is told with its code, since when, and what to do', () => {
  const text = whyText(storyOf(failing, [failed, fresh]))
  expect(text).toMatch(
    /^fault +fetch\/status, 24 Nov 2026, 11:00 UTC \(1 hour ago\), 3 times in a row: nato\.example answered 503\. Open the /m,
  )
  expect(text).toMatch(/^next +asked again 24 Nov 2026, 12:05 UTC \(in 5 minutes\): it posts about every 10 minutes$/m)
  expect(text).not.toContain('secret detail')
  expect(JSON.parse(whyJson(storyOf(failing, [failed]))).fault).toEqual({
    code: 'fetch/status',
    message: 'nato.example answered 503',
    at: '2026-11-24T11:00:00Z',
  })
})

test('each attempt is a row: when, what came of it, bytes, duration, entries, and why next', () => {
  const rows = whyText(storyOf(failing, [failed, fresh]))
    .split('\n')
    .slice(-3)
  expect(rows).toEqual([
    'attempt               came to            bytes      took  new  changed  why next',
    '2026-11-24T11:00:00Z  503 fetch/status  12,345  1,042 ms    0        0  failed 3 times in a row',
    '2026-11-24T10:00:00Z  200 fresh         12,345  1,042 ms   12        0  its rhythm',
  ])
  expect(JSON.parse(whyJson(storyOf(failing, [fresh]))).attempts).toEqual([
    {
      at: '2026-11-24T10:00:00Z',
      outcome: 'fresh',
      status: 200,
      fault: null,
      bytes: 12_345,
      durationMs: 1042,
      entriesNew: 12,
      entriesChanged: 0,
      nextAt: '2026-11-24T12:05:00Z',
      reason: 'its rhythm',
    },
  ])
})

test.each([
  [
    'a stopped feed',
    { state: 'stopped', nextAt: null, nextReason: 'gone for good' },
    /^state +stopped, .*\n(?:.*\n)*next +gone for good$/m,
  ],
  ['a feed that rests', { state: 'disabled', nextAt: null }, /^state +disabled in feeds\.json, .*\n(?:.*\n)*next +asked no more$/m],
  ['a silent feed', { state: 'silent' }, /^state +silent, quiet for longer than its rhythm explains; last read 24 Nov 2026, 11:59 UTC/m],
  ['its rhythm', {}, /^rhythm +posts about every 10 minutes; the newest 24 Nov 2026, 10:00 UTC \(2 hours ago\)$/m],
  ['a feed without rhythm', { rhythmSeconds: null }, /^rhythm +too few posts to tell; /m],
  ['a feed that has moved', { movedTo: 'https://new.example/' }, /^moved +asked at https:\/\/new\.example\/, .*feeds\.json$/m],
  [
    'a feed that is moving',
    { moving: { to: 'https://new.example/', since: ago(86_400), times: 3 } },
    /^moving +permanently redirected to https:\/\/new\.example\/, 3 times, first 23 Nov 2026, 12:00 UTC \(24 hours ago\)/m,
  ],
  [
    'a host that waits',
    { host: { host: 'nato.example:443', until: later(now, 600), because: 'it answered 429' } },
    /^host +nato\.example:443 .* 12:10 UTC \(in 10 minutes\): it answered 429; `npm run tributary -- ask nato\.example:443` ends the wait$/m,
  ],
  [
    'a hub',
    {
      subscription: {
        hub: 'https://hub.example/',
        topic: 'https://nato.example/feed.xml',
        state: 'active',
        until: later(now, 86_400),
        lastPushAt: ago(600),
        trusted: true,
        because: '',
      },
    },
    /^hub +https:\/\/hub\.example\/ .* 25 Nov 2026, 12:00 UTC .*11:50 UTC \(10 minutes ago\); trusted/m,
  ],
  [
    'guids that are not relied on',
    { weakGuids: { since: ago(86_400), because: 'they change: “A” was “1” and is “2” now' } },
    /^guids +not relied on, found out 23 Nov 2026, 12:00 UTC \(24 hours ago\): they change: “A” was “1” and is “2” now; items are told apart by link and date, then title$/m,
  ],
  ['damage', { damage: ['line 3: an unknown entity'] }, /^damage +line 3: an unknown entity$/m],
] as const)('%s is told', (_, fields, said) => {
  expect(whyText(storyOf(fields))).toMatch(said)
})

test('a wait that is over is not told', () => {
  expect(whyText(storyOf({ host: { host: 'nato.example:443', until: ago(1), because: 'it answered 429' } }))).not.toContain('429')
})

test('a private feed’s addresses and hosts stay out of both forms', () => {
  const secret = /secret\.example|token/
  const story = storyOf(
    {
      feed: feedOf('desk', { url: 'https://feed.secret.example/?token=1', private: true }),
      ...failing,
      fault: { ...failing.fault, message: 'feed.secret.example answered 503' },
      movedTo: 'https://new.secret.example/?token=2',
      moving: { to: 'https://newer.secret.example/?token=3', since: ago(60), times: 1 },
      host: { host: 'feed.secret.example:443', until: later(now, 60), because: 'feed.secret.example answered 429' },
      nextReason: 'feed.secret.example asks for it',
      damage: ['https://new.secret.example/?token=2 is odd'],
      subscription: {
        hub: 'https://hub.secret.example/',
        topic: 'https://feed.secret.example/?token=1',
        state: 'refused',
        until: null,
        lastPushAt: null,
        trusted: false,
        because: 'hub.secret.example said no',
      },
    },
    [{ ...failed, fault: { code: 'fetch/status', message: 'newer.secret.example answered 503', detail: null } }],
  )
  expect(whyText(story)).not.toMatch(secret)
  expect(whyJson(story)).not.toMatch(secret)
  expect(JSON.parse(whyJson(story))).toMatchObject({ private: true, url: null, movedTo: null, moving: { to: null, times: 1 } })
})

test('what strangers say moves no cursor and forges no line', () => {
  const rude = '\u001b[2J\u009b1A\r\nnext never \u202e'
  const story = storyOf({
    source: { ...storyOf().health.source, title: rude },
    nextReason: rude,
    fault: { ...failing.fault, message: rude },
    damage: [rude],
  })
  for (const text of [whyText(story), whyJson(story)]) expect(text.replaceAll('\n', '')).not.toMatch(/\p{C}/u)
  expect(whyJson(story)).not.toContain('\n')
})

test('a source that is withdrawn is told as such, since when and why', async () => {
  using open = storeWith([feedOf('nato')])
  const run = (...args: readonly string[]) => runCommand(args, { DATA_DIR: open.dataDir })
  expect(JSON.parse((await run('why', 'nato', '--json')).stdout)).toMatchObject({ withdrawn: null })
  await run('withdraw', '--source', 'nato', '--because', 'they asked')
  expect((await run('why', 'nato')).stdout).toMatch(
    /^withdrawn +\d+ \w+ \d{4}, \d\d:\d\d UTC \(.*\), none of its articles is shown: they asked$/m,
  )
  const told = JSON.parse((await run('why', 'nato', '--json')).stdout)
  expect(told.withdrawn).toEqual({ at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), because: 'they asked' })
  expect((await run('why', 'natto')).stderr).toContain('(did you mean "nato"?)')
})

test('what became of the pages of its articles is told, in words and as JSON', () => {
  const story = storyOf()
  const lastFailure = { url: 'https://nato.example/1', because: 'the page has next to no text', at: ago(60) }
  const asked = { ...story, fulltext: { waiting: 3, read: 12, failed: 1, lastFailure } }
  expect(whyText(story)).not.toMatch(/^pages /m)
  expect(whyText(asked)).toMatch(
    /^pages +12 pages were read, 3 wait, 1 gave no text, .*https:\/\/nato\.example\/1, .*: the page has next to no text$/m,
  )
  expect(JSON.parse(whyJson(story)).fulltext).toBeNull()
  expect(JSON.parse(whyJson(asked)).fulltext).toEqual({
    waiting: 3,
    read: 12,
    failed: 1,
    lastFailure: { ...lastFailure, at: '2026-11-24T11:59:00Z' },
  })
})

test('how far its archive was read back is told, in words and as JSON', () => {
  const story = storyOf()
  const backlog = {
    since: ago(86_400),
    documents: 3,
    entries: 57,
    nextAt: null,
    askedAt: ago(60),
    failed: false,
    because: 'it met what was known',
  }
  expect(whyText(story)).not.toMatch(/^archive /m)
  expect(whyText({ ...story, backlog })).toMatch(
    /^archive +read back for what was missed since .*: 3 documents, 57 articles; ended .*: it met what was known$/m,
  )
  expect(JSON.parse(whyJson(story)).archive).toBeNull()
  expect(JSON.parse(whyJson({ ...story, backlog })).archive).toEqual({
    ...backlog,
    since: '2026-11-23T12:00:00Z',
    askedAt: '2026-11-24T11:59:00Z',
  })
})
