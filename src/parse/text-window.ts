/** The part of a document's text that is looked at, which moves on piece by piece. All places count from the beginning of the document. */
export class TextWindow {
  /** As in `xml-tokens`. */
  static readonly kept = new TextWindow([''].values())
  readonly #pieces: Iterator<string, undefined>
  #text: string
  #start = 0
  #next: string | undefined

  constructor(pieces: Iterator<string, undefined>) {
    this.#pieces = pieces
    this.#text = pieces.next().value ?? ''
    this.#next = pieces.next().value
  }

  get text(): string {
    return this.#text
  }

  /** Where the window begins. */
  get start(): number {
    return this.#start
  }

  /** Whether nothing follows. */
  get isLast(): boolean {
    return this.#next === undefined
  }

  /** What stands between two places that lie in the window. */
  slice(start: number, end: number): string {
    return this.#text.slice(start - this.#start, end - this.#start)
  }

  /** Leaves behind what stands before `from`, and takes in at least as much as it keeps: whoever needs ever more looks at nothing more than twice. */
  moveOn(from: number): void {
    const kept = this.#text.slice(from - this.#start)
    let added = ''
    while (this.#next !== undefined && (added === '' || added.length < kept.length)) {
      added += this.#next
      this.#next = this.#pieces.next().value
    }
    this.#start = from
    this.#text = kept + added
  }
}
