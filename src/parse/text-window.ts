/** The part of a document's text that is looked at, which moves on piece by piece. */

export interface TextWindow {
  readonly text: string
  /** Where in the document the window begins, and what is given here counts from. */
  readonly start: number
  /** Whether nothing follows. */
  readonly isLast: boolean
  /** What stands between two places of the document that lie in the window. */
  slice(start: number, end: number): string
  /** Leaves behind what stands before `from`, and takes in at least as much as it keeps: whoever needs ever more looks at nothing more than twice. */
  moveOn(from: number): void
}

export function textWindow(pieces: Iterator<string, undefined>): TextWindow {
  let text = pieces.next().value ?? ''
  let start = 0
  let next = pieces.next().value
  return {
    get text() {
      return text
    },
    get start() {
      return start
    },
    get isLast() {
      return next === undefined
    },
    slice: (from, to) => text.slice(from - start, to - start),
    moveOn(from) {
      const kept = text.slice(from - start)
      let added = ''
      while (next !== undefined && (added === '' || added.length < kept.length)) {
        added += next
        next = pieces.next().value
      }
      start = from
      text = kept + added
    },
  }
}
