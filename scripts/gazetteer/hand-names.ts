/** The lists written by hand: our own in English, and one for each other language. */

import { arabic } from '#tag/data/names/arabic.ts'
import { chinese } from '#tag/data/names/chinese.ts'
import { french } from '#tag/data/names/french.ts'
import { german } from '#tag/data/names/german.ts'
import { italian } from '#tag/data/names/italian.ts'
import type { LanguageNames } from '#tag/data/names/language-names.ts'
import { pashto } from '#tag/data/names/pashto.ts'
import { persian } from '#tag/data/names/persian.ts'
import { polish } from '#tag/data/names/polish.ts'
import { russian } from '#tag/data/names/russian.ts'
import { spanish } from '#tag/data/names/spanish.ts'
import { turkish } from '#tag/data/names/turkish.ts'
import { ukrainian } from '#tag/data/names/ukrainian.ts'
import { nameKinds, ownNames } from '#tag/data/own-names.ts'
import { readList } from '#tag/word-list.ts'
import { declined, demonymForms } from './declension.ts'
import type { Claim } from './names.ts'

const languages: Readonly<Record<string, LanguageNames>> = {
  uk: ukrainian,
  ru: russian,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pl: polish,
  ar: arabic,
  fa: persian,
  ps: pashto,
  tr: turkish,
  zh: chinese,
}

export function ownEnglishNames(): readonly Claim[] {
  return Object.entries(ownNames).flatMap(([codes, lists]) =>
    nameKinds.flatMap((kind) => readList(lists[kind] ?? '').map((item) => claim(codes, kind, item))),
  )
}

export function handNames(): readonly Claim[] {
  return Object.entries(languages).flatMap(([language, { demonyms, names, nothing }]) => [
    ...readList(demonyms).flatMap((row) => {
      const [code = '', ...words] = row.split(/\s+/u)
      return words.flatMap((word) => formsOf(code, 'demonym', word, language))
    }),
    ...Object.entries(names).flatMap(([code, lists]) =>
      nameKinds.flatMap((kind) => readList(lists[kind] ?? '').flatMap((item) => formsOf(code, kind, item, language))),
    ),
    ...readList(nothing).flatMap((item) => formsOf('', 'nothing', item.toLowerCase(), language)),
  ])
}

function formsOf(code: string, kind: Claim['kind'], item: string, language: string): readonly Claim[] {
  const base = { ...claim(code, kind, item.replace('=', '').replace('!', '')), tongue: language }
  const only = item.endsWith('!') ? { language } : {}
  const isFinished = item.startsWith('=') || base.text.includes('*')
  const forms = kind === 'demonym' ? demonymForms : declined
  return (isFinished ? [base.text] : forms(base.text, language)).map((text) => ({ ...base, ...only, text }))
}

function claim(codes: string, kind: Claim['kind'], item: string): Claim {
  return item.endsWith('?') ? { codes, kind, text: item.slice(0, -1), weak: true } : { codes, kind, text: item, weak: false }
}
