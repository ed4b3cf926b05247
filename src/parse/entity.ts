/** Character references of XML and HTML. */
import { Parser } from 'htmlparser2'
import { decodeStrictly } from './encoding-name.ts'

/** Told of a reference XML does not know: what is wrong, and where in the text. */
export type OnOddity = (what: string, offset: number) => void

/**
 * Decodes each reference once: numbers, and every name HTML knows, since feeds use those without declaring them.
 * A bare ampersand and an unknown name stay as written. No document can define names of its own.
 */
export function decodeEntities(text: string, onOddity?: OnOddity): string {
  let at = text.indexOf('&')
  if (at === -1) return text
  let out = ''
  let from = 0
  while (at !== -1) {
    const found = referenceAt(text, at)
    if (found === null) {
      onOddity?.('an ampersand is not escaped', at)
      at = text.indexOf('&', at + 1)
      continue
    }
    if (found.html) onOddity?.('a character is written as an HTML entity, which XML does not know', at)
    const spelt = text.charCodeAt(at + found.length) === 0x26 ? spelledOut(text, at, found) : null
    if (spelt !== null) onOddity?.('a character is written as one reference for each byte of its UTF-8', at)
    const { value, length } = spelt ?? found
    out += from === at ? value : text.slice(from, at) + value
    from = at + length
    at = text.indexOf('&', from)
  }
  return out + text.slice(from)
}

interface Reference {
  readonly value: string
  readonly length: number
  readonly html: boolean
}

const lessThan: Reference = { value: '<', length: 4, html: false }
const greaterThan: Reference = { value: '>', length: 4, html: false }
const ampersand: Reference = { value: '&', length: 5, html: false }
const quote: Reference = { value: '"', length: 6, html: false }
const apostrophe: Reference = { value: "'", length: 6, html: false }
const referencePattern = /&(?:#(?:(\d{1,10})|x([\da-f]{1,8}));?|([a-z][\da-z]{1,31});)/iy

function referenceAt(text: string, at: number): Reference | null {
  const usual = usualReferenceAt(text, at)
  if (usual !== null) return usual
  referencePattern.lastIndex = at
  const match = referencePattern.exec(text)
  if (match === null) return null
  const [whole, decimal, hexadecimal, name] = match
  if (name !== undefined) {
    const value = namedCharacter(name)
    return value === null ? null : { value, length: whole.length, html: true }
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10)
  return { value: characterOf(code), length: whole.length, html: false }
}

function usualReferenceAt(text: string, at: number): Reference | null {
  switch (text.charCodeAt(at + 1)) {
    case 0x6c:
      return text.startsWith('t;', at + 2) ? lessThan : null
    case 0x67:
      return text.startsWith('t;', at + 2) ? greaterThan : null
    case 0x71:
      return text.startsWith('uot;', at + 2) ? quote : null
    case 0x61:
      if (text.startsWith('mp;', at + 2)) return ampersand
      return text.startsWith('pos;', at + 2) ? apostrophe : null
    default:
      return null
  }
}

/**
 * A character whose UTF-8 was taken for Latin-1 before it was written down: `&acirc;&#128;&brvbar;` for `…`. Null where there is none.
 * Only punctuation and pictures, which begin with `â` and `ð`: `&eacute;&hellip;&raquo;` would be a character too, and is French.
 */
function spelledOut(text: string, at: number, first: Reference): Reference | null {
  const lead = byteOf(first.value)
  const count = lead === 0xe2 ? 3 : lead === 0xf0 ? 4 : 0
  if (count === 0) return null
  const bytes = [lead]
  let length = first.length
  while (bytes.length < count) {
    const next = text.charCodeAt(at + length) === 0x26 ? referenceAt(text, at + length) : null
    const byte = next === null ? 0 : byteOf(next.value)
    if (next === null || byte < 0x80 || byte > 0xbf) return null
    bytes.push(byte)
    length += next.length
  }
  const value = decodeStrictly(Uint8Array.from(bytes), 'utf-8')
  return value === null ? null : { value, length, html: first.html }
}

/** Of a character as windows-1252 has it; 0 for all others. */
function byteOf(character: string): number {
  const code = character.charCodeAt(0)
  return code < 0x100 ? code : windows1252.includes(character) ? 128 + windows1252.indexOf(character) : 0
}

/** What windows-1252 has at 128 to 159: references of that range mean these. @see HTML, numeric character reference end state */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** `code` from 128 to 159. */
export function windows1252Character(code: number): string {
  return windows1252.charAt(code - 128)
}

function characterOf(code: number): string {
  if (code === 9 || code === 10 || code === 13) return String.fromCharCode(code)
  if (code < 32) return ''
  if (code >= 128 && code < 160) return windows1252Character(code)
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\ufffd'
  return String.fromCodePoint(code)
}

/** Only names HTML knows are kept, some two thousand, so it cannot grow beyond them. */
const namedCharacters = new Map<string, string>()

function namedCharacter(name: string): string | null {
  const known = namedCharacters.get(name)
  if (known !== undefined) return known
  let value = ''
  const parser = new Parser({
    ontext(text) {
      value += text
    },
  })
  parser.end(`&${name};`)
  // No named character is longer than two units; what is longer was not decoded, or only its beginning (`&notit;`).
  if (value.length > 2) return null
  namedCharacters.set(name, value)
  return value
}
