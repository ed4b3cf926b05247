import type { LabelOf } from './article-item.ts'
import { scoreWords } from './evidence-words.ts'
import { type Html, html } from './html.ts'
import type { MarkedPiece } from './marked-text.ts'

/** A text's pieces with their evidence marked; who points at a mark reads what it counts for. */
export function markedHtml(pieces: readonly MarkedPiece[], labelOf: LabelOf): readonly Html[] {
  return pieces.map(({ text, marks }) => {
    if (marks.length === 0) return html`${text}`
    const says = marks.map(
      ({ tag, evidence }) => `${tag.kind} ${labelOf(tag)} ${scoreWords(tag)}${tag.passing ? ', in passing' : ''}, by ${evidence.rule}`,
    )
    const isPassing = marks.every(({ tag }) => tag.passing)
    return html`<mark class="${isPassing ? 'evidence faint' : 'evidence'}" title="${[...new Set(says)].join('; ')}">${text}</mark>`
  })
}

/** Pieces cut where paragraphs end: an empty line is between them. */
export function paragraphs(pieces: readonly MarkedPiece[]): readonly (readonly MarkedPiece[])[] {
  const found: MarkedPiece[][] = [[]]
  for (const { text, marks } of pieces) {
    for (const [index, part] of text.split(/\n{2,}/).entries()) {
      if (index > 0) found.push([])
      if (part !== '') found.at(-1)?.push({ text: part, marks })
    }
  }
  return found.filter((paragraph) => paragraph.length > 0)
}
