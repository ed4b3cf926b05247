import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { type Instant, instant, later, rfc3339 } from '#model/instant.ts'
import { feedOf, storeWith, type TestStore } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { runCommand } from './command.ts'

test('without a store nothing can be asked, and none is made', async () => {
  using folder = temporaryFolder()
  const dataDir = join(folder.path, 'none')
  const { code, stderr } = await runCommand(['ask', 'nato'], { DATA_DIR: dataDir })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^store\/missing: /)
  expect(existsSync(dataDir)).toBe(false)
})

test('what is neither feed nor host is a fault, with the feed that was meant', async () => {
  using open = storeWith([feedOf('nato')])
  const { code, stdout, stderr } = await runCommand(['ask', 'natto'], { DATA_DIR: open.dataDir })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^store\/no-such-feed: no feed is called "natto" \(did you mean "nato"\?\)\. /)
})

test.each([
  [{ enabled: false }, 'nato is disabled in feeds.json, so it is not asked\n'],
  ['gone', 'nato is no longer in feeds.json, so it is not asked\n'],
] as const)('a feed that rests (%j) is not asked, and that is said', async (how, said) => {
  using open = storeWith([feedOf('nato', how === 'gone' ? {} : how)])
  if (how === 'gone') open.takeUp([])
  expect(await runCommand(['ask', 'nato'], { DATA_DIR: open.dataDir })).toEqual({ code: 1, stdout: '', stderr: said })
  expect(open.store.feeds.healthOf(feedId('nato'), instant(Date.now()))?.nextAt).toBeNull()
})

test.each(['nato', 'https://nato.example/feed.xml', 'HTTPS://nato.example/feed.xml'])(
  '%s is asked while the service runs',
  async (name) => {
    using open = storeWith([feedOf('nato')])
    fail(open, later(instant(Date.now()), 3600))
    const before = instant(Date.now())
    const { code, stdout, stderr } = await runCommand(['ask', name], { DATA_DIR: open.dataDir })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe('nato: asked at the next tick, within 5 seconds, if the service runs\n')
    const health = open.store.feeds.healthOf(feedId('nato'), instant(Date.now()))
    expect(health).toMatchObject({ nextReason: 'the operator asked', consecutiveFailures: 1, state: 'failing' })
    expect(health?.nextAt).toBeGreaterThanOrEqual(before)
    expect(health?.nextAt).toBeLessThanOrEqual(Date.now())
  },
)

test('a stopped feed is followed again', async () => {
  using open = storeWith([feedOf('nato')])
  fail(open, null)
  const { stdout } = await runCommand(['ask', 'nato'], { DATA_DIR: open.dataDir })
  expect(stdout).toBe('nato: asked at the next tick, within 5 seconds, if the service runs; it was stopped, and is followed again\n')
  expect(open.store.feeds.healthOf(feedId('nato'), instant(Date.now()))).toMatchObject({ state: 'failing', nextAt: expect.any(Number) })
})

test.each(['nato', 'nato.example', 'NATO.example:443'])('%s ends the wait of a host', async (name) => {
  using open = storeWith([feedOf('nato')])
  const until = later(instant(Date.now()), 3600)
  fail(open, until)
  open.store.hosts.saveRefusals('nato.example:443', { refused: null, notBefore: until, because: 'it answered 429' })
  const waiting = JSON.parse((await runCommand(['why', 'nato', '--json'], { DATA_DIR: open.dataDir })).stdout)
  expect(waiting.host).toEqual({ host: 'nato.example:443', until: rfc3339(until), because: 'it answered 429' })
  const { code, stdout } = await runCommand(['ask', name], { DATA_DIR: open.dataDir })
  expect(code).toBe(0)
  expect(stdout).toContain('may be asked again')
  expect(stdout).toContain('asked at the next tick')
  const after = JSON.parse((await runCommand(['why', 'nato', '--json'], { DATA_DIR: open.dataDir })).stdout)
  expect(after).toMatchObject({ host: { until: null }, reason: 'the operator asked' })
})

test('a host that did not have to wait is said to be so', async () => {
  using open = storeWith([feedOf('nato')])
  const { code, stdout } = await runCommand(['ask', 'nato.example'], { DATA_DIR: open.dataDir })
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'nato.example:443: did not have to wait\n' })
})

/** The feed fails once. @param nextAt null: that stopped it */
function fail({ store }: TestStore, nextAt: Instant | null): void {
  const at = instant(Date.now())
  const fault = { code: 'fetch/gone', message: 'it is gone', detail: null } as const
  const nothing = { entriesNew: 0, entriesChanged: 0, bytes: 0, durationMs: 5 }
  store.transaction(() =>
    store.health.record(
      feedId('nato'),
      { ...nothing, at, outcome: 'fault', status: 410, fault, nextAt, nextReason: 'it failed' },
      {
        stopped: nextAt === null,
        consecutiveFailures: 1,
        faultSince: at,
        faultTimes: 1,
        brokenTold: true,
        silentTold: false,
        movedTo: null,
        moving: null,
        rhythmSeconds: null,
        newestAt: null,
        silentAt: null,
      },
      'nato.example:443',
    ),
  )
}
