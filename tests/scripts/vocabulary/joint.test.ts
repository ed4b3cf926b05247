import { expect, test } from 'vitest'
import { type Answer, bestJoint, figuresOf, isGivenBy } from '../../../scripts/vocabulary/joint.ts'

function answerOf(labelled: boolean, rule: number, words: number): Answer {
  return { language: 'en', topic: 'nato', labelled, rule, words }
}

test('precision is of what is given, recall of what is labelled', () => {
  const answers = [answerOf(true, 2, 0), answerOf(true, 0, 0), answerOf(true, 0, 0), answerOf(false, 2, 0), answerOf(false, 0, 0)]
  const { precision, recall, f1 } = figuresOf(answers, ({ rule }) => rule > 1)
  expect([precision, recall]).toEqual([1 / 2, 1 / 3])
  expect(f1).toBeCloseTo(0.4)
})

test('rule and words are joined so that neither alone decides where the other knows better', () => {
  const answers = [
    answerOf(true, 1.6, 0.1),
    answerOf(true, 0, 0.6),
    answerOf(false, 1.6, -0.6),
    answerOf(false, 0, 0.1),
    answerOf(false, 0, -0.9),
  ]
  const isGiven = isGivenBy(bestJoint(answers))
  expect(answers.map(isGiven)).toEqual(answers.map(({ labelled }) => labelled))
})
