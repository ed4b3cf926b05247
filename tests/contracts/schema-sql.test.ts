import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'

const schema = readFileSync('src/store/schema.sql', 'utf8')

test('src/store/schema.sql is what `node scripts/store-schema.ts > src/store/schema.sql` writes', () => {
  expect(execFileSync(process.execPath, ['scripts/store-schema.ts'], { encoding: 'utf8' })).toBe(schema)
})

test('every table of it is strict', () => {
  const db = new Database(':memory:')
  db.exec(schema)
  const tables = db.pragma('table_list') as { name: string; type: string; strict: number }[]
  const ours = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'))
  expect(ours.length).toBeGreaterThan(10)
  expect(ours.filter(({ strict }) => strict === 0)).toEqual([])
  db.close()
})
