import { expect, test } from 'vitest'
import { figuresOf, type Judged, tallyOf } from '../../../scripts/eval-tagging/figures.ts'

function judged(found: string, meant: string, ignored = ''): Judged {
  return { found: setOf(found), meant: setOf(meant), ignored: setOf(ignored) }
}

function setOf(labels: string): ReadonlySet<string> {
  return new Set(labels.split(' ').filter((label) => label !== ''))
}

test('where nothing is found nothing is wrong, and where nothing is meant nothing is missing', () => {
  expect(figuresOf(tallyOf([]))).toEqual({ precision: 1, recall: 1, f1: 1 })
  expect(figuresOf(tallyOf([judged('', 'A')]))).toEqual({ precision: 1, recall: 0, f1: 0 })
  expect(figuresOf(tallyOf([judged('A', '')]))).toEqual({ precision: 0, recall: 1, f1: 0 })
})

test('labels of all articles count alike, whatever article they are of', () => {
  const articles = [judged('A B C', 'A B D'), judged('', 'A'), judged('E', '')]
  expect(tallyOf(articles)).toEqual({ right: 2, excess: 2, missing: 2 })
  expect(figuresOf({ right: 3, excess: 1, missing: 2 })).toEqual({ precision: 0.75, recall: 0.6, f1: 6 / 9 })
})

test('what is ignored is neither right nor too much nor missing', () => {
  expect(tallyOf([judged('A B C', 'A B D', 'B D')])).toEqual({ right: 1, excess: 1, missing: 0 })
})

test('one label is counted alone', () => {
  expect(tallyOf([judged('A B', 'B'), judged('', 'A'), judged('A', 'A')], 'A')).toEqual({ right: 1, excess: 1, missing: 1 })
})
