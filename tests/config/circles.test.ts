import { expect, test } from 'vitest'
import { circlesIn, circleWords } from '#config/circles.ts'

test('each circle is found once, whatever leads into it', () => {
  const circles = circlesIn(
    new Map([
      ['in', ['a']],
      ['a', ['b']],
      ['b', ['a', 'c']],
      ['c', ['c', 'out']],
    ]),
  )
  expect(circles.map((circle) => circle.toSorted().join(' ')).toSorted()).toEqual(['a b', 'c'])
})

test('a line of ten thousand is no circle', () => {
  expect(circlesIn(new Map(Array.from({ length: 10_000 }, (_, at) => [`${at}`, [`${at + 1}`]])))).toEqual([])
})

test('a long circle is told by its beginning', () => {
  expect(circleWords(['a'])).toBe('a circle: a → a')
  expect(circleWords([...'abcdefghij'])).toBe('a circle: a → b → c → d → e → f → g → h → … → a')
})
