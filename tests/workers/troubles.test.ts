import { expect, test } from 'vitest'
import { Fault, type PlainFault } from '#model/fault.ts'
import { openTroubles } from '#workers/troubles.ts'

const full = new Fault('store/full', 'the disk is full')

function opened(goesOn = true) {
  const said: string[] = []
  const kept: [string, PlainFault | null][] = []
  const note = (level: string) => (_about: object, words: string) => void said.push(`${level}: ${words}`)
  const log = { info: note('info'), warn: note('warn'), error: note('error') }
  const keep = async (subject: string, fault: PlainFault | null) => void kept.push([subject, fault])
  return { said, kept, ...openTroubles({ log, keep, goesOn: () => goesOn }) }
}

test('what is no passing trouble of the store is not tried again', async () => {
  const { patiently, all } = opened()
  for (const error of [new Fault('store/corrupt', 'the file is damaged'), new Error('a bug')])
    await expect(patiently(() => Promise.reject(error))).rejects.toBe(error)
  expect(all()).toEqual([])
})

test('when the process is to end nothing is waited for', async () => {
  await expect(opened(false).patiently(() => Promise.reject(full))).rejects.toBe(full)
})

test('what was not in trouble is not said to be well again', () => {
  const { notice, said, kept } = opened()
  notice('feeds.json', null)
  expect({ said, kept }).toEqual({ said: [], kept: [] })
})

test('a trouble is said and kept once while it lasts, and once when it is over', () => {
  const { notice, all, said, kept } = opened()
  notice('store', full.toPlain())
  notice('store', full.toPlain())
  expect(all().map(({ fault }) => fault)).toEqual([full.toPlain()])
  notice('store', null)
  expect(all()).toEqual([])
  expect(said).toEqual(['error: the disk is full', 'info: store: all is well again'])
  expect(kept).toEqual([
    ['store', full.toPlain()],
    ['store', null],
  ])
})

test('a trouble that cannot be kept is in force all the same', () => {
  const { notice, all } = openTroubles({
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    keep: () => Promise.reject(full),
    goesOn: () => true,
  })
  notice('store', full.toPlain())
  expect(all()).toHaveLength(1)
})

test('what succeeds ends the trouble of the store, and no other', async () => {
  const { notice, all, patiently } = opened()
  notice('store', full.toPlain())
  notice('queue', new Fault('queue/unreachable', 'no answer').toPlain())
  expect(await patiently(async () => 7)).toBe(7)
  expect(all().map(({ fault }) => fault.code)).toEqual(['queue/unreachable'])
})
