/** Bytes to text: which encoding a document is really in, whatever is said of it. */
import { isAscii, isUtf8 } from 'node:buffer'
import type { Damage } from '#model/entry.ts'
import { holdsControls, withoutControls } from './control-characters.ts'
import { placeOf } from './damage.ts'
import { type DeclaredEncoding, declaredEncodings } from './declared-encoding.ts'
import { type DocumentText, utf8Text, wholeText } from './document-text.ts'
import { guessEncoding } from './encoding-guess.ts'
import { decodeLeniently, decodeStrictly, encodingNamed, isWide } from './encoding-name.ts'

export interface DecodedText extends DocumentText {
  /** The encoding's name as WHATWG has it, else as it was declared. */
  readonly encoding: string
  readonly damage: readonly Damage[]
}

interface Reading {
  readonly found: DocumentText
  readonly encoding: string
  /** False where U+FFFD stands for what could not be read. */
  readonly isExact: boolean
  /** True where it is known to hold no control characters. */
  readonly isClean: boolean
}

/**
 * A byte order mark decides; else the first of these that fits the bytes: their own pattern (UTF-16 and 32), the HTTP header, the XML declaration, UTF-8.
 * Text that is UTF-8 beyond doubt is read so whatever is said, and Latin-1, which is what those say who know nothing, has to look like it.
 * Where nothing fits, the letters decide, and last windows-1252, in which all bytes mean something. What was said and did not fit is noted.
 */
export function decode(bytes: Uint8Array, contentType: string | null): DecodedText {
  const utf8 = isUtf8(bytes) ? { found: utf8Text(bytes), encoding: 'utf-8', isExact: true, isClean: !holdsControls(bytes) } : null
  const encodings = declaredEncodings(bytes, contentType)
  const japanese = utf8 === null || utf8.isClean ? null : readJapanese(bytes)
  if (japanese !== null) return decoded(japanese, encodings.some(isJapanese) ? [] : ['read as iso-2022-jp'])
  const problems: string[] = []
  for (const declared of encodings) {
    const reading = readAsDeclared(bytes, declared, utf8, problems)
    if (reading !== null) return decoded(reading, problems)
  }
  return decoded(readUndeclared(bytes, utf8, problems), problems)
}

/** ISO-2022-JP is ASCII that shifts with escape signs, which no other text has. */
function readJapanese(bytes: Uint8Array): Reading | null {
  const text = isAscii(bytes) && bytes.includes(0x1b) ? decodeStrictly(bytes, 'iso-2022-jp') : null
  return text === null || !/[^\0-\x7f]/.test(text) ? null : reading(text, 'iso-2022-jp', true)
}

function reading(text: string, encoding: string, isExact: boolean): Reading {
  return { found: wholeText(text), encoding, isExact, isClean: false }
}

function isJapanese({ label }: DeclaredEncoding): boolean {
  return /^iso-2022-jp$/i.test(label)
}

/** Null where the bytes are not what is said of them; `problems` is told. */
function readAsDeclared(bytes: Uint8Array, declared: DeclaredEncoding, utf8: Reading | null, problems: string[]): Reading | null {
  const { label, from } = declared
  const encoding = encodingNamed(label)
  if (encoding === null) {
    problems.push(`the ${from} names an unknown encoding, ${label}`)
    return null
  }
  if (utf8 !== null && !isWide(encoding) && isMeantAsUtf8(utf8.found, bytes, encoding)) {
    const isSaid = encoding === 'utf-8' || isAscii(bytes)
    if (!isSaid) problems.push(`the ${from} says ${label}, but the bytes are UTF-8`)
    return { ...utf8, encoding: isSaid ? encoding : 'utf-8' }
  }
  const exact = decodeStrictly(bytes, encoding)
  const text = exact ?? mostlyValid(bytes, encoding)
  if (text === null) {
    problems.push(`the ${from} says ${label}, which the bytes are not`)
    return null
  }
  const other = encoding === 'windows-1252' && looksForeign(text) ? guessEncoding(bytes) : windowsSibling(encoding, text)
  if (other === null || other === encoding) return reading(text, encoding, exact !== null)
  problems.push(`the ${from} says ${label}, but the characters are those of ${other}`)
  return readAs(bytes, other)
}

/** A few sequences may happen to be valid UTF-8 in another encoding; in Latin-1, where they make no words, not even one. */
function isMeantAsUtf8(utf8: DocumentText, bytes: Uint8Array, encoding: string): boolean {
  return encoding === 'utf-8' || encoding === 'windows-1252' || isAscii(bytes) || bytes.length - utf8.text.length >= 8
}

/** A broken byte here and there, or a last character cut off, does not make it another encoding; what noughts or a mark show decides in any case. */
function mostlyValid(bytes: Uint8Array, encoding: string): string | null {
  const text = decodeLeniently(bytes, encoding)
  const { broken, sound } = countBroken(text.replace(/\ufffd$/, ''))
  return isWide(encoding) || broken * 20 <= sound ? text : null
}

/** Four letters with accents one after another are a word of no language that is written in Latin-1. */
function looksForeign(text: string): boolean {
  return /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4}/.test(text)
}

/** Standards leave 128 to 159 to control characters nobody uses; where some are, the like encoding of Windows was meant, which has quotation marks there. */
const windowsSiblings = new Map([
  ['iso-8859-2', 'windows-1250'],
  ['iso-8859-4', 'windows-1257'],
  ['iso-8859-5', 'windows-1251'],
  ['iso-8859-6', 'windows-1256'],
  ['iso-8859-7', 'windows-1253'],
  ['iso-8859-8', 'windows-1255'],
  ['iso-8859-13', 'windows-1257'],
  ['iso-8859-15', 'windows-1252'],
])

function windowsSibling(encoding: string, text: string): string | null {
  const sibling = windowsSiblings.get(encoding) ?? null
  return sibling !== null && /[\x80-\x9f]/.test(text) ? sibling : null
}

function readUndeclared(bytes: Uint8Array, utf8: Reading | null, problems: string[]): Reading {
  if (utf8 !== null) return utf8
  const text = decodeLeniently(bytes, 'utf-8')
  const { broken, sound } = countBroken(text)
  if (broken < sound) {
    problems.length = 0
    return reading(text, 'utf-8', false)
  }
  const encoding = guessEncoding(bytes) ?? 'windows-1252'
  if (problems.length === 0) problems.push('no encoding is declared, and the bytes are not UTF-8')
  problems.push(`read as ${encoding}`)
  return readAs(bytes, encoding)
}

function readAs(bytes: Uint8Array, encoding: string): Reading {
  const exact = decodeStrictly(bytes, encoding)
  return reading(exact ?? decodeLeniently(bytes, encoding), encoding, exact !== null)
}

/** How many characters beyond ASCII could be read, and how many not. */
function countBroken(text: string): { readonly broken: number; readonly sound: number } {
  let broken = 0
  let sound = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0xfffd) broken += 1
    else if (code > 0x7f) sound += 1
  }
  return { broken, sound }
}

function decoded({ found, encoding, isExact, isClean }: Reading, problems: readonly string[]): DecodedText {
  const damage: Damage[] = problems.map((what) => ({ what, line: null, column: null }))
  if (!isExact) {
    const what = `${countBroken(found.text).broken} characters are not valid ${encoding}`
    damage.push({ what, ...placeOf(found.text, found.text.indexOf('\ufffd')) })
  }
  if (isClean) return Object.assign(found, { encoding, damage })
  const readable = withoutControls(found.text)
  return { ...wholeText(readable.text), encoding, damage: [...damage, ...readable.damage] }
}
