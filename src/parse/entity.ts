/** Character references of XML and HTML. */
import { Parser } from 'htmlparser2'

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
    out += text.slice(from, at) + found.value
    from = at + found.length
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
  if (text.startsWith('lt;', at + 1)) return lessThan
  if (text.startsWith('gt;', at + 1)) return greaterThan
  if (text.startsWith('amp;', at + 1)) return ampersand
  if (text.startsWith('quot;', at + 1)) return quote
  if (text.startsWith('apos;', at + 1)) return apostrophe
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

/** What windows-1252 has at 128 to 159: references of that range mean these. @see HTML, numeric character reference end state */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function characterOf(code: number): string {
  if (code === 9 || code === 10 || code === 13) return String.fromCharCode(code)
  if (code < 32) return ''
  if (code >= 128 && code < 160) return windows1252.charAt(code - 128)
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
