import { expect, test } from 'vitest'
import type { Evidence } from '#model/tag.ts'
import { bestEvidence, scoreOf, threshold } from '#tag/score.ts'

function earning(points: number, rule = 'rule') {
  const evidence: Evidence = { phrase: 'phrase', where: 'body', offset: 0, rule }
  return { evidence, points }
}

test('nothing earned is no score', () => {
  expect(scoreOf([])).toBe(0)
  expect(bestEvidence([])).toEqual([])
})

test('a score never passes 1, however much was earned', () => {
  expect(scoreOf(Array.from({ length: 10_000 }, () => earning(4)))).toBe(1)
})

test('one sighting in the body passes the threshold, three quarters of one do not', () => {
  expect(scoreOf([earning(1)])).toBeGreaterThan(threshold)
  expect(scoreOf([earning(0.75)])).toBeLessThan(threshold)
})

test('the five most telling pieces of evidence are kept, of equals the earlier', () => {
  const earnings = [earning(1, 'a'), earning(4, 'b'), earning(1, 'c'), earning(2, 'd'), earning(1, 'e'), earning(1, 'f')]
  expect(bestEvidence(earnings).map((evidence) => evidence.rule)).toEqual(['b', 'd', 'a', 'c', 'e'])
})

test('learnt words stand behind phrases, whatever they earned', () => {
  const earnings = [earning(7, 'vocabulary:migration'), earning(1, 'asylum')]
  expect(bestEvidence(earnings).map((evidence) => evidence.rule)).toEqual(['asylum', 'vocabulary:migration'])
})
