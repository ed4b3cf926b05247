import { expect, test } from 'vitest'
import { openMatcher, type Phrase, type TextStyle } from '#tag/matcher.ts'

function found(phrases: readonly (string | Phrase)[], text: string, style: TextStyle = 'prose'): readonly string[] {
  const matcher = openMatcher(phrases.map((phrase) => (typeof phrase === 'string' ? { text: phrase, spelling: 'name', layer: 0 } : phrase)))
  return matcher.find(text, style).map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['no phrases', [], 'Ukraine', []],
  ['phrases without words', ['', '*', ' — '], 'Ukraine * —', []],
  ['an empty text', ['Ukraine'], '', []],
  ['part of a word', ['Oman', 'Iran'], 'Romania, Romans and woman; Tirana', []],
  ['a number glued to it', ['NATO'], 'NATO2030', []],
  ['words with a gap', ['South Sudan'], 'South, Sudan. South; Sudan', []],
])('%s match nothing', (_, phrases, text, expected) => {
  expect(found(phrases, text)).toEqual(expected)
})

test('offsets are UTF-16 units of the text as it stands', () => {
  const text = '🇺🇦 Cafe\u0301 in “Kyiv”'
  const [match] = openMatcher([{ text: 'Kyiv', spelling: 'name', layer: 0 }]).find(text, 'prose')
  expect(match).toEqual({ phrase: 0, start: text.indexOf('Kyiv'), end: text.indexOf('Kyiv') + 4 })
})

test('the longest phrase wins, and what it covers is not found again', () => {
  expect(found(['Sudan', 'South Sudan', 'South'], 'South Sudan and Sudan')).toEqual(['South Sudan', 'Sudan'])
})

test('a phrase that breaks off leaves its parts to be found', () => {
  expect(found(['New York Times', 'York', 'Times'], 'New York today; The Times')).toEqual(['York', 'Times'])
})

test('phrases of different layers do not hide each other', () => {
  const phrases: readonly Phrase[] = [
    { text: 'Afghan war', spelling: 'name', layer: 0 },
    { text: 'Afghan', spelling: 'name', layer: 1 },
  ]
  expect(found(phrases, 'the Afghan war')).toEqual(['Afghan war', 'Afghan'])
})

test.each([
  ['Afghan*', 'Afghanistan, Afghans, an Afghan', ['Afghanistan', 'Afghans', 'Afghan']],
  ['Україн*', 'України і українською', ['України']],
  ['peace talk*', 'Peace talks; peacetalks', ['Peace talks']],
  ['乌克兰', '支持乌克兰人民', ['乌克兰']],
])('%s is found in %j', (phrase, text, expected) => {
  expect(found([phrase], text)).toEqual(expected)
})

test('of nested beginnings each is found in its layer', () => {
  const phrases = ['U*', 'Ukr*', 'Ukrain*', 'Ukraine'].map((text, layer): Phrase => ({ text, spelling: 'name', layer }))
  expect(found(phrases, 'Ukraine')).toHaveLength(4)
})

test.each([
  ['name', 'Turkey', 'turkey TURKEY Turkey', ['TURKEY', 'Turkey']],
  ['any', 'sanctions', 'Sanctions SANCTIONS sanctions', ['Sanctions', 'SANCTIONS', 'sanctions']],
  ['upper', 'US', 'us Us US', ['US']],
  ['upper', 'U.S.', 'the U.S.-led, the u.s.-led', ['U.S']],
  ['name', 'the States', 'the states, The States, the States', ['The States', 'the States']],
] as const)('written as %s, %s is found where its capitals stand', (spelling, text, sentence, expected) => {
  expect(found([{ text, spelling, layer: 0 }], sentence)).toEqual(expected)
})

test('in a line of capitals a short word in capitals tells nothing', () => {
  const us: Phrase = { text: 'US', spelling: 'upper', layer: 0 }
  expect(found([us], 'LET US GO HOME NOW SAY TROOPS')).toEqual([])
  expect(found([us], 'US')).toEqual(['US'])
})

test('in a slug case says nothing, save for names that are words', () => {
  expect(found(['Ukraine'], 'ukraine-war', 'slug')).toEqual(['ukraine'])
  expect(found([{ text: 'Victoria', spelling: 'capital', layer: 0 }], 'victoria', 'slug')).toEqual([])
})

test('ten thousand phrases are ready in well under a second and are all found', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `Name${index.toString(36)} of${index % 7}`)
  const before = performance.now()
  const matcher = openMatcher(names.map((text) => ({ text, spelling: 'name', layer: 0 })))
  expect(performance.now() - before).toBeLessThan(1_500)
  expect(matcher.find(names.join(', '), 'prose')).toHaveLength(10_000)
})

test('the same text over and over costs no more than its length', () => {
  const matcher = openMatcher([
    { text: Array(12).fill('a').join(' '), spelling: 'name', layer: 0 },
    { text: 'b*', spelling: 'name', layer: 0 },
  ])
  expect(matcher.find('a '.repeat(120_000), 'prose')).toHaveLength(10_000)
  expect(matcher.find(`b${'c'.repeat(500_000)}`, 'prose')).toHaveLength(1)
  expect(matcher.find(`b${'\u00AD'.repeat(500_000)}`, 'prose')).toHaveLength(1)
})
