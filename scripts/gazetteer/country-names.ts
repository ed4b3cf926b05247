/** Names of countries: those of world-countries, and those CLDR has for each language of the news. */
import { createRequire } from 'node:module'
import type { Country } from 'world-countries'
import { foldedSet } from '#tag/word-list.ts'
import { foldText } from '#tag/words.ts'
import { declined, demonymForms } from './declension.ts'
import type { Claim } from './names.ts'
import { nativeOnly, unfitDemonyms, unfitNames, unfitParts } from './passed-over.ts'

const require = createRequire(import.meta.url)
const unfitPart = foldedSet(unfitParts)
const countries = require('world-countries/countries.json') as readonly Country[]

/** The locales of CLDR, and the language of world-countries, for each language of the news but English. */
const languages: readonly (readonly [language: string, locales: readonly string[], translation: string | null])[] = [
  ['uk', ['uk'], null],
  ['ru', ['ru'], 'rus'],
  ['de', ['de'], 'deu'],
  ['fr', ['fr'], 'fra'],
  ['es', ['es'], 'spa'],
  ['it', ['it'], 'ita'],
  ['pl', ['pl'], 'pol'],
  ['ar', ['ar'], 'ara'],
  ['fa', ['fa', 'fa-AF'], 'per'],
  ['ps', ['ps'], null],
  ['tr', ['tr'], 'tur'],
  ['zh', ['zh', 'zh-Hant'], 'zho'],
]

/** Where a state and its dependency share a name or demonym, the state is meant. */
export const independent: ReadonlySet<string> = new Set(countries.filter((country) => country.independent).map((country) => country.cca2))

/** English: common and official names, demonyms with their plurals, capitals. */
export function englishNames(): readonly Claim[] {
  return countries.flatMap((country) => {
    const cldr = namesIn('en', country.cca2)
    const demonyms = [country.demonyms.eng?.m ?? '', country.demonyms.eng?.f ?? ''].flatMap((demonym) => demonym.split(/, | or /))
    return [
      ...[country.name.common, country.name.official, ...cldr].map((text) => claim(country.cca2, 'name', text)),
      ...demonyms.flatMap(withPlural).map((text) => claim(country.cca2, 'demonym', text)),
      ...country.capital.map((text) => claim(country.cca2, 'capital', text)),
    ]
  })
}

/** The other languages, declined, and the French demonyms of world-countries. */
export function foreignNames(): readonly Claim[] {
  const unfit = foldedSet(unfitDemonyms)
  return countries.flatMap((country) => [
    ...languages.flatMap(([language, locales, translation]) => {
      const of = translation === null ? undefined : country.translations[translation]
      const names = [...locales.flatMap((locale) => namesIn(locale, country.cca2)), of?.common ?? '']
      return [
        ...withFirstWords(names, country.cca2)
          .filter((name) => isFit(name, language))
          .flatMap((name) => {
            const only = isNative(name, language) ? { language } : {}
            return declined(name, language).map((text) => ({ ...claim(country.cca2, 'name', text), ...only }))
          }),
        ...(of === undefined || of.official.includes(of.common) ? [] : [claim(country.cca2, 'name', of.official)]),
      ]
    }),
    ...[country.demonyms.fra?.m ?? '', country.demonyms.fra?.f ?? '']
      .map((demonym) => demonym.toLocaleLowerCase('fr'))
      .filter((demonym) => demonym.length > 4 && !unfit.has(foldText(demonym)))
      .flatMap((demonym) => demonymForms(demonym, 'fr'))
      .map((text) => ({ ...claim(country.cca2, 'demonym', text), tongue: 'fr' })),
  ])
}

/** Of four letters at most. */
export function isShortLatin(name: string): boolean {
  return /^[\p{Script=Latin}.-]{1,4}$/u.test(name)
}

function claim(codes: string, kind: Claim['kind'], text: string): Claim {
  return { codes, kind, text, weak: false }
}

/** Long and short; `Myanmar (Burma)` is two names, and what says whose territory it is, is none. */
function namesIn(locale: string, code: string): readonly string[] {
  const styles = ['long', 'short'] as const
  const names = styles.map((style) => new Intl.DisplayNames([locale], { type: 'region', style, fallback: 'none' }).of(code) ?? '')
  return names
    .filter((name) => !/SAR|ОАР|САР|R\.A\.S|RAE|RAS |SRA|ÖİB|特别|特別|إدارية|Sonderverwaltung|ویژ|[（]/u.test(name))
    .flatMap((name) => name.split(/[()]/u))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !unfitPart.has(foldText(name)))
}

/** Of these the first word is a name too: Bosnia, Trinidad. */
const calledByFirstWord = ['BA', 'TT']

function withFirstWords(names: readonly string[], code: string): readonly string[] {
  const first = calledByFirstWord.includes(code) ? names.map((name) => name.split(/[\s-]/u, 1)[0] ?? '') : []
  return [...new Set([...names, ...first])]
}

/** Not so abbreviations, and names in small letters, which would be found as words. */
function isFit(name: string, language: string): boolean {
  if (name === '' || /^[\p{Lu}.-]{1,4}$/u.test(name) || /^\p{Lu}[\p{L}.]*\.-?\p{Lu}\.$/u.test(name)) return false
  return !/^\p{Ll}{1,4}$/u.test(name) && !foldedSet(unfitNames[language] ?? '').has(foldText(name))
}

/** In texts of its own language only: short Latin names are words or names in other languages too often. */
function isNative(name: string, language: string): boolean {
  return isShortLatin(name) || foldedSet(nativeOnly[language] ?? '').has(foldText(name))
}

function withPlural(demonym: string): readonly string[] {
  return /(?:an|i|er|ar|k|o|ne)$/.test(demonym) ? [demonym, `${demonym}s`] : [demonym]
}
