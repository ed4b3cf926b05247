import { expect, test } from 'vitest'
import type { Evidence, Tag } from '#model/tag.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { markedPieces, placeOf } from '#web/marked-text.ts'

function tagWith(value: string, ...evidence: readonly Partial<Evidence>[]): Tag {
  return {
    ...sampleTag('topic', value),
    evidence: evidence.map((one) => ({ phrase: 'NATO', where: 'body', offset: 0, rule: 'rule', ...one })),
  }
}

/** Each piece with the tags that stand on it. */
function pieces(text: string, ...tags: readonly Tag[]) {
  return markedPieces('body', text, tags).map((piece) => [piece.text, piece.marks.map(({ tag }) => tag.value).join(' ')])
}

test.each([
  { what: 'another phrase stands there', evidence: { offset: 1 } },
  { what: 'it lies beyond the end', evidence: { offset: 40 } },
  { what: 'it lies before the beginning', evidence: { offset: -1 } },
  { what: 'the phrase is empty', evidence: { phrase: '', offset: 3 } },
  { what: 'the evidence has no place', evidence: { offset: null } },
  { what: 'it is of the title', evidence: { where: 'title' } },
] as const)('where $what, nothing is marked', ({ evidence }) => {
  expect(pieces('NATO meets', tagWith('a', evidence))).toEqual([['NATO meets', '']])
})

test('an empty text has no pieces', () => {
  expect(pieces('', tagWith('a', {}))).toEqual([])
})

test('the pieces together are the text, whatever overlaps', () => {
  const text = 'The NATO summit of NATO'
  const found = pieces(
    text,
    tagWith('a', { offset: 4 }, { offset: 19 }),
    tagWith('b', { phrase: 'NATO summit', offset: 4 }),
    tagWith('c', { phrase: 'summit of', offset: 9 }),
  )
  expect(found).toEqual([
    ['The ', ''],
    ['NATO', 'a b'],
    [' ', 'b'],
    ['summit', 'b c'],
    [' of', 'c'],
    [' ', ''],
    ['NATO', 'a'],
  ])
  expect(found.map(([piece]) => piece).join('')).toBe(text)
})

test('places are counted in UTF-16 units, in any script', () => {
  expect(pieces('👩🏽‍🚒 北约峰会', tagWith('a', { phrase: '北约', offset: 8 }))).toEqual([
    ['👩🏽‍🚒 ', ''],
    ['北约', 'a'],
    ['峰会', ''],
  ])
  expect(placeOf({ phrase: 'ناتو', where: 'title', offset: 5, rule: 'ناتو' }, 'نشست ناتو')).toEqual({ start: 5, end: 9 })
})
