/**
 * Hangul and kana as one character each, where a text has them in parts: 나토 in letters (as names of files on a Mac are), ガザ with voicing marks apart, half-width ｶﾞｻﾞ.
 * Other scripts need none of this, since their marks are folded away.
 */

export interface Composition {
  readonly text: string
  /** Where each of its units begins in the text as it stands, and where that ends; null where it is the same text. */
  readonly offsets: Uint32Array | null
}

const part = /[\u1161-\u1175\u11A8-\u11C2\u3099\u309A\uFF9E\uFF9F]/
const parts =
  /[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?|[\uAC00-\uD7A3][\u11A8-\u11C2]|[\u3041-\u30FF][\u3099\u309A]|[\uFF66-\uFF9D][\uFF9E\uFF9F]/g

export function compose(text: string): Composition {
  if (!part.test(text)) return { text, offsets: null }
  const offsets: number[] = []
  let composed = ''
  let read = 0
  const keepTo = (end: number) => {
    composed += text.slice(read, end)
    for (; read < end; read++) offsets.push(read)
  }
  for (const { 0: found, index } of text.matchAll(parts)) {
    const whole = found.normalize('NFKC')
    // Not every pair has a character.
    if (whole.length !== 1) continue
    keepTo(index)
    composed += whole
    offsets.push(index)
    read = index + found.length
  }
  keepTo(text.length)
  offsets.push(text.length)
  return { text: composed, offsets: Uint32Array.from(offsets) }
}
