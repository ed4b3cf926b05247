import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '#model/fault.ts'

/** Only the tests of a fault's own room and of the whole can reach it; elsewhere its code is but a word. */
const tests = globSync('tests/**/*.test.ts').map((file) => ({ room: file.split('/')[1] ?? '', text: readFileSync(file, 'utf8') }))
const sources = globSync(['src/**/*.ts', 'workers/**/*.ts'])
  .filter((file) => file !== 'src/model/fault.ts')
  .map((file) => readFileSync(file, 'utf8'))

test.each(Object.keys(faults))('%s is thrown somewhere, and some test reaches it', (code) => {
  const named = (text: string) => text.includes(`'${code}'`)
  const rooms = [code.split('/')[0], 'workers', 'cli', 'service']
  expect(sources.some(named), 'thrown').toBe(true)
  expect(
    tests.filter(({ room }) => rooms.includes(room)).some(({ text }) => text.includes(code) || text.includes(code.replace('/', '\\/'))),
    'reached',
  ).toBe(true)
})

test('no code is thrown that is not in the table', () => {
  const thrown = sources.flatMap((text) => Array.from(text.matchAll(/new Fault\(\s*'([^']+)'/g), (match) => match[1] ?? ''))
  expect(thrown.length).toBeGreaterThan(30)
  expect(thrown.filter((code) => !Object.hasOwn(faults, code))).toEqual([])
})
