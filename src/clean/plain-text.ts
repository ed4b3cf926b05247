/** What a person would read aloud of a piece of HTML, written down while its tokens go by. */

const paragraphs = words(
  'p h1 h2 h3 h4 h5 h6 div section article aside header footer main nav address blockquote pre figure figcaption ul ol dl table details hr form fieldset center',
)
const lines = words('br li dt dd tr caption summary')
const cells = words('td th')

/** Gaps from weak to strong; of several between two words the strongest is written. */
const gaps = ['', ' ', '\n', '\n\n'] as const
type Gap = 0 | 1 | 2 | 3

export interface PlainText {
  /** A piece of text, entities decoded; words may run on from the piece before. */
  readonly write: (piece: string) => void
  /** A start or end tag, by its name in lower case. */
  readonly pass: (name: string) => void
  /** All so far: white space folded, paragraphs set apart by an empty line, list items and table rows by a line break. */
  readonly read: () => string
}

export function plainText(): PlainText {
  let text = ''
  let gap: Gap = 0
  const widen = (to: Gap) => {
    if (to > gap) gap = to
  }
  return {
    write(piece) {
      // Soft hyphens and zero-width spaces stand inside words and would hide them from search and tagging.
      const folded = piece.replace(/[\u00ad\u200b]+/g, '').replace(/\s{2,}|[^\S ]/g, ' ')
      if (folded.startsWith(' ')) widen(1)
      const trimmed = folded.trim()
      if (trimmed === '') return
      text += text === '' ? trimmed : gaps[gap] + trimmed
      gap = folded.endsWith(' ') ? 1 : 0
    },
    pass: (name) => widen(gapAround(name)),
    read: () => text,
  }
}

function gapAround(name: string): Gap {
  if (paragraphs.has(name)) return 3
  if (lines.has(name)) return 2
  return cells.has(name) ? 1 : 0
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
