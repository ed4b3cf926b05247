import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type LanguageDetector, loadLanguageDetector } from '#clean/language-detector.ts'
import { spokenLanguage } from '#clean/spoken-language.ts'

interface Sample {
  readonly language: string
  readonly title: string
  readonly text: string
}

const samples = readFileSync('tests/fixtures/clean/languages.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): Sample => JSON.parse(line))
const loaded: Promise<LanguageDetector> = loadLanguageDetector()
const detector = () => loaded
const nobody = () => Promise.reject(new Error('the detector was asked for'))

const textOf = (language: string): string =>
  samples
    .filter((sample) => sample.language === language)
    .map(({ text }) => text)
    .join('\n\n')
const asked = (text: string, language: string | null = null, title = '') => spokenLanguage({ title, text, language }, detector)

test.each([
  ['nothing', '', ''],
  ['numbers', '2026', '1 2 3 4 5 6 7 8 9 10'],
  ['a name', 'Angela Merkel', 'Paris'],
  ['a product', 'iPhone 18 Pro Max', '128 GB'],
  ['a few words', 'The council met', 'on Monday.'],
  ['two scripts', 'Сегодня', 'The council met on Monday и решил построить новый мост через залив'],
  ['letters of nobody', '', 'ᚠᚢᚦᚨᚱᚲ'.repeat(30)],
  ['a script and no language', 'xqzv', 'bcdfg hjklm npqrs tvwxz bcdfg hjklm npqrs tvwxz bcdfg hjklm npqrs tvwxz'],
])('of %s no language is told', async (_, title, text) => {
  expect(await asked(text, null, title)).toBeNull()
})

test('of our texts in 39 languages each is told, undeclared', async () => {
  const told = await Promise.all(samples.map(async ({ language, title, text }) => [language, await asked(text, null, title)]))
  // Malay and Indonesian are one for the detector.
  expect(told.filter(([language, found]) => found !== language && !(language === 'id' && found === 'ms'))).toEqual([])
  expect(new Set(samples.map(({ language }) => language)).size).toBe(39)
})

test.each([
  ['si', 'නගරය පැරණි පාරුව තබා ගනී. කුඩා වරාය නගරයේ ජනතාව ඉරිදා දින තම පාරුව රැක ගැනීමට ඡන්දය දුන්හ.'],
  ['km', 'ទីក្រុងកំពង់ផែរក្សាសាឡាងចាស់របស់ខ្លួន ប្រជាជននៃទីក្រុងកំពង់ផែតូចបានបោះឆ្នោតកាលពីថ្ងៃអាទិត្យ'],
  ['my', 'ဆိပ်ကမ်းမြို့က သူ့ရဲ့ ကူးတို့သင်္ဘောဟောင်းကို ဆက်ထားမယ်။ မြို့သူမြို့သားတွေ တနင်္ဂနွေနေ့က မဲပေးခဲ့ကြတယ်။'],
])('%s is told by its script, which no detector knows', async (language, text) => {
  expect(await asked(text)).toBe(language)
})

test('what is rightly declared stays, with region and script, and English asks no detector', async () => {
  for (const { language, title, text } of samples) expect(await asked(text, `${language}-XX`, title)).toBe(`${language}-XX`)
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'nl'])
    expect(await spokenLanguage({ title: 'x', text: textOf(language), language: `${language}-XX` }, nobody)).toBe(`${language}-XX`)
})

test.each([
  ['zh-Hant-TW', 'zh'],
  ['ja', 'zh'],
  ['zh', 'ja'],
  ['ja', 'ko'],
  ['nb', 'no'],
  ['nn-NO', 'no'],
  ['da', 'no'],
  ['sv', 'da'],
  ['sr-Latn', 'hr'],
  ['bs', 'hr'],
  ['hr', 'hr'],
  ['sr', 'sr'],
  ['pt-BR', 'pt'],
  ['es-419', 'ca'],
  ['gl', 'pt'],
  ['ru', 'uk'],
  ['uk', 'ru'],
  ['mk', 'bg'],
  ['kk', 'ru'],
  ['cs', 'sk'],
  ['id', 'id'],
  ['ms', 'id'],
  ['fa', 'ur'],
  ['iw', 'he'],
  ['af', 'nl'],
  ['lb', 'de'],
  ['ku', 'tr'],
  ['cy', 'en'],
  ['sw', 'en'],
  ['xx', 'en'],
  ['tlh', 'el'],
])('%s is left to a text that looks like %s', async (declared, looks) => {
  const long = `${textOf(looks)}\n\n${textOf(looks)}`
  expect(await asked(long, declared)).toBe(declared)
})

test.each([
  ['short', 'Die Fähre bleibt, der Rat hat entschieden.'],
  ['in two languages', `${textOf('fr')}\n\n${textOf('de')}`],
  [
    'in two languages, by turns',
    samples
      .filter(({ language }) => ['fr', 'de'].includes(language))
      .map(({ text }) => text)
      .join(' '),
  ],
  ['full of names from elsewhere', `${textOf('en')} Владимир Зеленский, Харьков, Днепр`],
])('a text declared English stays so where it is %s', async (_, text) => {
  expect(await asked(text, 'en-US')).toBe('en-US')
})

test.each(['de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'fi', 'pl', 'cs', 'hu', 'ro', 'tr', 'vi', 'ca', 'hr', 'lt', 'et'])(
  'a long text in %s, declared English by its software, is told to be what it is',
  async (language) => {
    expect(await asked(`${textOf(language)}\n\n${textOf(language)}`, 'en-US')).toBe(language)
  },
)

test.each(['ru', 'uk', 'bg', 'sr', 'el', 'ar', 'fa', 'ur', 'he', 'hi', 'bn', 'ta', 'th', 'ja', 'zh', 'ko'])(
  'a text in the script of %s, declared English, is told to be what it is',
  async (language) => {
    expect(await asked(textOf(language), 'en')).toBe(language)
  },
)

test('English under another flag is told, too', async () => {
  const text = `${textOf('en')}\n\n${textOf('en')}`
  for (const declared of ['de-DE', 'ru', 'ja', 'el']) expect(await asked(text, declared)).toBe('en')
})
