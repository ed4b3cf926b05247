/** Provinces of the countries whose wars are told by province, from CLDR; it names them in English only. */
import { createRequire } from 'node:module'
import { foldedSet } from '#tag/word-list.ts'
import { foldText } from '#tag/words.ts'
import type { Claim } from './names.ts'
import { unfitProvinces } from './passed-over.ts'

const require = createRequire(import.meta.url)
const told = [
  'AF',
  'CD',
  'ET',
  'IQ',
  'IR',
  'LY',
  'ML',
  'MM',
  'NE',
  'NG',
  'PK',
  'PS',
  'RU',
  'SD',
  'SO',
  'SS',
  'SY',
  'UA',
  'YE',
  'CN',
  'MZ',
] as const

export function provinceNames(): readonly Claim[] {
  const file = require('cldr-subdivisions-full/subdivisions/en/en.json') as {
    subdivisions: { localeDisplayNames: { subdivisions: Readonly<Record<string, string>> } }
  }
  const unfit = foldedSet(unfitProvinces)
  return Object.entries(file.subdivisions.localeDisplayNames.subdivisions).flatMap(([id, name]): readonly Claim[] => {
    const code = id.slice(0, 2).toUpperCase()
    const text = name.replace(/,.*$/u, '')
    if (!told.some((one) => one === code) || unfit.has(foldText(text)) || foldText(text).length < 4) return []
    return [{ codes: code, kind: 'province', text, weak: false }]
  })
}
