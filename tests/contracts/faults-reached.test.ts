import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '#model/fault.ts'

/** Tests of the documents and of the table itself name codes without reaching them. */
const naming = /^tests\/(contracts|model|web|support)\//
const tests = globSync('tests/**/*.test.ts')
  .filter((file) => !naming.test(file))
  .map((file) => readFileSync(file, 'utf8'))
const sources = globSync(['src/**/*.ts', 'workers/**/*.ts'])
  .filter((file) => file !== 'src/model/fault.ts')
  .map((file) => readFileSync(file, 'utf8'))

test.each(Object.keys(faults))('%s is thrown somewhere, and some test reaches it', (code) => {
  const named = (text: string) => text.includes(`'${code}'`)
  expect(sources.some(named), 'thrown').toBe(true)
  expect(tests.some(named), 'reached').toBe(true)
})

test('no code is thrown that is not in the table', () => {
  const thrown = sources.flatMap((text) => Array.from(text.matchAll(/new Fault\(\s*'([^']+)'/g), (match) => match[1] ?? ''))
  expect(thrown.length).toBeGreaterThan(30)
  expect(thrown.filter((code) => !Object.hasOwn(faults, code))).toEqual([])
})
