import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { instant, later } from '#model/instant.ts'
import { entryOf } from '#tests/support/entries.ts'
import { jsonLines } from '#tests/support/json-lines.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, storeWith } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { runCommand } from './command.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const lighthouses = { id: 'lighthouses', phrases: ['lighthouse'] }
const now = instant(Date.now())

/** Titles of stored articles, with their age in days. */
const stored = [
  ['The lighthouse keeper', 1],
  ['A windmill turns', 2],
  ['Windmill and lighthouse', 3],
  ['Nothing at all', 4],
  ['The last lighthouse', 40],
] as const

function given(rule: unknown, feeds: object = { topics: [lighthouses], feeds: [] }) {
  const folder = temporaryFolder()
  const test = storeWith([feedOf('a')])
  onTestFinished(() => {
    folder[Symbol.dispose]()
    test[Symbol.dispose]()
  })
  const entries = stored.map(([title, days]) =>
    entryOf({
      guid: title,
      identity: `guid:${title}`,
      title,
      text: '',
      rawHash: title,
      contentHash: title,
      publishedAt: later(now, -days * 86_400),
    }),
  )
  ingest(test.store, [freshReading('a', entries)], terms, now)
  const [feedsFile, ruleFile] = [join(folder.path, 'feeds.json'), join(folder.path, 'rule.json')]
  writeFileSync(feedsFile, JSON.stringify(feeds))
  writeFileSync(ruleFile, typeof rule === 'string' ? rule : JSON.stringify(rule))
  return { ruleFile, env: { FEEDS_FILE: feedsFile, DATA_DIR: test.dataDir } }
}

test('a faulty rule ends with the faults that feeds.json would have, and exit code 2', async () => {
  const { ruleFile, env } = given({ id: 'a', phrases: [] })
  const { code, stdout, stderr } = await runCommand(['try', ruleFile], env)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/rule\.json has a fault:\n {2}line 1 {2}phrases +found an empty list.*\n.*at least one phrase/)
})

test('no rule file is exit code 2, a wrong feeds.json and a missing store are 1', async () => {
  const { ruleFile, env } = given(lighthouses)
  expect(await runCommand(['try', `${ruleFile}.not`], env)).toMatchObject({ code: 2, stderr: expect.stringContaining('no file') })
  expect(await runCommand(['try', ruleFile], { ...env, DATA_DIR: `${ruleFile}-none` })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^store\/missing/),
  })
  const wrong = given(lighthouses, { feeds: 7 })
  expect(await runCommand(['try', wrong.ruleFile], wrong.env)).toMatchObject({ code: 1, stderr: expect.stringContaining('feeds.json has') })
})

test.each(['0', '-3', 'month', '1.5', ''])('--days %j is refused', async (days) => {
  const { code, stdout, stderr } = await runCommand(['try', 'rule.json', `--days=${days}`])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('a whole number of days')
})

test('a new rule: what it would find in the last 30 days, and by what', async () => {
  const { ruleFile, env } = given({ id: 'windmills', phrases: ['windmill'] })
  const { code, stdout, stderr } = await runCommand(['try', ruleFile], env)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain('4 articles of the last 30 days')
  expect(stdout).toContain('topic windmills: would be given to 2 articles')
  expect(stdout).toContain('no topic of this id is in force')
  expect(stdout).toMatch(/the newest:\n {4}A windmill turns \(.*\)\n {6}in the title: A \[windmill\] turns {2}\(by windmill\)/)
})

test('beside the rule in force: what it would add and lose', async () => {
  const { ruleFile, env } = given({ id: 'lighthouses', phrases: ['keeper', 'windmill'] })
  const text = await runCommand(['try', ruleFile], env)
  expect(text.stdout).toContain('beside the one in force 1 more, 0 fewer')
  const { code, stdout } = await runCommand(['try', ruleFile, '--days', '50', '--json'], env)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'topic',
    id: 'lighthouses',
    days: 50,
    articles: 5,
    found: { articles: 3 },
    gained: { articles: 1, examples: [{ title: 'A windmill turns' }] },
    lost: { articles: 1, examples: [{ title: 'The last lighthouse' }] },
  })
})

const landmarks = { id: 'landmarks', phrases: ['keeper'] }
const sights = { id: 'sights', under: ['landmarks'], phrases: ['cathedral'] }

test('topics above a rule: what they would gain, near or far, and that they are above', async () => {
  const { ruleFile, env } = given({ id: 'windmills', under: ['sights'], phrases: ['windmill'] }, { topics: [landmarks, sights], feeds: [] })
  const { stdout } = await runCommand(['try', ruleFile], env)
  expect(stdout).toContain('topic windmills: would be given to 2 articles')
  expect(stdout).toMatch(/ {2}topic sights, above it: 2 more, 0 fewer\n\n {2}would be added to sights:\n {4}A windmill turns /)
  expect(stdout).toContain('  topic landmarks, above it: 2 more, 0 fewer')
  const { stdout: json } = await runCommand(['try', ruleFile, '--json'], env)
  expect(JSON.parse(json)).toMatchObject({
    above: [
      { id: 'sights', gained: { articles: 2, examples: [{ title: 'A windmill turns' }, {}] }, lost: { articles: 0 } },
      { id: 'landmarks', gained: { articles: 2 }, lost: { articles: 0 } },
    ],
    below: [],
  })
})

test('a rule that is no longer under a topic: what that would lose; one where nothing moves is not told', async () => {
  const feeds = { topics: [landmarks, sights, { ...lighthouses, under: ['landmarks', 'sights'] }], feeds: [] }
  const { ruleFile, env } = given({ ...lighthouses, under: ['sights'] }, feeds)
  const { stdout } = await runCommand(['try', ruleFile, '--json'], env)
  // Through the sights all of them are landmarks still.
  expect(JSON.parse(stdout)).toMatchObject({ gained: { articles: 0 }, lost: { articles: 0 }, above: [], below: [] })
  const alone = given(lighthouses, feeds)
  const { stdout: text } = await runCommand(['try', alone.ruleFile], alone.env)
  expect(text).toContain('beside the one in force 0 more, 0 fewer')
  expect(text).toContain('  topic sights, above it: 0 more, 2 fewer')
  // The keeper's own word holds it there.
  expect(text).toMatch(/ {2}topic landmarks, above it: 0 more, 1 fewer\n\n {2}would be lost to landmarks:\n {4}Windmill and lighthouse /)
})

test('a topic that is tried too tells for itself', async () => {
  const { ruleFile, env } = given([landmarks, { id: 'windmills', under: ['landmarks'], phrases: ['windmill'] }], {
    topics: [landmarks],
    feeds: [],
  })
  const { stdout } = await runCommand(['try', ruleFile, '--json'], env)
  expect(jsonLines(stdout)).toMatchObject([
    { id: 'landmarks', gained: { articles: 2 }, below: [] },
    { id: 'windmills', above: [] },
  ])
})

test('several rules are tried together, a line of JSON each; the rule in force changes nothing', async () => {
  const { ruleFile, env } = given([lighthouses, { id: 'windmills', phrases: ['windmill'] }])
  const { stdout } = await runCommand(['try', ruleFile, '--json'], env)
  expect(jsonLines(stdout)).toMatchObject([
    { id: 'lighthouses', found: { articles: 2 }, gained: { articles: 0 }, lost: { articles: 0 } },
    { id: 'windmills', found: { articles: 2 }, gained: null, lost: null },
  ])
})

test('a region of one’s own is tried as a topic is', async () => {
  const { ruleFile, env } = given({ id: 'mill-land', label: 'Mill Land', names: ['windmill'] })
  const { stdout } = await runCommand(['try', ruleFile, '--json'], env)
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'region', id: 'mill-land', found: { articles: expect.any(Number) }, gained: null })
})
