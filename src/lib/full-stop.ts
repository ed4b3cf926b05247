/** Full stops within a sentence: after initials, abbreviations, ordinals and the day of a date. No language is asked for, so what tells them has to be safe in all. */
import {
  abbreviations,
  beforeDay,
  beforeNumber,
  beforeOrdinal,
  counted,
  englishMonths,
  leadingTitles,
  months,
  sentenceStarts,
  writtenAbbreviations,
  yearLetters,
} from './data/abbreviations.ts'

/** UTF-16 units read on either side; no word that counts is nearly as long. */
const reach = 24
const lastWord = /(?:^|([^\p{L}\p{M}\p{N}]))([\p{L}\p{M}]+)$/u
const numberOrSmall = /^[ \u00A0\u202F]?[\p{Nd}\p{Ll}]/u

/** `10 a.m. Tuesday` goes on, `at 10 a.m. She left` does not. */
const halfOfDay = /(?:^|[^\p{L}])[ap]\.[ \u00A0\u202F]?m$/iu
const dayOrZone =
  /^[ \u00A0\u202F](?:\p{Ll}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.? \d|(?:[CEMP][DS]?T|GMT|UTC|BST|CEST|IST)(?!\p{L}))/u

/** A letter alone that is no word: Spanish, French and Portuguese have vowels for words, and Dutch `u`. */
const letterAlone = /[b-df-hj-np-tv-xzα-ωбвгджзклмнопрстфхцчшщ\p{Script=Arabic}\p{Script=Hebrew}]/u
const afterNumber = /\p{Nd}[ \u00A0\u202F]\p{L}$/u
const afterLetter = /(?:^|[^\p{L}\p{M}])\p{L}\.[ \u00A0\u202F]?\p{L}$/u

/** A day or an ordinal: of one or two digits, and no part of a score, a sum or a time. */
const smallNumber = /(?:^|[\s("„“«»]|\.[–/-])\d{1,2}$/u
const wordBeforeNumber = /([\p{L}\p{M}]+)[ \u00A0\u202F]\d{1,2}$/u
const leadingNumber = /(?:^|[\n(]|, ?)\d{1,2}$/
const nextWord = /^[ \u00A0\u202F]([\p{L}\p{M}]+)/u

/** Does the full stop at `stop` end no sentence, whatever follows? */
export function endsNothing(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - reach), stop)
  const after = text.slice(stop + 1, stop + 1 + reach)
  const [, gap = '', word = ''] = lastWord.exec(before) ?? []
  if (word === '') return smallNumber.test(before) && isOrdinal(before, after)
  if (word.length > 1) return isAbbreviation(word, gap, after)
  return halfOfDay.test(before) ? dayOrZone.test(after) : isLetter(word, gap, before) || isAbbreviation(word, gap, after)
}

/** An initial (`J. Smith`, `U.S. troops`) or a word of which a letter is left (`z. B.`, `м. Київ`, `د. محمد`). */
function isLetter(letter: string, gap: string, before: string): boolean {
  if (letter !== letter.toLowerCase()) return true
  // `the women’s.`, `matou-o.`
  if (/['’-]/.test(gap)) return false
  if (afterNumber.test(before)) return yearLetters.has(letter)
  return letterAlone.test(letter) || afterLetter.test(before)
}

function isAbbreviation(word: string, gap: string, after: string): boolean {
  const lower = word.toLowerCase()
  if (abbreviations.has(lower) || writtenAbbreviations.has(word)) return true
  return beforeNumber.has(lower) ? numberOrSmall.test(after) : leadingTitles.has(word) && /^$|[\n'’]/.test(gap)
}

function isOrdinal(before: string, after: string): boolean {
  const next = nextWord.exec(after)?.[1]?.toLowerCase()
  if (next === undefined) return false
  if (months.has(next) || counted.test(next)) return true
  const previous = wordBeforeNumber.exec(before)?.[1]?.toLowerCase() ?? ''
  if (englishMonths.has(next)) return beforeDay.has(previous) || leadingNumber.test(before)
  return beforeOrdinal.has(previous) && !sentenceStarts.has(next)
}
