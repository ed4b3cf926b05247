import { expect, test } from 'vitest'
import { phraseProblem } from '#config/phrase-form.ts'

const common = 'stands in nearly every text'

test.each([
  ['English', 'us can could more only such said s', 'more than', 'it’s', "don't"],
  ['Ukrainian', 'буде після', 'після того'],
  ['Russian', 'который после', 'после того как'],
  ['German', 'werden durch', 'durch die'],
  ['French', 'à', 'l’', 'qu’il'],
  ['Persian', 'کرد خود'],
  ['Pashto', 'دي'],
  ['Arabic', 'كل وفي'],
  ['Chinese', '我们 他们 没有 一个 的是', '我们的', '表示'],
  ['Japanese', 'の は'],
])('%s words that stand everywhere are no phrase, alone or together', (_, words, ...phrases) => {
  for (const phrase of [words, ...words.split(' '), ...phrases])
    expect([phrase, phraseProblem(phrase)?.found]).toEqual([phrase, expect.stringContaining(common)])
})

test.each([
  ['the Arabic article, alone and with a prefix', ['ال*', 'الم*', 'وال*', 'بال*', 'لل*']],
  ['two letters of Cyrillic, Greek or Arabic', ['пр*', 'ра*', 'πρ*', 'і́р*', 'ان*', 'وَق*']],
  ['an ideograph of a number', ['一*']],
  ['a prefix that a third of all articles have', ['ver*', 'prz*', 'pré*', 'pre\u0301*', 'Ver*', 'пере*', 'про*']],
])('a beginning that is everywhere is no phrase: %s', (_, phrases) => {
  for (const phrase of phrases) expect([phrase, phraseProblem(phrase)?.found]).toEqual([phrase, expect.stringContaining(common)])
})

test.each(['é\u0301\u0302*', 'の*', 'は*', 'وَ*', '나*'])('%s has too few letters before its end, marks aside', (phrase) => {
  expect(phraseProblem(phrase)?.found).toContain('stands for too many words')
})

test.each([
  ['US', 'U.S.', 'u.s.', 'E.U.', 'WHO', 'IT', 'DoS', 'Said', 'May'],
  ['Don', 'more than war', 'don’t shoot', 'the war', 'US troops'],
  ['войн*', 'рад*', 'настільн* гр*', 'п’ят* статт*', 'в’язн*', 'ЄС', 'ООН'],
  ['والي*', 'روسي*', 'الروسي*', 'اليمن', 'ЗСУ', 'حماس'],
  ['战*', '以色列', '中将', '也门', '和平', '美', '나토*', 'ガザ*'],
  ['war*', 'bund*', 'Verdun*', 'iran*', 'préfet*'],
])('what tells something is a phrase', (...phrases) => {
  for (const phrase of phrases) expect([phrase, phraseProblem(phrase)]).toEqual([phrase, null])
})

test.each([
  'Yahoo! News',
  'Moskau, Berlin',
  'Україна — НАТО',
  '2% target',
  'went south. Korea',
  'from Iran. War',
  'war    crimes',
  'ракет* «Сармат»',
])('%s can be found in no text, and it is said how else to ask for it', (phrase) => {
  expect(phraseProblem(phrase)).toMatchObject({ found: expect.stringContaining('no text'), allowed: expect.stringContaining('"near"') })
})

test.each([
  'AT&T',
  '9/11',
  'Gen. Milley',
  'Jan. 6',
  'U.S.-led forces',
  'Сектор* Газа',
  '弗拉基米尔·普京',
  'F-16',
  'd’Ukraine',
  '5%',
  'No. 10',
  'war-\ntorn',
])('%s is a phrase', (phrase) => {
  expect(phraseProblem(phrase)).toBeNull()
})
