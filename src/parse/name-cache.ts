/** A document has few different names: each is cut out and made lower case once. */
export class NameCache {
  readonly #written: string[] = []
  readonly #lowered: string[] = []

  at(text: string, start: number, end: number): string {
    const slot = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + (end - start)) & 0xff
    const known = this.#written[slot]
    if (known !== undefined && known.length === end - start && text.startsWith(known, start)) return this.#lowered[slot] ?? ''
    const name = text.slice(start, end)
    const lower = name.toLowerCase()
    this.#written[slot] = name
    this.#lowered[slot] = lower
    return lower
  }
}
