import { expect, test } from 'vitest'
import { writeUtf8 } from '#model/utf8.ts'
import { searchableSummary, searchableText, searchableUtf8 } from '#store/searchable-text.ts'

test.each([
  ['Air defence', 'Air defence'],
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
  const bytes = searchableUtf8(writeUtf8(text))
  expect(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()).toBe(searched)
})

test('a summary is searched where it says something that the text does not', () => {
  expect(searchableSummary('The council met…', writeUtf8('The council met on Tuesday.'))).toBe('')
  expect(searchableSummary('In short: nothing.', writeUtf8('The council met.'))).toBe('In short: nothing.')
  expect(searchableSummary('', writeUtf8(''))).toBe('')
})
