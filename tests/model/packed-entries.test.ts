import { expect, test } from 'vitest'
import { trustStored } from '#model/html.ts'
import { packEntries, unpackEntries } from '#model/packed-entries.ts'
import { entryOf } from '#tests/support/entries.ts'

test('whatever a publisher wrote comes out as it went in: half a character, a NUL, text of any script', () => {
  const content = trustStored('\ufeff<p>one</p>\n<p>Грін</p>')
  const entries = [entryOf({ title: 'half \ud83d of one', text: 'a\0b', author: 'Грін 🦊', content }), entryOf({ guid: null, summary: '' })]
  const packed = packEntries(entries)
  expect(packed.count).toBe(2)
  expect(unpackEntries(packed)).toEqual(entries)
})

test('half a character in a long text comes out as it would of the store: as U+FFFD, and moves no text beside it', () => {
  const packed = packEntries([entryOf({ summary: 'half \ud83d', text: 'whole' }), entryOf({ text: '\udd8a half' })])
  expect(unpackEntries(packed)).toMatchObject([{ summary: 'half \ufffd', text: 'whole' }, { text: '\ufffd half' }])
})

test.each([
  ['nothing', ''],
  ['entries as JSON alone, as an older version packed them', JSON.stringify([entryOf({})])],
  ['texts that are shorter than they say', `${JSON.stringify([{ ...entryOf({}), content: 1, summary: 0, text: 2 }])}\nab`],
  ['texts that are longer than they say', `${JSON.stringify([{ ...entryOf({}), content: 1, summary: 0, text: 0 }])}\nab`],
])('%s is refused: no text is cut or lost unseen', (_what, text) => {
  expect(() => unpackEntries({ bytes: new TextEncoder().encode(text) })).toThrow()
})

test('the bytes lie in a buffer of their own, however few they are: it can move to another thread', () => {
  const { bytes } = packEntries([])
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
  expect(() => structuredClone(bytes, { transfer: [bytes.buffer] })).not.toThrow()
})
