import { expect, test } from 'vitest'
import { searchableSummary, searchableText } from '#store/searchable-text.ts'

test.each([
  ['Air defence, naïve café — “quoted” €5', 'Air defence, naïve café — “quoted” €5'],
  ['北约峰会 NATO', ' 北  约  峰  会  NATO'],
  ['ウクライナ', ' ウ  ク  ラ  イ  ナ '],
  ['나토는 회의', ' 나  토  는   회  의 '],
  ['นาโต นี้', ' น  า  โ  ต   นี้ '],
  ['Королёв', 'Королев'],
  ['мой', 'мой'],
  ['мои\u0306', 'мой'],
  ['مُحَمَّدـ أفغانستان', 'محمد افغانستان'],
  ['كابل', 'کابل'],
  ['ＮＡＴＯ 北', 'NATO  北 '],
  ['Αθήνα', 'Αθηνα'],
  ['हिन्दी', 'हिन्दी'],
])('%s is searched as %s', (text, searched) => {
  expect(searchableText(text)).toBe(searched)
})

test('a summary is searched where it says something that the text does not', () => {
  expect(searchableSummary('The council met…', 'The council met on Tuesday.')).toBe('')
  expect(searchableSummary('In short: nothing.', 'The council met.')).toBe('In short: nothing.')
  expect(searchableSummary('', '')).toBe('')
})
