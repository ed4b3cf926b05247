/**
 * The tokens of XML as publishers write it: tags, text, CDATA. Where XML would have to stop, it reads on as a person would, and says what was wrong.
 * One pass; a search is never made twice over the same text, so no document takes longer than its length accounts for.
 * On well-formed documents the tokens are those of htmlparser2, which the tests hold it against.
 */

import { MarkFinder } from './mark-finder.ts'
import { NameCache } from './name-cache.ts'
import { TextWindow } from './text-window.ts'
import { afterSpace, endOfAttributeName, endOfBareValue, endOfName, isNameStart, isSpace } from './xml-characters.ts'

export type Attributes = Readonly<Record<string, string>>

export interface StartTag {
  /** In lower case. */
  readonly name: string
  readonly attributes: Attributes
  /** Whether one of them begins with `xml`, as bindings of prefixes, bases and languages do. */
  readonly hasXml: boolean
  readonly start: number
  readonly end: number
  /** `<a/>`, which no `close` follows. */
  readonly isEmpty: boolean
}

/** Told of each token, in the order of the text, by its place and not decoded; names in lower case. */
export interface TokenReader {
  text(start: number, end: number): void
  characterData(start: number, end: number): void
  /** Whoever gives false is told no more. */
  open(tag: StartTag): boolean
  close(name: string, start: number, end: number): void
  /** What was wrong and read over. */
  oddity(what: string, offset: number): void
  /** From where on it still needs the text, where that is before what it is told next. */
  keeps(): number
}

/** More attributes than any element has; the rest is passed over. */
const mostAttributes = 1000

const noAttributes: Attributes = Object.freeze({})

/** What begins at a mark and does not end in the window. */
const unfinished = -1

/** All places that are told count from the beginning of the document. */
export function readTokens(window: TextWindow, reader: TokenReader): void {
  new Reading(window, reader).read()
}

class Reading {
  /**
   * Never used, and never collected: with the last object of a kind the engine throws away the code it has compiled for the kind, and readings that come
   * one by one would each be made with cold code, at a third of the speed. For the same reason these are classes: closures end with their document.
   */
  static readonly kept: unknown = new Reading(TextWindow.kept, {
    text() {},
    characterData() {},
    open: () => false,
    close() {},
    oddity() {},
    keeps: () => 0,
  })
  readonly #window: TextWindow
  readonly #reader: TokenReader
  readonly #names = new NameCache()
  readonly #greaterThan = new MarkFinder('>')
  readonly #lessThan = new MarkFinder('<')
  readonly #doubleQuote = new MarkFinder('"')
  readonly #singleQuote = new MarkFinder("'")
  readonly #commentEnd = new MarkFinder('-->')
  readonly #characterDataEnd = new MarkFinder(']]>')
  readonly #instructionEnd = new MarkFinder('?>')
  readonly #finders = [
    this.#greaterThan,
    this.#lessThan,
    this.#doubleQuote,
    this.#singleQuote,
    this.#commentEnd,
    this.#characterDataEnd,
    this.#instructionEnd,
  ]
  #text: string
  /** Where the window begins. */
  #offset: number
  /** Where in the window what is read next begins, and where text does that was not told yet. */
  #at = 0
  #textStart = 0
  /** Whether the tag that is read ends in `/>`. */
  #isEmpty = false
  #hasXml = false
  /** A document has one type; whoever writes more of them means no good. */
  #isTyped = false
  #isOver = false

  constructor(window: TextWindow, reader: TokenReader) {
    this.#window = window
    this.#reader = reader
    this.#text = window.text
    this.#offset = window.start
  }

  read(): void {
    while (!this.#isOver) {
      const mark = this.#text.charCodeAt(this.#at) === 0x3c ? this.#at : this.#text.indexOf('<', this.#at)
      const end = mark === -1 ? unfinished : this.#readMarkup(mark)
      if (end !== unfinished) {
        if (end === mark) this.#reader.oddity('a < is not escaped', this.#offset + mark)
        else this.#textStart = end
        this.#at = Math.max(end, mark + 1)
      } else if (this.#window.isLast) this.#isOver = true
      else this.#moveOn(mark === -1 ? this.#text.length : mark)
    }
    this.#tellText(this.#text.length)
  }

  /** Reads on at a place of the window, with more behind it. */
  #moveOn(place: number): void {
    const from = Math.min(this.#textStart, place, this.#reader.keeps() - this.#offset)
    this.#window.moveOn(this.#offset + from)
    this.#text = this.#window.text
    this.#offset = this.#window.start
    this.#textStart -= from
    this.#at = place - from
    for (const finder of this.#finders) finder.forget()
  }

  #tellText(end: number): void {
    if (end > this.#textStart) this.#reader.text(this.#offset + this.#textStart, this.#offset + end)
  }

  /** Gives the end of what begins at `mark`, which is `mark` itself where nothing does. */
  #readMarkup(mark: number): number {
    const code = this.#text.charCodeAt(mark + 1)
    if (isNameStart(code)) return this.#readOpen(mark)
    // `<![CDATA[` has to be seen whole.
    if (mark + 9 > this.#text.length && !this.#window.isLast) return unfinished
    if (code === 0x2f) return this.#readClose(mark)
    if (code === 0x21) return this.#readDeclaration(mark)
    return code === 0x3f ? this.#readInstruction(mark) : mark
  }

  #cutOff(what: string, mark: number): number {
    if (!this.#window.isLast) return unfinished
    this.#tellText(mark)
    this.#textStart = this.#text.length
    this.#reader.oddity(`the document ends inside ${what}`, this.#offset + mark)
    return this.#text.length
  }

  #readOpen(mark: number): number {
    const nameEnd = endOfName(this.#text, mark + 1)
    this.#at = nameEnd
    this.#isEmpty = false
    this.#hasXml = false
    const attributes = this.#text.charCodeAt(nameEnd) === 0x3e ? noAttributes : this.#readAttributes()
    if (this.#at >= this.#text.length) return this.#cutOff('a tag', mark)
    const isClosed = this.#text.charCodeAt(this.#at) === 0x3e
    if (!isClosed) this.#reader.oddity('a tag is not closed', this.#offset + mark)
    const end = isClosed ? this.#at + 1 : this.#at
    this.#tellText(mark)
    const goesOn = this.#reader.open({
      name: this.#names.at(this.#text, mark + 1, nameEnd),
      attributes,
      hasXml: this.#hasXml,
      start: this.#offset + mark,
      end: this.#offset + end,
      isEmpty: this.#isEmpty,
    })
    if (!goesOn) this.#isOver = true
    return goesOn ? end : this.#text.length
  }

  /** Those from `at` on; leaves it at the sign that ends the tag. */
  #readAttributes(): Attributes {
    let attributes: Record<string, string> | null = null
    let count = 0
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      // `<` cannot stand here: a new tag begins, and this one was not closed.
      if (code === 0x3e || code === 0x3c || this.#at >= this.#text.length) return attributes ?? noAttributes
      if (isSpace(code) || code === 0x2f) {
        this.#at += 1
        this.#isEmpty = code === 0x2f && this.#text.charCodeAt(this.#at) === 0x3e
        continue
      }
      const start = this.#at
      this.#at = endOfAttributeName(this.#text, start)
      const nameEnd = this.#at
      const value = this.#readValue()
      if (count >= mostAttributes) continue
      count += 1
      attributes ??= {}
      const name = this.#names.at(this.#text, start, nameEnd)
      this.#hasXml ||= name.startsWith('xml')
      if (!Object.hasOwn(attributes, name)) attributes[name] = value
    }
  }

  /** What follows an attribute's name at `at`, which is left behind it; empty where it has no value. */
  #readValue(): string {
    const sign = afterSpace(this.#text, this.#at)
    if (this.#text.charCodeAt(sign) !== 0x3d) return ''
    const start = afterSpace(this.#text, sign + 1)
    const quote = this.#text.charCodeAt(start)
    const isQuoted = quote === 0x22 || quote === 0x27
    const end = isQuoted ? (quote === 0x22 ? this.#doubleQuote : this.#singleQuote).next(this.#text, start + 1) : -1
    if (isQuoted && end === -1) {
      if (!this.#window.isLast) return this.#endInWindow()
      this.#reader.oddity('a quotation mark is missing', this.#offset + start)
    }
    this.#at = end === -1 ? endOfBareValue(this.#text, start) : end + 1
    return this.#text.slice(isQuoted ? start + 1 : start, end === -1 ? this.#at : end)
  }

  /** The tag goes on beyond the window, and is read again with it. */
  #endInWindow(): string {
    this.#at = this.#text.length
    return ''
  }

  #readClose(mark: number): number {
    const start = afterSpace(this.#text, mark + 2)
    if (start < this.#text.length && !isNameStart(this.#text.charCodeAt(start))) return mark
    const nameEnd = endOfName(this.#text, start)
    const sign = this.#text.charCodeAt(nameEnd) === 0x3e ? nameEnd : this.#greaterThan.next(this.#text, nameEnd)
    const next = sign === nameEnd ? -1 : this.#lessThan.next(this.#text, nameEnd)
    const isClosed = sign !== -1 && (next === -1 || sign < next)
    if (!isClosed && next === -1) return this.#cutOff('a tag', mark)
    if (!isClosed) this.#reader.oddity('a tag is not closed', this.#offset + mark)
    const end = isClosed ? sign + 1 : next
    this.#tellText(mark)
    this.#reader.close(this.#names.at(this.#text, start, nameEnd), this.#offset + mark, this.#offset + end)
    return end
  }

  /** A comment, character data, or the document type, whose definitions are passed over. */
  #readDeclaration(mark: number): number {
    if (this.#text.startsWith('[CDATA[', mark + 2)) return this.#readCharacterData(mark)
    if (this.#text.startsWith('--', mark + 2)) {
      const end = this.#commentEnd.next(this.#text, mark + 4)
      if (end !== -1) return this.#told(mark, end + 3)
      if (!this.#window.isLast) return unfinished
      this.#tellText(mark)
      this.#textStart = mark
      this.#reader.oddity('a comment is not closed', this.#offset + mark)
    }
    const end = this.#greaterThan.next(this.#text, mark)
    if (end === -1) return this.#cutOff('a declaration', mark)
    if (this.#isTyped || !this.#text.startsWith('DOCTYPE', mark + 2)) return this.#told(mark, end + 1)
    const subset = this.#text.indexOf('[', mark)
    const whole = subset === -1 || subset > end ? end : this.#endOfSubset(subset)
    if (whole === unfinished) return unfinished
    this.#isTyped = true
    return this.#told(mark, whole + 1)
  }

  #told(mark: number, end: number): number {
    this.#tellText(mark)
    return end
  }

  #readCharacterData(mark: number): number {
    const start = mark + 9
    const found = this.#characterDataEnd.next(this.#text, start)
    if (found === -1 && !this.#window.isLast) return unfinished
    this.#tellText(mark)
    this.#textStart = mark
    const end = found === -1 ? this.#cutOff('a CDATA section', mark) : found
    this.#reader.characterData(this.#offset + start, this.#offset + end)
    return found === -1 ? end : end + 3
  }

  /** Of the document type's definitions, between `[` and `]>`: the end of the whole. */
  #endOfSubset(start: number): number {
    for (let close = this.#text.indexOf(']', start); close !== -1; close = this.#text.indexOf(']', close + 1)) {
      const end = afterSpace(this.#text, close + 1)
      if (this.#text.charCodeAt(end) === 0x3e) return end
    }
    return this.#window.isLast ? this.#greaterThan.next(this.#text, start) : unfinished
  }

  /** `<?xml … >` ends with its first `>` where a tag follows before any `?>`. */
  #readInstruction(mark: number): number {
    const end = this.#instructionEnd.next(this.#text, mark + 2)
    if (end === -1 && !this.#window.isLast) return unfinished
    const sign = this.#greaterThan.next(this.#text, mark)
    if (sign === -1) return this.#cutOff('a processing instruction', mark)
    const next = this.#lessThan.next(this.#text, mark + 1)
    if (end !== -1 && (next === -1 || end < next || next < sign)) return this.#told(mark, end + 2)
    this.#reader.oddity('a processing instruction is not closed', this.#offset + mark)
    return this.#told(mark, sign + 1)
  }
}
