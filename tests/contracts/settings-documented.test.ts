import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEnvironment } from '#config/environment.ts'
import { settings, settingsTable } from '#config/settings-table.ts'

test('the README has the table of settings, word for word', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(settingsTable())
})

test('the environment reads every setting of the table', () => {
  const read = new Set<PropertyKey>()
  const env = new Proxy<Record<string, string | undefined>>({}, { get: (_, name) => void read.add(name) })
  readEnvironment(env)
  // Of the proxies' variables a lower-case form is read too.
  const names = [...read].filter((name) => name === String(name).toUpperCase())
  expect(names.sort()).toEqual(settings.map(({ name }) => name).sort())
})
