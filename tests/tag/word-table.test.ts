import { expect, test } from 'vitest'
import { unitsOf } from '#tag/units.ts'
import { emptyHash, mayHave, mixText, openWordTable } from '#tag/word-table.ts'
import { foldText } from '#tag/words.ts'

function findIn(words: readonly string[], text: string): number {
  return openWordTable(words).find(mixText(emptyHash, foldText(text)), unitsOf(text), 0, text.length)
}

test.each(['', 'kyi', 'kyivs', 'minsk'])('%j is not among the words', (text) => {
  expect(findIn(['kyiv', 'strasse'], text)).toBe(-1)
  expect(findIn([], text)).toBe(-1)
})

test.each([
  ['Kyiv', 0],
  ['STRAßE', 1],
  ['k\u00ADyiv', 0],
])('%j is found, however it is spelt', (text, place) => {
  expect(findIn(['kyiv', 'strasse'], text)).toBe(place)
})

test('another word of the same hash is not taken for it', () => {
  const { find } = openWordTable(['kyiv'])
  expect(find(mixText(emptyHash, 'kyiv'), unitsOf('oslo'), 0, 4)).toBe(-1)
})

test('of ten thousand words each is found, and the bitmap turns away most of what is none', () => {
  const words = Array.from({ length: 10_000 }, (_, index) => `word${index}`)
  const { find, bitmap, bitmapShift } = openWordTable(words)
  expect(words.every((word, place) => find(mixText(emptyHash, word), unitsOf(word), 0, word.length) === place)).toBe(true)
  expect(words.every((word) => mayHave(bitmap, bitmapShift, mixText(emptyHash, word)))).toBe(true)
  const strangers = words.filter((word) => mayHave(bitmap, bitmapShift, mixText(emptyHash, `no${word}`)))
  expect(strangers.length).toBeLessThan(1_000)
})
