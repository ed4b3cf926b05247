import { expect, test } from 'vitest'
import { startAfterPrefix, withLostAlef } from '#tag/arabic-prefix.ts'
import { unitsOf } from '#tag/units.ts'

function restsOf(word: string): readonly string[] {
  const units = unitsOf(word)
  const rests: string[] = []
  for (let from = startAfterPrefix(units, 0, 0, word.length); from !== -1; from = startAfterPrefix(units, 0, from, word.length)) {
    rests.push(word.slice(from))
  }
  return rests
}

test.each(['', 'x', 'and', 'و', 'لو', 'وتر', 'فيمن', 'كمالي', 'المالي'])('%j has no prefix', (word) => {
  expect(restsOf(word)).toEqual([])
})

test.each([
  ['واليمن', ['اليمن']],
  ['بكابول', ['كابول']],
  ['ولأوكرانيا', ['لأوكرانيا', 'أوكرانيا']],
  ['للصين', ['لصين']],
  ['لبلجيكا', ['بلجيكا']],
])('%s without its prefixes is %j', (word, rests) => {
  expect(restsOf(word)).toEqual(rests)
})

test('the alef that the article loses after a preposition is put back', () => {
  const units = unitsOf('للصين لصين')
  expect(String.fromCharCode(...(withLostAlef(units, 1, 5) ?? []))).toBe('الصين')
  expect(withLostAlef(units, 7, 10)).toBeNull()
})
