/**
 * Text as the search index takes it, articles and questions alike. SQLite's tokenizer folds the case of all scripts and the diacritics of Latin;
 * what it does not know is done here: scripts that write no spaces, and letters that are written in two ways.
 */
import { isAscii } from 'node:buffer'
import { readUtf8, type Utf8 } from '#model/utf8.ts'

/** Nothing but Latin letters and the signs around them: by far the most frequent, and left as it is. */
const latinOnly = /^[\u0000-\u02ff\u2000-\u200b\u200e-\u206f\u20a0-\u20cf\u2100-\u214f]*$/

/** Vowel signs of Arabic and Hebrew, which news leaves out, and the stroke that only stretches a word. */
const leftOut = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670\u0640]/g

/** Letters that one writes for another: Russian without its dots, Arabic and Persian keyboards, Greek capitals without accents. */
const twoWays = new Map(
  'ёе ЁЕ أا إا آا ٱا يی ىی كک άα έε ήη ίι ϊι ΐι όο ύυ ϋυ ΰυ ώω ΆΑ ΈΕ ΉΗ ΊΙ ΪΙ ΌΟ ΎΥ ΫΥ ΏΩ'
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
)
const writtenTwoWays = new RegExp(`[${[...twoWays.keys()].join('')}]`, 'g')

/** Chinese, Japanese, Thai, Lao, Khmer and Burmese write no spaces between words, Korean puts endings on them: each letter with its marks is a word. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu

export function searchableText(text: string): string {
  if (latinOnly.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(leftOut, '')
    .replace(writtenTwoWays, (letter) => twoWays.get(letter) ?? letter)
    .replace(withoutSpaces, ' $& ')
}

/** The text's own bytes where they are left as they are. */
export function searchableUtf8(text: Utf8): string | Uint8Array {
  if (isAscii(text.bytes)) return text.bytes
  const read = readUtf8(text)
  return latinOnly.test(read) ? text.bytes : searchableText(read)
}

/** Empty where it was cut from the text: it adds nothing then. */
export function searchableSummary(summary: string, { bytes }: Utf8): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return text.includes(summary.replace(/…$/, '')) ? '' : searchableText(summary)
}
