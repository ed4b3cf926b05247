/** Where a text earned its tags: the places of evidence, for whoever shows the text. */
import type { Evidence, Tag } from '#model/tag.ts'

/** A piece of a text, and the evidence that stands on it; empty where there is none. */
export interface MarkedPiece {
  readonly text: string
  readonly marks: readonly Mark[]
}

export interface Mark {
  readonly tag: Tag
  readonly evidence: Evidence
}

/** The text in pieces that together are the text. A place where the phrase does not stand any more is left out: the text was changed since. */
export function markedPieces(where: 'title' | 'body', text: string, tags: readonly Tag[]): readonly MarkedPiece[] {
  const places = tags.flatMap((tag) =>
    tag.evidence.flatMap((evidence) => {
      const place = evidence.where === where ? placeOf(evidence, text) : null
      return place === null ? [] : [{ ...place, mark: { tag, evidence } }]
    }),
  )
  const bounds = [...new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])])].sort((one, other) => one - other)
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? 0
    const marks = places.filter((place) => place.start < end && place.end > start).map(({ mark }) => mark)
    return { text: text.slice(start, end), marks }
  })
}

/** Null where the phrase does not stand there. */
export function placeOf({ phrase, offset }: Evidence, text: string): { readonly start: number; readonly end: number } | null {
  if (offset === null || offset < 0 || phrase === '' || !text.startsWith(phrase, offset)) return null
  return { start: offset, end: offset + phrase.length }
}
