import { expect, test } from 'vitest'
import { holdsControls, withoutControls } from '#parse/control-characters.ts'

test('what XML forbids goes, with the place where it first stood', () => {
  expect(withoutControls('a\nb\u0000\u0008c\tc\ufffe\uffff\r')).toEqual({
    text: 'a\nbc\tc\r',
    damage: [{ what: 'control characters were left out', line: 2, column: 2 }],
  })
})

test('the control characters from 128 on are what windows-1252 has there', () => {
  expect(withoutControls('don\u0092t \u0080\u0085')).toEqual({
    text: 'don’t €…',
    damage: [{ what: 'characters of windows-1252 stand where Unicode has control characters', line: 1, column: 4 }],
  })
})

test('a sound text stays, without a word', () => {
  const text = 'Zürich\t\r\n\u00a0 \ud83d\ude00\u007f'
  expect(withoutControls(text)).toEqual({ text, damage: [] })
})

test.each(['\0', '\b', '\x1f', '\x80', '\x9f', '\ufffe', '\uffff'])('%j is seen in UTF-8 wherever it stands', (character) => {
  for (let before = 0; before < 6; before++) {
    const bytes = new TextEncoder().encode(`${'é'.repeat(before)}${'a'.repeat(before)}${character}bcdefgh`)
    expect(holdsControls(bytes)).toBe(true)
    // Bytes that do not begin where words do.
    expect(holdsControls(Uint8Array.from([0x61, ...bytes]).subarray(1))).toBe(true)
    expect(withoutControls(new TextDecoder().decode(bytes)).damage).toHaveLength(1)
  }
})

test.each(['', 'a', 'abc\t\r\n', 'Zürich\u00a0\x7f', '\ufffd\ud83d\ude00', '\ufeffa', 'Привет', '北京'])('%j holds none', (text) => {
  expect(holdsControls(new TextEncoder().encode(text))).toBe(false)
})
