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

test.each([
  ['AT&T', 'AT&T, AT & T, AT; T', ['AT&T', 'AT & T']],
  ['9/11 attacks', 'the 9/11 attacks', ['9/11 attacks']],
  ['ISIS/ISIL', 'ISIS／ISIL and ISIS, ISIL', ['ISIS／ISIL']],
  ['弗拉基米尔·普京', '总统弗拉基米尔·普京、弗拉基米尔・普京、弗拉基米尔‧普京', ['弗拉基米尔·普京', '弗拉基米尔・普京', '弗拉基米尔‧普京']],
  ['Gen. Milley', 'Gen. Milley, Gen Milley', ['Gen. Milley', 'Gen Milley']],
  ['Jan. 6', 'on Jan. 6', ['Jan. 6']],
  ['F-16', 'F－16, F−16, F﹣16, F·16', ['F－16', 'F−16', 'F﹣16', 'F·16']],
  ['Sana’a', 'Sanaʾa, Sana＇a, Sanaʿa', ['Sanaʾa', 'Sana＇a', 'Sanaʿa']],
  ['צה״ל', 'צה״ל', ['צה״ל']],
  ['תל אביב', 'תל־אביב', ['תל־אביב']],
  ['South Sudan', 'South\u2005Sudan, South\u2007Sudan, South\u2028Sudan', ['South\u2005Sudan', 'South\u2007Sudan', 'South\u2028Sudan']],
])('%s is found over what joins words: %s', (phrase, text, expected) => {
  expect(found([phrase], text)).toEqual(expected)
})

test.each([
  ['a voiced particle before it', 'ガザ', 'ハマスがガザで', 'ガザ'],
  ['voicing marks of its own', 'ガザ', 'ハマスがガザで'.normalize('NFD'), 'ガザ'.normalize('NFD')],
  ['half-width kana', 'ガザ', 'ハマスガｶﾞｻﾞで', 'ｶﾞｻﾞ'],
  ['Hangul in its letters', '나토', '오늘 나토 회의'.normalize('NFD'), '나토'.normalize('NFD')],
  ['Hangul in its letters, and the text not', '나토'.normalize('NFD'), '오늘 나토 회의', '나토'],
  ['a Thai vowel that folds to two before it', 'NATO', 'น้ำNATO', 'NATO'],
])('a name is found, and told as it stands, with %s', (_, phrase, text, expected) => {
  expect(found([phrase], text)).toEqual([expected])
})

test('offsets are UTF-16 units of the text as it stands', () => {
  const text = '🇺🇦 Cafe\u0301 in “Kyiv”'
  const [match] = openMatcher([{ text: 'Kyiv', spelling: 'name', layer: 0 }]).find(text, 'prose')
  expect(match).toEqual({ phrase: 0, start: text.indexOf('Kyiv'), end: text.indexOf('Kyiv') + 4, word: 2, words: 1 })
})

test('a match tells its first word by number, and how many words it spans', () => {
  const places: readonly Phrase[] = ['South Sudan', 'U.S.', '苏丹'].map((text) => ({ text, spelling: 'name', layer: 0 }))
  const matches = openMatcher(places).find('In South-Sudan, the U.S. and 苏丹', 'prose')
  expect(matches.map(({ word, words }) => [word, words])).toEqual([
    [1, 2],
    [4, 2],
    [7, 2],
  ])
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
  ['exact', 'Who', 'WHO who Who whO', ['Who']],
  ['exact', 'iPhone*', 'iPhones IPhone iphone iPhoneS', ['iPhones', 'iPhoneS']],
  ['exact', 'eSports Straße', 'eSports Strasse, esports Straße, eSports STRASSE', ['eSports Strasse']],
  ['exact', 'Łódź', 'Łódź LODZ Lodz Ło\u0301dz\u0301', ['Łódź', 'Lodz', 'Ło\u0301dz\u0301']],
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

test.each([
  ['and', 'اليمن', 'واليمن', ['اليمن']],
  ['in', 'كابول', 'بكابول', ['كابول']],
  ['and for', 'أوكرانيا', 'ولأوكرانيا', ['أوكرانيا']],
  ['for, before an article', 'السودان*', 'للسودانيين', ['لسودانيين']],
  ['and, before two words', 'كوريا الشمالية', 'وكوريا الشمالية', ['كوريا الشمالية']],
])('in Arabic a name is found behind %s', (_, phrase, text, expected) => {
  expect(found([phrase], text)).toEqual(expected)
})

test.each([
  ['in the midst of a phrase', 'كوريا الشمالية', 'كوريا والشمالية'],
  ['where the whole is another name', 'تر', 'وتر'],
  ['behind another letter', 'مالي', 'كمالي'],
  ['behind the article', 'مالي', 'المالي'],
])('in Arabic nothing is split off %s', (_, phrase, text) => {
  expect(found([phrase], text)).toEqual([])
})

test.each([
  ['the whole word begins another phrase', 'والي*', 'اليمن', 'واليمن', ['واليمن', 'اليمن']],
  ['the whole word is another phrase', 'واليمن', 'اليمن', 'واليمن', ['واليمن', 'اليمن']],
  ['the whole word begins a longer phrase that does not stand there', 'والي* بغداد', 'اليمن', 'واليمن', ['اليمن']],
  ['its first letters begin another phrase', 'بكا*', 'كابول', 'بكابول', ['بكابول', 'كابول']],
  ['what is left after one prefix is another phrase', 'لأوكرانيا', 'أوكرانيا', 'ولأوكرانيا', ['لأوكرانيا', 'أوكرانيا']],
])('in Arabic a name of another layer is found behind a prefix where %s', (_, other, name, text, expected) => {
  const phrases = [other, name].map((text, layer): Phrase => ({ text, spelling: 'name', layer }))
  expect(found(phrases, text)).toEqual(expected)
})

test('in Arabic a known word keeps what looks like a prefix', () => {
  expect(found(['ولاية', 'لاية'], 'ولاية')).toEqual(['ولاية'])
})

test('ten thousand phrases are ready in well under a second and are all found', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `Name${index.toString(36)} of${index % 7}`)
  const before = performance.now()
  const matcher = openMatcher(names.map((text) => ({ text, spelling: 'name', layer: 0 })))
  expect(performance.now() - before).toBeLessThan(1_500)
  expect(matcher.find(names.join(', '), 'prose')).toHaveLength(10_000)
})

const length = 200_000
test.each([
  ['one letter', 'a'.repeat(length)],
  ['one letter, apart', 'a '.repeat(length / 2)],
  ['beginnings of phrases', 'aa ab '.repeat(length / 6)],
  ['a phrase that never ends', 'a b '.repeat(length / 4)],
  ['combining marks', `a${'\u0301'.repeat(length)}`],
  ['letters that fold to several', 'ß'.repeat(length)],
  ['unpaired surrogates', '\uD800\uD835'.repeat(length / 2)],
  ['one ideograph', '中'.repeat(length)],
  ['one Arabic prefix', 'ل'.repeat(length)],
  ['Arabic articles without their alef', 'لل'.repeat(length / 2)],
  ['one abbreviation that never ends', `${'A'.repeat(length)}. b`],
  ['voicing marks', 'か\u3099'.repeat(length / 2)],
  ['Arabic prefixes, apart', 'وبل '.repeat(length / 4)],
  ['joints', ' -'.repeat(length / 2)],
])('a text of %s costs a bounded multiple of plain text', (_, hostile) => {
  const nested = ['a*', 'aa*', 'aaa*', 'b', 'ß*', '中*', '中 中', 'لل*', 'a b a b a b a b c']
  const matcher = openMatcher(nested.map((text, layer) => ({ text, spelling: 'any', layer })))
  const plain = 'lorem ipsum dolor sit amet '.repeat(length / 27)
  const cost = (text: string) => {
    const before = process.cpuUsage()
    for (let run = 0; run < 3; run++) matcher.find(text, 'prose')
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  cost(plain)
  cost(hostile.slice(0, 10_000))
  expect(cost(hostile)).toBeLessThan(100 * cost(plain) + 1_000_000)
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
