import { expect, test } from 'vitest'
import { unitsOf } from '#tag/units.ts'
import { openWordIndex } from '#tag/word-index.ts'

const words = [
  { folded: 'afghan', open: true },
  { folded: 'afghanistan', open: false },
  { folded: 'strasse', open: false },
  { folded: 'af', open: true },
]
const index = openWordIndex(words)

function namesOf(word: string): readonly (string | undefined)[] {
  return index.namesAt(unitsOf(word), 0).map((number) => words[number]?.folded)
}

test.each(['-', 'x', 'a', 'afghanista', 'strass', 'strassen', 'xafghan'])('%j is no known word, or a known beginning only', (word) => {
  expect(namesOf(word)).not.toContain('afghanistan')
  expect(namesOf(word)).not.toContain('strasse')
})

test.each([
  ['Afghanistan', ['af', 'afghan', 'afghanistan']],
  ['Afgha\u00ADnistan', ['af', 'afghan', 'afghanistan']],
  ['STRAßE', ['strasse']],
  ['Afrika', ['af']],
])('%j is named %j', (word, expected) => {
  expect(namesOf(word)).toEqual(expected)
})
