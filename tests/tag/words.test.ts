import { expect, test } from 'vitest'
import { unitsOf } from '#tag/units.ts'
import { eachWord, foldText, joins } from '#tag/words.ts'

function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  eachWord(unitsOf(text), (start, end) => words.push(text.slice(start, end)))
  return words
}

test.each([
  ['an empty text', '', []],
  ['white space and punctuation only', ' \n—…!', []],
  ['lone surrogates', '\uD800a\uDC00', ['a\uDC00']],
  ['emoji', 'Kyiv🇺🇦🔥Kyiv', ['Kyiv', 'Kyiv']],
  ['apostrophes of every kind', "Russia's Russia’s Кам'янець l’Ukraine", ['Russia', 's', 'Russia', 's', 'Кам', 'янець', 'l', 'Ukraine']],
  ['hyphens and stops', 'U.S.-led Guinea-Bissau', ['U', 'S', 'led', 'Guinea', 'Bissau']],
  ['a script without spaces', '支持乌克兰NATO', ['支', '持', '乌', '克', '兰', 'NATO']],
  ['soft hyphens and combining marks', 'Afgha\u00ADnistan Cafe\u0301', ['Afgha\u00ADnistan', 'Cafe\u0301']],
  ['Arabic with vowel marks', 'أَفغانستان، كابول', ['أَفغانستان', 'كابول']],
])('%s is cut into its words', (_, text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test.each([
  ['KYIV', 'kyiv'],
  ['Türkiye', 'turkiye'],
  ['Co\u0302te d’Ivoire', 'cote d ivoire'],
  ['Straße', 'strasse'],
  ['ﬁnland', 'finland'],
  ['ＮＡＴＯ', 'nato'],
  ['𝐍𝐀𝐓𝐎', 'nato'],
  ['Łódź', 'lodz'],
  ['Afgha\u00ADnistan', 'afghanistan'],
  ['Київ', 'киів'],
  ['أَفغانستان', 'افغانستان'],
  ['İstanbul', 'istanbul'],
  ['한국', '한국'],
  ['İRAN ıran', 'iran iran'],
  ['کابل', 'كابل'],
  ['ايران', 'إيران'],
  ['افغانستان\u200Cها', 'افغانستان ها'],
  ['ليګ', 'لیگ'],
  ['ﻛﺎﺑﻮﻝ', 'كابول'],
  ['й', 'и\u0306'],
])('%s folds to %s', (text, folded) => {
  expect(foldText(text)).toBe(foldText(folded))
  expect(foldText(text)).not.toBe('')
})

test('what is folded has neither capitals nor marks', () => {
  expect(foldText('KYIV Türkiye Straße Łódź Київ أَفغانستان İstanbul')).toBe('kyiv turkiye strasse lodz киів افغانستان istanbul')
})

test('vowel signs that tell Hindi words apart are kept', () => {
  expect(foldText('की')).not.toBe(foldText('कि'))
})

test.each([
  ['South Sudan', true],
  ['South\nSudan', true],
  ['South\n\nSudan', false],
  ['South. Sudan', false],
  ['South, Sudan', false],
  ['South     Sudan', false],
  ['South/ .-Sudan', false],
  ['South\u2028\nSudan', false],
  ['NATO. Summit', false],
  ['Iran. War', false],
  ['gen. Milley', true],
  ['St. Lucia', true],
  ['Gen. Milley', true],
  ['Prof. Sudan', true],
  ['South\u2028Sudan', true],
  ['South & Sudan', true],
  ['Guinea-Bissau', true],
])('whether the words of %j may be one phrase: %s', (text, expected) => {
  const [first, second] = wordsOf(text) as [string, string]
  expect(joins(unitsOf(text), 0, first.length, text.length - second.length)).toBe(expected)
})
