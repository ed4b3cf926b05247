import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { shippedTopicNames } from '#config/shipped-topic-names.ts'
import { shippedTopics as readShippedTopics, shippedRow, tagRules } from '#config/shipped-topics.ts'
import { topicForm } from '#config/topic-form.ts'

const rows = shippedTopicNames.map(({ id }) => shippedRow(id))
const shippedTopics = readShippedTopics()

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

test('their names are those of the files, which hold nothing else', () => {
  expect(readdirSync('src/config/data/topics').toSorted()).toEqual(shippedTopicNames.map(({ id }) => `${id}.json`).toSorted())
  expect(shippedTopicNames).toEqual(shippedTopics.map(({ id, label }) => ({ id, label })))
})

test('what is under another topic would go unseen in the check for circles', () => {
  expect(shippedTopics.flatMap(({ under }) => under)).toEqual([])
})

test('of two topics with one id the operator’s is tagged by, chosen or not', () => {
  const own = { id: 'nato', label: 'Ours', phrases: ['OTAN'] }
  for (const chosen of [undefined, [], ['nato']]) {
    const file = checkFeedsFile(JSON.stringify({ topics: [own], defaults: { topics: chosen }, feeds: [] }))
    if (!file.ok) throw new Error(describeFaults('feeds.json', file.faults))
    const { topics } = tagRules(file.settings)
    expect(topics.filter(({ id }) => id === 'nato')).toMatchObject([{ label: 'Ours', phrases: [{ text: 'OTAN' }] }])
    expect(topics.length).toBe(chosen === undefined ? shippedTopics.length : 1)
  }
})
