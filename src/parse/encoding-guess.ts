/** Which of the old encodings bytes are in, where nothing that is said of them holds: the one in which the letters of a language come out. */
import { usualLetters } from './data/usual-letters.ts'

/** Enough to tell, and little enough to be read three dozen times. */
const sampleBytes = 1000
/** How much of what a language's texts show there must be. */
const leastLikeness = 0.7

const languages = usualLetters.map(({ encodings, letters, share }) => ({ encodings, letters: new Set(letters), share }))

/** Signs of all languages, which tell nothing: quotation marks, dashes and the like. */
const signs = new Set('\u00a0«»„“”‘’‚–—…•°€£©®™§·×')

/** Null where no language is like it. */
export function guessEncoding(bytes: Uint8Array): string | null {
  const sample = wordsBeyondAscii(bytes)
  if (sample.length === 0) return null
  const texts = new Map<string, string | null>()
  let best: { readonly encoding: string; readonly likeness: number } | null = null
  for (const { encodings, letters, share } of languages) {
    for (const encoding of encodings) {
      if (!texts.has(encoding)) texts.set(encoding, beyondAscii(sample, encoding))
      const text = texts.get(encoding) ?? null
      const likeness = text === null ? 0 : Math.min(1, shareOf(text, letters) / share)
      if (likeness > (best?.likeness ?? leastLikeness)) best = { encoding, likeness }
    }
  }
  return best?.encoding ?? null
}

/** What begins beyond ASCII, up to the next white space or sign: in the encodings of East Asia a character may end in an ASCII letter or digit. */
function wordsBeyondAscii(bytes: Uint8Array): Uint8Array {
  const words: number[] = []
  let isInWord = false
  for (let index = 0; index < bytes.length && words.length < sampleBytes; index++) {
    const byte = bytes[index] ?? 0
    if (byte > 0x7f) isInWord = true
    else if (isInWord && (byte < 0x30 || (byte > 0x39 && byte < 0x40))) {
      isInWord = false
      words.push(0x20)
    }
    if (isInWord) words.push(byte)
  }
  return Uint8Array.from(words)
}

const decoders = new Map(languages.flatMap(({ encodings }) => encodings).map((encoding) => [encoding, new TextDecoder(encoding)]))

/** Null where the bytes are not of the encoding; the sample may end inside a character. */
function beyondAscii(sample: Uint8Array, encoding: string): string | null {
  const text =
    decoders
      .get(encoding)
      ?.decode(sample)
      .replace(/[\0-\x7f]+/g, '') ?? ''
  return text.slice(0, -1).includes('\ufffd') ? null : text
}

/** What part of a text the letters are. */
function shareOf(text: string, letters: ReadonlySet<string>): number {
  let known = 0
  let all = 0
  for (const letter of text) {
    if (letters.has(letter)) known += 1
    else if (signs.has(letter)) continue
    all += 1
  }
  return all === 0 ? 0 : known / all
}
