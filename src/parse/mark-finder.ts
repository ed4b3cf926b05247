/** The next place of a mark, asked for with rising starts: what was found, or not found, is not searched again. */
export class MarkFinder {
  readonly #mark: string
  #found = -2

  constructor(mark: string) {
    this.#mark = mark
  }

  next(text: string, start: number): number {
    if (this.#found < start && this.#found !== -1) this.#found = text.indexOf(this.#mark, start)
    return this.#found
  }

  /** For another text. */
  forget(): void {
    this.#found = -2
  }
}
