import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore, openStoreReadOnly } from '#store/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

test('a database newer than the program is refused, and left as it was', () => {
  using folder = temporaryFolder()
  openStore(folder.path).close()
  const db = new Database(join(folder.path, 'tributary.db'))
  db.pragma('user_version = 9999')
  db.close()
  expect(() => openStore(folder.path)).toThrow(expect.objectContaining({ code: 'store/newer' }))
  expect(() => openStoreReadOnly(folder.path)).toThrow(expect.objectContaining({ code: 'store/newer' }))
  const after = new Database(join(folder.path, 'tributary.db'))
  expect(after.pragma('user_version', { simple: true })).toBe(9999)
  after.close()
})

test('a database older than the program is refused by those who may not migrate it', () => {
  using folder = temporaryFolder()
  openStore(folder.path).close()
  const db = new Database(join(folder.path, 'tributary.db'))
  db.pragma('user_version = 1')
  db.close()
  expect(() => openStoreReadOnly(folder.path)).toThrow(expect.objectContaining({ code: 'store/older' }))
})

test('a file that is no database is refused and kept', () => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'tributary.db'), 'not a database at all, but long enough to be looked at '.repeat(40))
  expect(() => openStore(folder.path)).toThrow(expect.objectContaining({ code: 'store/corrupt' }))
})

test('a folder that cannot be made is said in one line', () => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'file'), '')
  expect(() => openStore(join(folder.path, 'file', 'below'))).toThrow(expect.objectContaining({ code: 'store/unwritable' }))
})

test('nobody can read what the ingest role has not created yet', () => {
  using folder = temporaryFolder()
  expect(() => openStoreReadOnly(folder.path)).toThrow(expect.objectContaining({ code: 'store/missing' }))
})

test('a second writer on the same folder is refused, until the first is gone', () => {
  using folder = temporaryFolder()
  const first = openStore(folder.path)
  expect(() => openStore(folder.path)).toThrow(expect.objectContaining({ code: 'store/in-use' }))
  first.close()
  openStore(folder.path).close()
})

test('opening again migrates nothing twice and keeps the store’s own id', () => {
  using folder = temporaryFolder()
  const first = openStore(folder.path)
  const instance = first.instance()
  first.close()
  const second = openStore(folder.path)
  expect(second.instance()).toBe(instance)
  second.close()
})

test('the database is in WAL mode with foreign keys on and strict tables', () => {
  using folder = temporaryFolder()
  const store = openStore(folder.path)
  const db = new Database(join(folder.path, 'tributary.db'), { readonly: true })
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  const loose = db
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`)
    .all()
  expect(loose).toEqual([])
  db.close()
  store.close()
})

test('a transaction that throws leaves nothing behind', () => {
  using folder = temporaryFolder()
  const store = openStore(folder.path)
  expect(() =>
    store.transaction(() => {
      store.notices.raise('queue', { code: 'queue/unreachable', message: 'gone', detail: null }, 1 as never)
      throw new Error('on purpose')
    }),
  ).toThrow('on purpose')
  expect(store.notices.all()).toEqual([])
  store.close()
})
