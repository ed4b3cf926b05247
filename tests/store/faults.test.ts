import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { storeFault } from '#store/faults.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

/** What SQLite itself throws, as the store hands it on. */
function faultOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return storeFault(error)
  }
  throw new Error('nothing was thrown')
}

test('what is no error of SQLite comes back as it is', () => {
  for (const error of [new Error('a bug'), new TypeError('x'), 'text', null, { code: 'SQLITE_FULL' }]) expect(storeFault(error)).toBe(error)
})

test('an error of SQLite that is a bug of ours stays one', () => {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT; INSERT INTO one VALUES (1)')
  expect(faultOf(() => db.exec('SELECT nothing'))).toBeInstanceOf(Database.SqliteError)
  expect(faultOf(() => db.exec('INSERT INTO one VALUES (1)'))).toBeInstanceOf(Database.SqliteError)
  db.close()
})

test('a disk that is full', () => {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE one (text TEXT) STRICT')
  db.pragma('max_page_count = 4')
  const fault = faultOf(() => db.prepare('INSERT INTO one VALUES (?)').run('x'.repeat(100_000)))
  expect(fault).toMatchObject({ code: 'store/full', message: 'the disk is full', detail: expect.stringMatching(/^SQLITE_FULL: /) })
  db.close()
})

test('a file that is no database', () => {
  using folder = temporaryFolder()
  const path = join(folder.path, 'not.db')
  writeFileSync(path, 'no database '.repeat(1000))
  const open = () => {
    const db = new Database(path)
    try {
      db.pragma('user_version', { simple: true })
    } finally {
      db.close()
    }
  }
  expect(faultOf(open)).toMatchObject({ code: 'store/corrupt', message: 'the file is no SQLite database' })
})

test('a database that may only be read, and a place where there can be none', () => {
  using folder = temporaryFolder()
  const path = join(folder.path, 'a.db')
  new Database(path).exec('CREATE TABLE one (id INTEGER) STRICT').close()
  const db = new Database(path, { readonly: true })
  expect(faultOf(() => db.exec('INSERT INTO one VALUES (1)'))).toMatchObject({ code: 'store/unwritable' })
  db.close()
  expect(faultOf(() => new Database(folder.path))).toMatchObject({ code: 'store/unwritable' })
})

test('a database that another program holds longer than we wait is busy, and free again when it lets go', () => {
  using test = storeWith([feedOf('a')])
  const other = new Database(join(test.dataDir, 'tributary.db'))
  other.exec('BEGIN IMMEDIATE')
  const write = () => test.store.transaction(() => test.store.notices.clear('queue', startOfTest))
  expect(write).toThrow(expect.objectContaining({ code: 'store/busy' }))
  other.exec('ROLLBACK')
  expect(write).not.toThrow()
  other.close()
})
