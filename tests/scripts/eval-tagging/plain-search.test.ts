import { expect, test } from 'vitest'
import { openPlainSearch } from '../../../scripts/eval-tagging/plain-search.ts'

const search = openPlainSearch([
  ['', 'nothing'],
  ['Guinea', 'GN'],
  ['Papua New Guinea', 'PG'],
  ['U.S.', 'US'],
  ['法国', 'FR'],
])

function found(text: string) {
  return [...search(text)].sort()
}

test('parts of words and other cases are not found', () => {
  expect(found('')).toEqual([])
  expect(found('Guineas and guinea pigs; USA')).toEqual([])
})

test('whole words are found, with whatever stands between them', () => {
  expect(found('(Guinea), the U.S.')).toEqual(['GN', 'US'])
})

test('at one place the longest name holds', () => {
  expect(found('In Papua New Guinea')).toEqual(['PG'])
  expect(found('New Guinea')).toEqual(['GN'])
})

test('names in Chinese are found without spaces', () => {
  expect(found('他在法国工作')).toEqual(['FR'])
})
