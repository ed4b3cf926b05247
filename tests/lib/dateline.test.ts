import { expect, test } from 'vitest'
import { datelineLength } from '#lib/dateline.ts'

test.each([
  '',
  'Berlin',
  'Paris is quiet.',
  'Two towns - Kyiv and Lviv - were hit.',
  'The mayor (a baker) spoke.',
  `${'a'.repeat(130)} (AP) - Text`,
])('%j begins with no dateline', (text) => {
  expect(datelineLength(text)).toBe(0)
})

test.each([
  ['KYIV — ', 'Shelling went on.'],
  ['NAIROBI, Kenya (AP) — ', 'Fighting went on.'],
  ['PARIS (AFP) - ', 'Le gouvernement a démissionné.'],
  ['Берлин, 24 ноября — ', 'Правительство ушло.'],
  ['BERLIN, 24. November – ', 'Die Regierung ist zurückgetreten.'],
])('%j before %j is a dateline', (dateline, text) => {
  expect(datelineLength(dateline + text)).toBe(dateline.length)
})
