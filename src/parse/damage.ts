/** Notes of what was wrong in a document, for the one who runs the feed: few, each once, with line and column. */
import type { Damage } from '#model/entry.ts'

export interface DamageLog {
  readonly notes: readonly Damage[]
  /** `offset` counts characters in the text; null where the fault has no place. */
  note(what: string, offset: number | null): void
  add(damage: Damage): void
}

const mostNotes = 20

/** The text is asked for only where there is something to note. */
export function damageLog(document: { readonly text: string }): DamageLog {
  const notes: Damage[] = []
  const known = new Set<string>()

  function add(damage: Damage): void {
    if (notes.length >= mostNotes || known.has(damage.what)) return
    known.add(damage.what)
    notes.push(damage)
  }

  function note(what: string, offset: number | null): void {
    // Looked at before the place is counted out: a document may hold the same fault a million times.
    if (notes.length >= mostNotes || known.has(what)) return
    add({ what, ...placeOf(document.text, offset) })
  }

  return { notes, note, add }
}

/** Counted from 1; null where there is no place. */
export function placeOf(text: string, offset: number | null): { line: number | null; column: number | null } {
  if (offset === null) return { line: null, column: null }
  let line = 1
  let lineStart = 0
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    line += 1
    lineStart = end + 1
  }
  return { line, column: offset - lineStart + 1 }
}
