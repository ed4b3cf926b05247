import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkFeedsFile, type FeedsFile } from '#config/config.ts'
import { hostOf } from '#fetch/host-of.ts'
import { settingsAtStart } from '#settings-at-start.ts'
import { openStore } from '#store/store.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { startOfTest } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const broken = checkFeedsFile('{')
const everything = {
  output: { title: 'News', block: ['rain'] },
  topics: [
    { id: 'sea', phrases: ['strait', { near: [['ship'], ['sunk']] }, { sentence: [['oil'], ['spill']], weight: 2 }] },
    { id: 'own', label: 'Own', phrases: ['own'], none: ['goal'], vocabulary: 'nato' },
  ],
  regions: [
    { id: 'front', countries: ['UA'] },
    { id: 'rear', label: 'Rear', names: ['the rear'] },
  ],
  slices: [{ id: 'east', title: 'East', q: 'topic:sea', description: 'D' }],
  hosts: { 'slow.example': { concurrency: 1 } },
  feeds: [
    { url: 'https://one.example/' },
    { id: 'two', url: 'https://two.example/', auth: { bearer: 'FEED_TWO' }, opml: { a: 'b' }, publish: { rights: 'R' } },
  ],
}

test('a broken file without a store, or with one that is none, is stood in for by nothing', () => {
  const dataDir = folder()
  expect(settingsAtStart(join(dataDir, 'nowhere'), broken)).toBeNull()
  writeFileSync(join(dataDir, 'tributary.db'), 'no database '.repeat(1000))
  expect(settingsAtStart(dataDir, broken)).toBeNull()
})

test('a broken file and a store in which nothing was taken up yet: nothing', () => {
  const dataDir = folder()
  openStore(dataDir).close()
  expect(settingsAtStart(dataDir, broken)).toBeNull()
})

test.each(['$.regions', '$.output.block', '$.schedule.mostSeconds', '$.feeds[1].publish', '$.ownTopics[1].against', '$.slices[0].filter'])(
  'settings of an older program that had no %s stand in for nothing',
  (path) => {
    const dataDir = storeWith(everything)
    changeStore({ dataDir }, `UPDATE configurations SET settings = json_remove(settings, '${path}')`)
    expect(settingsAtStart(dataDir, broken)).toBeNull()
  },
)

test('a topic in force that this program does not ship: nothing', () => {
  const dataDir = storeWith(everything)
  changeStore({ dataDir }, `UPDATE configurations SET settings = json_set(settings, '$.topics[#]', json('{"id":"gone","label":"Gone"}'))`)
  expect(settingsAtStart(dataDir, broken)).toBeNull()
})

test('a broken file is stood in for by what was in force last, and its faults stay known', () => {
  const dataDir = storeWith({ feeds: [] }, everything)
  const { hash, settings } = sound(everything)
  expect(settingsAtStart(dataDir, broken)).toEqual({ hash, settings: JSON.parse(JSON.stringify(settings)), broken })
})

test('a sound file stands for itself, whatever was in force', () => {
  const { hash, settings } = sound({ feeds: [] })
  expect(settingsAtStart(storeWith(everything), sound({ feeds: [] }))).toMatchObject({ hash, settings, broken: null })
})

function folder(): string {
  const made = temporaryFolder()
  onTestFinished(() => made[Symbol.dispose]())
  return made.path
}

/** A store in which these were taken up, one after another. */
function storeWith(...values: readonly object[]): string {
  const dataDir = folder()
  const store = openStore(dataDir)
  for (const { hash, settings } of values.map(sound))
    store.transaction(() => store.configurations.takeUp(hash, settings, hostOf, startOfTest))
  store.close()
  return dataDir
}

function sound(value: object): Extract<FeedsFile, { ok: true }> {
  const file = checkFeedsFile(JSON.stringify(value))
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  return file
}
