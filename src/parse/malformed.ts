/** Where exactly a document is not well-formed XML. */
import { XMLValidator } from 'fast-xml-parser'
import type { Damage } from '#model/entry.ts'

/** The validator goes character by character, at some 10 MB/s: longer documents do without. */
const longestText = 2_000_000

/** The first place where a text is not well-formed; null where it is, or is too long to look. */
export function findMalformed(text: string): Damage | null {
  if (text.length > longestText) return null
  const result = XMLValidator.validate(text)
  if (result === true) return null
  const { msg, line, col } = result.err
  return { what: `not well-formed: ${msg.slice(0, 200)}`, line: line ?? null, column: col ?? null }
}
