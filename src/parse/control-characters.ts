/** Control characters, which XML forbids or nobody can read. */
import type { Damage } from '#model/entry.ts'
import { placeOf } from './damage.ts'
import { windows1252Character } from './entity.ts'

const any = /[\0-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\ufffe\uffff]/
const unreadable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+/g
const misplaced = /[\x80-\x9f]/g

/** Without those of ASCII; those from 128 to 159 are what windows-1252 has there, as browsers read references to them. */
export function withoutControls(text: string): { readonly text: string; readonly damage: readonly Damage[] } {
  if (!any.test(text)) return { text, damage: [] }
  const damage: Damage[] = []
  const first = text.search(unreadable)
  if (first !== -1) damage.push({ what: 'control characters were left out', ...placeOf(text, first) })
  const readable = text.replace(unreadable, '')
  const other = readable.search(misplaced)
  if (other === -1) return { text: readable, damage }
  damage.push({ what: 'characters of windows-1252 stand where Unicode has control characters', ...placeOf(readable, other) })
  return { text: readable.replace(misplaced, (character) => windows1252Character(character.charCodeAt(0))), damage }
}

/** The same question of UTF-8 before it is decoded, sixteen bytes at a time: several times as fast, and nearly all documents have none. */
export function holdsControls(utf8: Uint8Array): boolean {
  const { buffer, byteOffset, length } = utf8
  const words = byteOffset % 4 === 0 ? new Uint32Array(buffer, byteOffset, length >> 2) : new Uint32Array()
  const whole = words.length - (words.length % 4)
  for (let index = 0; index < whole; index += 4) {
    const bits = unusual(words[index]) | unusual(words[index + 1]) | unusual(words[index + 2]) | unusual(words[index + 3])
    if ((bits & 0x80808080) !== 0 && holdsControlIn(utf8, index * 4, index * 4 + 16)) return true
  }
  return holdsControlIn(utf8, whole * 4, length)
}

/** A byte's high bit is set where one of the four is below 0x20 or above 0x7f; the next above it may be too. */
function unusual(word: number | undefined): number {
  return word === undefined ? 0 : (word - 0x20202020) | word
}

function holdsControlIn(utf8: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const byte = utf8[index] ?? 0
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return true
    if (byte === 0xc2 && (utf8[index + 1] ?? 0) < 0xa0) return true
    if (byte === 0xef && utf8[index + 1] === 0xbf && (utf8[index + 2] ?? 0) > 0xbd) return true
  }
  return false
}
