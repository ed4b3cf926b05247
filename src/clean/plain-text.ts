/**
 * What a person would read aloud of a piece of HTML, written down while its tokens go by.
 * Pieces are only put together, with marks for what lies between them, and folded once at the end: a text comes in hundreds of pieces.
 */

/** Marks for gaps from weak to strong, and for where a caption begins and ends. No text holds these characters: `tidy` leaves control characters out. */
const marks = { cell: '\u0001', line: '\u0002', paragraph: '\u0003', captionStart: '\u0004', captionEnd: '\u0005' } as const

const gaps = new Map<string, string>([
  ...'p h1 h2 h3 h4 h5 h6 div section article aside header footer main nav address blockquote pre figure figcaption ul ol dl table details hr form fieldset center'
    .split(' ')
    .map((name): [string, string] => [name, marks.paragraph]),
  ...'br li dt dd tr caption summary'.split(' ').map((name): [string, string] => [name, marks.line]),
  ...'td th'.split(' ').map((name): [string, string] => [name, marks.cell]),
])

/** Far more than a summary or a language is told from. */
const longestProse = 4000

export interface ReadText {
  /** White space folded, paragraphs set apart by an empty line, list items and table rows by a line break. */
  readonly text: string
  /** How the same begins without captions: some 4,000 characters. */
  readonly prose: string
  /** What the prose begins with, where that is set apart by its markup; else empty. */
  readonly opener: string
}

export class PlainText {
  #raw = ''
  #inCaption = false
  #hasCaptions = false
  #hasProse = false
  #opener = ''

  /** A piece of text, entities decoded; words may run on from the piece before. */
  write(piece: string): void {
    this.#raw += piece
    if (!this.#hasProse && !this.#inCaption && /\S/.test(piece)) this.#hasProse = true
  }

  /** A start or end tag, by its name in lower case. */
  pass(name: string): void {
    const gap = gaps.get(name)
    if (gap !== undefined) this.#raw += gap
  }

  /** What follows belongs to a picture, until the caption is closed. Captions do not stand inside captions. */
  openCaption(): void {
    this.#inCaption = true
    this.#hasCaptions = true
    this.#raw += marks.captionStart
  }

  closeCaption(): void {
    this.#inCaption = false
    this.#raw += marks.captionEnd
  }

  /** True from the first word on that belongs to no picture. */
  get hasProse(): boolean {
    return this.#hasProse
  }

  /** What was set apart at the very beginning of the prose ends here. */
  endOpener(): void {
    this.#opener = this.#raw
  }

  read(): ReadText {
    if (!this.#hasCaptions) {
      const text = fold(this.#raw)
      return { text, prose: text.slice(0, longestProse), opener: fold(this.#opener) }
    }
    const text = fold(this.#raw.replaceAll(/[\u0004\u0005]/g, ''))
    return { text, prose: fold(beginning(this.#raw)), opener: fold(beginning(this.#opener)) }
  }
}

/** Without captions, of which a hostile text may have nothing but. */
function beginning(raw: string): string {
  let found = ''
  for (let at = 0; at < raw.length && found.length < longestProse; ) {
    const start = raw.indexOf(marks.captionStart, at)
    const end = start === -1 ? -1 : raw.indexOf(marks.captionEnd, start)
    found += `${raw.slice(at, start === -1 ? raw.length : start)} `
    at = end === -1 ? raw.length : end + 1
  }
  return found.slice(0, longestProse)
}

/** A single space, by far the most frequent, is left as it is. */
function fold(raw: string): string {
  return raw.replaceAll(/[\s\u0001-\u0003\u00ad\u200b]{2,}|[^\S ]|[\u0001-\u0003\u00ad\u200b]/g, strongest).trim()
}

/** Of several gaps between two words one is written. Soft hyphens and zero-width spaces are none: they stand inside words and would hide them from search and tagging. */
function strongest(gap: string): string {
  if (gap.includes(marks.paragraph)) return '\n\n'
  if (gap.includes(marks.line)) return '\n'
  return gap === '\n' || /[^\u00ad\u200b]/.test(gap) ? ' ' : ''
}
