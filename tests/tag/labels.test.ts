import { expect, test } from 'vitest'
import { tagLabel } from '#tag/labels.ts'
import topics from '#tests/fixtures/tag/topics.json' with { type: 'json' }

test.each([
  ['topic', 'unknown', 'unknown'],
  ['region', '__proto__', '__proto__'],
  ['country', 'not a code', 'not a code'],
  ['country', 'zz', 'zz'],
  ['topic', 'nato', 'NATO'],
  ['region', 'middle-east', 'Middle East'],
  ['country', 'UA', 'Ukraine'],
  ['country', 'XK', 'Kosovo'],
] as const)('the %s %s is called %s', (kind, value, label) => {
  expect(tagLabel(kind, value, topics)).toBe(label)
})
