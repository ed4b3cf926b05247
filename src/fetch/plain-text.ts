/** A stranger's words, fit for a log line. */
import { shorten } from '#lib/text.ts'

/** Without anything that could move a cursor, turn the direction of writing or forge another line; at most 300 characters. */
export function plainText(text: string): string {
  return shorten(text.slice(0, 1000).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' '), 300)
}
