import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { shippedRows as rows, shippedTopics, topicsInForce } from '#config/shipped-topics.ts'
import { topicForm } from '#config/topic-form.ts'

test('shipped topics pass all checks that an operator’s topics do, alone and together', () => {
  const file = checkFeedsFile(JSON.stringify({ topics: rows, defaults: { topics: [] }, feeds: [] }))
  expect(file.ok ? '' : describeFaults('topics.json', file.faults)).toBe('')
})

test('what is made of them unlooked at is what the checks make of them', () => {
  expect(shippedTopics).toEqual(rows.map((row) => topicForm.parse(row)))
})

test('each is called something', () => {
  expect(shippedTopics.length).toBeGreaterThan(2)
  expect(shippedTopics.filter(({ id, label }) => label === id)).toEqual([])
})

test('of two topics with one id the operator’s is in force, chosen or not', () => {
  const [first] = shippedTopics
  if (first === undefined) throw new Error('no topic is shipped')
  const own = { ...first, label: 'Ours' }
  for (const chosen of [null, [], [first.id]]) {
    expect(topicsInForce([own], chosen).filter(({ id }) => id === first.id)).toEqual([own])
  }
})
