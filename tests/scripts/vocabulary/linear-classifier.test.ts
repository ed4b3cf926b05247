import { expect, test } from 'vitest'
import { answer, classify, type Example } from '../../../scripts/vocabulary/linear-classifier.ts'

function example(...features: readonly number[]): Example {
  return { features: Int32Array.from(features), values: Float64Array.from(features, () => 1) }
}

const once = () => 1

test('without a single yes, every answer is no', () => {
  const examples = [example(0), example(1)]
  const none = classify(examples, 2, () => false, once)
  expect(examples.map((each) => answer(none, each) > 0)).toEqual([false, false])
})

test('what every yes has and no other speaks for it, and what both have for nothing', () => {
  const examples = [example(0, 2), example(0), example(1, 2), example(1)]
  const learnt = classify(examples, 3, (at) => at < 2, once)
  expect(examples.map((each) => answer(learnt, each) > 0)).toEqual([true, true, false, false])
  const [yes = 0, no = 0, both = 0] = learnt.weights
  expect(yes).toBeGreaterThan(0.5)
  expect(no).toBeLessThan(-0.5)
  expect(Math.abs(both)).toBeLessThan(0.1)
})

test('a rare yes is not outvoted', () => {
  const examples = [example(0), ...Array.from({ length: 50 }, () => example(1))]
  const learnt = classify(examples, 2, (at) => at === 0, once)
  expect(answer(learnt, example(0))).toBeGreaterThan(0)
})

test('where two examples contradict each other, the one that counts more is believed', () => {
  const learnt = classify(
    [example(0), example(0), example(1), example(1)],
    2,
    (at) => at % 2 === 0,
    (at) => (at < 2 ? [5, 1][at] : [1, 5][at - 2]) as number,
  )
  expect(answer(learnt, example(0))).toBeGreaterThan(0)
  expect(answer(learnt, example(1))).toBeLessThan(0)
})

test('the same examples give the same weights', () => {
  const examples = Array.from({ length: 40 }, (_, at) => example(at % 7, 7 + (at % 5)))
  const learn = () => classify(examples, 12, (at) => at % 3 === 0, once)
  expect(learn()).toEqual(learn())
})
