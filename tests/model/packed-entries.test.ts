import { expect, test } from 'vitest'
import { packEntries, unpackEntries } from '#model/packed-entries.ts'
import { entryOf } from '#tests/support/entries.ts'

test('whatever a publisher wrote comes out as it went in: half a character, a NUL, text of any script', () => {
  const entries = [entryOf({ title: 'half \ud83d of one', text: 'a\0b', author: 'Грін 🦊' }), entryOf({ guid: null, image: null })]
  const packed = packEntries(entries)
  expect(packed.count).toBe(2)
  expect(unpackEntries(packed)).toEqual(entries)
})

test('the bytes lie in a buffer of their own, however few they are: it can move to another thread', () => {
  const { json } = packEntries([])
  expect(json.buffer.byteLength).toBe(json.byteLength)
  expect(() => structuredClone(json, { transfer: [json.buffer] })).not.toThrow()
})
