/** Who wrote it, as one line. */
import { foldSpace, shorten } from '#lib/text.ts'

/** RSS's `mail@host (Name)`, the same the other way round, and mail's own `Name <mail@host>`. */
const nameInBrackets = /^\S{1,254}@\S{1,254} {0,3}\(([^()]{1,200})\)$/
const mailInBrackets = /^([^()@]{1,200}) \(\S{1,254}@[^\s()]{1,254}\)$/
const nameBeforeMail = /^"?([^"<>@]{1,200}?)"? {0,3}<[^<>\s]{1,254}@[^<>\s]{1,254}>$/

/** The name in what RSS calls an author; an address alone stays. */
export function personName(text: string | null): string | null {
  const line = foldSpace(text?.slice(0, 1000) ?? '')
  const name = nameInBrackets.exec(line)?.[1] ?? mailInBrackets.exec(line)?.[1] ?? nameBeforeMail.exec(line)?.[1] ?? line
  return name.trim() || null
}

/** Several authors as one line, each once; null where there is none. */
export function joinAuthors(names: readonly (string | null)[]): string | null {
  const different = new Set(names.filter((name) => name !== null))
  return shorten([...different].join(', '), 500) || null
}
