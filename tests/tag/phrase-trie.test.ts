import { expect, test } from 'vitest'
import { openPhraseTrie } from '#tag/phrase-trie.ts'
import { unitsOf } from '#tag/units.ts'

const whole = (folded: string) => ({ folded, open: false })
const phrases = [[], [whole('south'), whole('sudan')], [whole('sudan')], [whole('south'), { folded: 'su', open: true }]]

function foundIn(text: string): readonly (readonly [phrase: number, written: string, place: number])[] {
  const found: [number, string, number][] = []
  openPhraseTrie(phrases).eachPhrase(unitsOf(text), (phrase, start, end, place) => found.push([phrase, text.slice(start, end), place]))
  return found
}

test.each(['', 'south', 'South of Sud', 'South, Su'])('in %j no phrase stands', (text) => {
  expect(foundIn(text)).toEqual([])
})

test('every phrase that stands is told, also within another', () => {
  expect(foundIn('In South Sudan').toSorted(([a], [b]) => a - b)).toEqual([
    [1, 'South Sudan', 1],
    [2, 'Sudan', 2],
    [3, 'South Sudan', 1],
  ])
})
