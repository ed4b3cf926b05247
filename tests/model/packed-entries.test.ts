import { expect, test } from 'vitest'
import { trustStored } from '#model/html.ts'
import { packEntries, unpackEntries, unpackWritten } from '#model/packed-entries.ts'
import { identifiedEntryOf } from '#tests/support/entries.ts'

test('whatever a publisher wrote comes out as it went in: half a character, a NUL, text of any script', () => {
  const content = trustStored('\ufeff<p>one</p>\n<p>Грін</p>')
  const entries = [
    identifiedEntryOf({ title: 'half \ud83d of one', text: 'a\0b', author: 'Грін 🦊', content }),
    identifiedEntryOf({ guid: null, summary: '' }),
  ]
  const packed = packEntries(entries)
  expect(packed.count).toBe(2)
  expect(unpackEntries(packed)).toEqual(entries)
})

test('half a character in a long text comes out as it would of the store: as U+FFFD, and moves no text beside it', () => {
  const packed = packEntries([
    identifiedEntryOf({ content: trustStored('half \ud83d'), text: 'whole' }),
    identifiedEntryOf({ text: '\udd8a half' }),
  ])
  expect(unpackEntries(packed)).toMatchObject([{ content: 'half \ufffd', text: 'whole' }, { text: '\ufffd half' }])
})

test('whoever hands on a long text gets its bytes and how long it is, and reads none of it', () => {
  const [entry] = unpackWritten(packEntries([identifiedEntryOf({ content: trustStored('<p>Грін</p>'), text: 'Грін 🦊' })]))
  expect(entry?.content).toEqual({ bytes: Uint8Array.from(Buffer.from('<p>Грін</p>')), length: 11 })
  expect(entry?.text).toEqual({ bytes: Uint8Array.from(Buffer.from('Грін 🦊')), length: 7 })
})

const packedWith = (content: number, text: number, length = text) =>
  `${JSON.stringify([{ ...identifiedEntryOf(), content: { bytes: content, length: content }, text: { bytes: text, length } }])}\nab`

test.each([
  ['nothing', ''],
  ['entries as JSON alone, as an older version packed them', JSON.stringify([identifiedEntryOf()])],
  [
    'entries with lengths alone, as an older version packed them',
    `${JSON.stringify([{ ...identifiedEntryOf(), content: 1, summary: 0, text: 1 }])}\nab`,
  ],
  ['texts that are shorter than they say', packedWith(1, 2)],
  ['texts that are longer than they say', packedWith(1, 0)],
  ['a text of more characters than it says', packedWith(1, 1, 0)],
  ['texts that part within a character', packedWith(1, 1).replace('ab', 'ä')],
])('%s is refused: no text is cut or lost unseen', (_what, text) => {
  expect(() => unpackEntries({ bytes: new TextEncoder().encode(text) })).toThrow()
})

test('the bytes lie in a buffer of their own, however few they are: it can move to another thread', () => {
  const { bytes } = packEntries([])
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
  expect(() => structuredClone(bytes, { transfer: [bytes.buffer] })).not.toThrow()
})
