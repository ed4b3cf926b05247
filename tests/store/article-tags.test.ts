import { expect, test } from 'vitest'
import type { Tag } from '#model/tag.ts'
import { isGiven, withGiven, withMissing } from '#store/article-tags.ts'

function found(value: string, fields: Partial<Tag> = {}): Tag {
  return {
    kind: 'topic',
    value,
    score: 0.5,
    passing: false,
    evidence: [{ phrase: value, where: 'title', offset: 0, rule: value }],
    ...fields,
  }
}

function given(value: string): Tag {
  return found(value, { score: 0.8, evidence: [{ phrase: value, where: 'feed', offset: null, rule: `feed:${value}` }] })
}

test('what an operator gave to a whole feed is told from what was found', () => {
  expect([found('nato'), given('nato')].map(isGiven)).toEqual([false, true])
})

test('of the tags there were those stay that an operator gave, others go', () => {
  expect(withGiven([], [found('nato'), given('ukraine')])).toEqual([given('ukraine')])
})

test('a given tag that is found as well keeps the operator’s word, so that it stays when it is found no more', () => {
  const renewed = withGiven([found('ukraine', { score: 0.1, passing: true })], [given('ukraine')])
  expect(renewed).toMatchObject([{ value: 'ukraine', score: 0.8, passing: false, evidence: [{ where: 'title' }, { where: 'feed' }] }])
  expect(withGiven([], renewed)).toEqual(renewed)
})

test('tags that an article lacks are put to the others, which stay as they are', () => {
  expect(withMissing([found('nato', { score: 0.9 }), found('cyber')], [found('nato')])).toEqual([found('nato'), found('cyber')])
})

test('what is named in passing is lacking where it is shown from now on, and not the other way round', () => {
  const inPassing = found('nato', { passing: true })
  expect(withMissing([given('nato')], [inPassing])).toEqual([given('nato')])
  expect(withMissing([inPassing], [given('nato')])).toEqual([given('nato')])
})
