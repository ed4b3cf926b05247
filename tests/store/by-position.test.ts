import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { byPosition } from '#store/by-position.ts'

function notes() {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT, again TEXT) STRICT')
  return db
}

test('a row without one of the names is refused, as better-sqlite3 would, and nothing is written', () => {
  const db = notes()
  const insert = byPosition<{ id: number; text: string }>(db, 'INSERT INTO notes (id, text) VALUES (:id, :text)')
  expect(() => insert.run({ id: 1 } as never)).toThrow('text')
  expect(db.prepare('SELECT count(*) AS rows FROM notes').get()).toEqual({ rows: 0 })
})

test('values go where their names stand, in whatever order the row has them, and as often', () => {
  const db = notes()
  const insert = byPosition<{ text: string; id: number }>(db, "INSERT INTO notes VALUES (:id, :text, 'is:' || :text)")
  insert.run({ text: 'one', id: 1 })
  const find = byPosition<{ text: string }, { id: number; again: string }>(db, 'SELECT id, again FROM notes WHERE text = :text')
  expect(find.get({ text: 'one' })).toEqual({ id: 1, again: 'is:one' })
  expect(find.get({ text: 'other' })).toBeUndefined()
})
