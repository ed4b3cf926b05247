/**
 * What a UTF-16 unit is, and what it folds to: two tables over the basic plane, so that reading a text costs a look-up a unit.
 *
 * Folded are case, compatibility forms (NFKC) and diacritics (Côte = Cote, Türkiye = Turkiye, й = и), Arabic vowel marks and letter variants;
 * vowel signs of Indic scripts are kept, since they tell words apart. Characters beyond the basic plane are gaps, but for the mathematical letters that imitate Latin.
 */
import { wordJoint } from '#lib/word-joints.ts'

/** A text as its UTF-16 units: V8 reads an array of numbers several times faster than a string whose representation it cannot foresee. */
export type Units = Uint16Array
/** Up to so many units a loop is faster than a buffer. */
const shortText = 40

// A joint may stand between the words of one phrase, a gap may not. In this order, since what continues a word is a range.
const gap = 0
const joint = 1
const lone = 2
const silent = 3
const wide = 4
const letter = 5

const unitKinds = new Uint8Array(0x10000)
/** What each UTF-16 unit folds to; 0 where that is no unit or several, so that `foldUnit` must be asked. */
export const plainFolds = new Uint16Array(0x10000)
/** What folds to several: ß, æ, ﬁ, and kana with a voicing mark. */
const wideFolds = new Map<number, string>()

const mathematicalHigh = 0xd835
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ーｰ]/u
const wordUnit = /[\p{L}\p{N}\p{M}]/u
/** Marks that only colour a letter, and characters that only steer the layout. */
const silentUnit =
  /[\u0300-\u036F\u0483-\u0487\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u00AD\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\u200D|[\uFE00-\uFE0F]/
/** What Unicode does not decompose but readers take for the same letter. */
const likeness: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ګ: 'گ',
  ٱ: 'ا',
  ة: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ə: 'a',
}

fillTables()

export function unitsOf(text: string): Units {
  if (text.length <= shortText) {
    const units = new Uint16Array(text.length)
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
    return units
  }
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length)
}

/** Does a word start here, where none goes on? */
export function startsWord(unit: number): boolean {
  const kind = unitKinds[unit] as number
  return kind >= lone && kind !== silent
}

export function continuesWord(unit: number): boolean {
  return (unitKinds[unit] as number) >= silent
}

/** Scripts without spaces give one word a character. */
export function isWholeWord(unit: number): boolean {
  return unitKinds[unit] === lone
}

/** May it stand between the words of one phrase? */
export function isJoint(unit: number): boolean {
  const kind = unitKinds[unit]
  return kind === joint || kind === silent
}

/** The unit at `at` as every spelling of it folds: '' where it is silent, more than one unit for some. */
export function foldUnit(units: Units, at: number): string {
  const unit = units[at] as number
  const kind = unitKinds[unit]
  if (kind === silent) return ''
  if (unit === mathematicalHigh) return fold(String.fromCharCode(unit, units[at + 1] ?? 0))
  return wideFolds.get(unit) ?? String.fromCharCode(plainFolds[unit] as number)
}

function fillTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) {
    if (isHangulOrIdeograph(unit)) {
      unitKinds[unit] = unit < 0xac00 ? lone : letter
      plainFolds[unit] = unit
      continue
    }
    const character = String.fromCharCode(unit)
    const kind = kindOf(unit, character)
    unitKinds[unit] = kind
    if (kind < lone || kind === silent || unit === mathematicalHigh) continue
    const folded = fold(character)
    if (folded.length === 0) unitKinds[unit] = silent
    if (folded.length === 1) plainFolds[unit] = folded.charCodeAt(0)
    if (folded.length < 2) continue
    if (kind !== lone) unitKinds[unit] = wide
    wideFolds.set(unit, folded)
  }
}

/** Most of the plane, and nothing in it folds; leaving it out makes filling the tables a matter of milliseconds. */
function isHangulOrIdeograph(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3)
}

function kindOf(unit: number, character: string): number {
  if (unit === mathematicalHigh) return wide
  if (unit >= 0xdc00 && unit <= 0xdfff) return silent
  if (wordJoint.test(character)) return joint
  if (silentUnit.test(character)) return silent
  if (!wordUnit.test(character)) return gap
  return withoutSpaces.test(character) ? lone : letter
}

function fold(character: string): string {
  let folded = ''
  for (const part of character.normalize('NFKC').toLowerCase()) {
    const plain = part >= '가' && part <= '힣' ? part : part.normalize('NFD')
    for (const letter of plain) if (!silentUnit.test(letter) && wordUnit.test(letter)) folded += likeness[letter] ?? letter
  }
  return folded
}
