/**
 * The tokens of XML as publishers write it: tags, text, CDATA. Where XML would have to stop, it reads on as a person would, and says what was wrong.
 * One pass; a search is never made twice over the same text, so no document takes longer than its length accounts for.
 * On well-formed documents the tokens are those of htmlparser2, which the tests hold it against.
 */

import type { TextWindow } from './text-window.ts'

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
  let { text, start: offset } = window
  const nameAt = nameReader()
  const [greaterThan, lessThan] = [new Finder('>'), new Finder('<')]
  const [doubleQuote, singleQuote] = [new Finder('"'), new Finder("'")]
  const [commentEnd, characterDataEnd, instructionEnd] = [new Finder('-->'), new Finder(']]>'), new Finder('?>')]
  const finders = [greaterThan, lessThan, doubleQuote, singleQuote, commentEnd, characterDataEnd, instructionEnd]
  /** Where in the window what is read next begins, and where text does that was not told yet. */
  let at = 0
  let textStart = 0
  /** Whether the tag that is read ends in `/>`. */
  let isEmpty = false
  let hasXml = false
  /** A document has one type; whoever writes more of them means no good. */
  let isTyped = false
  let isOver = false

  while (!isOver) {
    const mark = text.charCodeAt(at) === 0x3c ? at : text.indexOf('<', at)
    const end = mark === -1 ? unfinished : readMarkup(mark)
    if (end !== unfinished) {
      if (end === mark) reader.oddity('a < is not escaped', offset + mark)
      else textStart = end
      at = Math.max(end, mark + 1)
    } else if (window.isLast) isOver = true
    else moveOn(mark === -1 ? text.length : mark)
  }
  tellText(text.length)

  /** Reads on at a place of the window, with more behind it. */
  function moveOn(place: number): void {
    const from = Math.min(textStart, place, reader.keeps() - offset)
    window.moveOn(offset + from)
    text = window.text
    offset = window.start
    textStart -= from
    at = place - from
    for (const finder of finders) finder.forget()
  }

  function tellText(end: number): void {
    if (end > textStart) reader.text(offset + textStart, offset + end)
  }

  /** Gives the end of what begins at `mark`, which is `mark` itself where nothing does. */
  function readMarkup(mark: number): number {
    const code = text.charCodeAt(mark + 1)
    if (isNameStart(code)) return readOpen(mark)
    // `<![CDATA[` has to be seen whole.
    if (mark + 9 > text.length && !window.isLast) return unfinished
    if (code === 0x2f) return readClose(mark)
    if (code === 0x21) return readDeclaration(mark)
    return code === 0x3f ? readInstruction(mark) : mark
  }

  function cutOff(what: string, mark: number): number {
    if (!window.isLast) return unfinished
    tellText(mark)
    textStart = text.length
    reader.oddity(`the document ends inside ${what}`, offset + mark)
    return text.length
  }

  function readOpen(mark: number): number {
    const nameEnd = endOfName(text, mark + 1)
    at = nameEnd
    isEmpty = false
    hasXml = false
    const attributes = text.charCodeAt(nameEnd) === 0x3e ? noAttributes : readAttributes()
    if (at >= text.length) return cutOff('a tag', mark)
    const isClosed = text.charCodeAt(at) === 0x3e
    if (!isClosed) reader.oddity('a tag is not closed', offset + mark)
    const end = isClosed ? at + 1 : at
    tellText(mark)
    const goesOn = reader.open({
      name: nameAt(text, mark + 1, nameEnd),
      attributes,
      hasXml,
      start: offset + mark,
      end: offset + end,
      isEmpty,
    })
    if (!goesOn) isOver = true
    return goesOn ? end : text.length
  }

  /** Those from `at` on; leaves it at the sign that ends the tag. */
  function readAttributes(): Attributes {
    let attributes: Record<string, string> | null = null
    let count = 0
    for (;;) {
      const code = text.charCodeAt(at)
      // `<` cannot stand here: a new tag begins, and this one was not closed.
      if (code === 0x3e || code === 0x3c || at >= text.length) return attributes ?? noAttributes
      if (isSpace(code) || code === 0x2f) {
        at += 1
        isEmpty = code === 0x2f && text.charCodeAt(at) === 0x3e
        continue
      }
      const start = at
      at = endOfAttributeName(text, start)
      const nameEnd = at
      const value = readValue()
      if (count >= mostAttributes) continue
      count += 1
      attributes ??= {}
      const name = nameAt(text, start, nameEnd)
      hasXml ||= name.startsWith('xml')
      if (!Object.hasOwn(attributes, name)) attributes[name] = value
    }
  }

  /** What follows an attribute's name at `at`, which is left behind it; empty where it has no value. */
  function readValue(): string {
    const sign = afterSpace(text, at)
    if (text.charCodeAt(sign) !== 0x3d) return ''
    const start = afterSpace(text, sign + 1)
    const quote = text.charCodeAt(start)
    const isQuoted = quote === 0x22 || quote === 0x27
    const end = isQuoted ? (quote === 0x22 ? doubleQuote : singleQuote).next(text, start + 1) : -1
    if (isQuoted && end === -1) {
      if (!window.isLast) return endInWindow()
      reader.oddity('a quotation mark is missing', offset + start)
    }
    at = end === -1 ? endOfBareValue(text, start) : end + 1
    return text.slice(isQuoted ? start + 1 : start, end === -1 ? at : end)
  }

  /** The tag goes on beyond the window, and is read again with it. */
  function endInWindow(): string {
    at = text.length
    return ''
  }

  function readClose(mark: number): number {
    const start = afterSpace(text, mark + 2)
    if (start < text.length && !isNameStart(text.charCodeAt(start))) return mark
    const nameEnd = endOfName(text, start)
    const sign = text.charCodeAt(nameEnd) === 0x3e ? nameEnd : greaterThan.next(text, nameEnd)
    const next = sign === nameEnd ? -1 : lessThan.next(text, nameEnd)
    const isClosed = sign !== -1 && (next === -1 || sign < next)
    if (!isClosed && next === -1) return cutOff('a tag', mark)
    if (!isClosed) reader.oddity('a tag is not closed', offset + mark)
    const end = isClosed ? sign + 1 : next
    tellText(mark)
    reader.close(nameAt(text, start, nameEnd), offset + mark, offset + end)
    return end
  }

  /** A comment, character data, or the document type, whose definitions are passed over. */
  function readDeclaration(mark: number): number {
    if (text.startsWith('[CDATA[', mark + 2)) return readCharacterData(mark)
    if (text.startsWith('--', mark + 2)) {
      const end = commentEnd.next(text, mark + 4)
      if (end !== -1) return told(mark, end + 3)
      if (!window.isLast) return unfinished
      tellText(mark)
      textStart = mark
      reader.oddity('a comment is not closed', offset + mark)
    }
    const end = greaterThan.next(text, mark)
    if (end === -1) return cutOff('a declaration', mark)
    if (isTyped || !text.startsWith('DOCTYPE', mark + 2)) return told(mark, end + 1)
    const subset = text.indexOf('[', mark)
    const whole = subset === -1 || subset > end ? end : endOfSubset(subset)
    if (whole === unfinished) return unfinished
    isTyped = true
    return told(mark, whole + 1)
  }

  function told(mark: number, end: number): number {
    tellText(mark)
    return end
  }

  function readCharacterData(mark: number): number {
    const start = mark + 9
    const found = characterDataEnd.next(text, start)
    if (found === -1 && !window.isLast) return unfinished
    tellText(mark)
    textStart = mark
    const end = found === -1 ? cutOff('a CDATA section', mark) : found
    reader.characterData(offset + start, offset + end)
    return found === -1 ? end : end + 3
  }

  /** Of the document type's definitions, between `[` and `]>`: the end of the whole. */
  function endOfSubset(start: number): number {
    for (let close = text.indexOf(']', start); close !== -1; close = text.indexOf(']', close + 1)) {
      const end = afterSpace(text, close + 1)
      if (text.charCodeAt(end) === 0x3e) return end
    }
    return window.isLast ? greaterThan.next(text, start) : unfinished
  }

  /** `<?xml … >` ends with its first `>` where a tag follows before any `?>`. */
  function readInstruction(mark: number): number {
    const end = instructionEnd.next(text, mark + 2)
    if (end === -1 && !window.isLast) return unfinished
    const sign = greaterThan.next(text, mark)
    if (sign === -1) return cutOff('a processing instruction', mark)
    const next = lessThan.next(text, mark + 1)
    if (end !== -1 && (next === -1 || end < next || next < sign)) return told(mark, end + 2)
    reader.oddity('a processing instruction is not closed', offset + mark)
    return told(mark, sign + 1)
  }
}

/** The next place of a mark, asked for with rising starts: what was found, or not found, is not searched again. */
class Finder {
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

/** A document has few different names: each is cut out and made lower case once. */
function nameReader(): (text: string, start: number, end: number) => string {
  const written: string[] = []
  const lowered: string[] = []
  return (text, start, end) => {
    const slot = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + (end - start)) & 0xff
    const known = written[slot]
    if (known !== undefined && known.length === end - start && text.startsWith(known, start)) return lowered[slot] ?? ''
    const name = text.slice(start, end)
    const lower = name.toLowerCase()
    written[slot] = name
    lowered[slot] = lower
    return lower
  }
}

/** Letters, `_`, `:` and whatever is not ASCII. @see XML 1.0 §2.3 */
function isNameStart(code: number): boolean {
  return ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f || code === 0x3a || code >= 0x80
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
}

function endOfName(text: string, start: number): number {
  let at = start
  for (let code = text.charCodeAt(at); !(code === 0x3e || isSpace(code) || code === 0x2f || code === 0x3c || Number.isNaN(code)); ) {
    at += 1
    code = text.charCodeAt(at)
  }
  return at
}

function endOfAttributeName(text: string, start: number): number {
  // Its first character is part of it whatever it is, so that each turn goes on.
  let at = start + 1
  for (let code = text.charCodeAt(at); !(code === 0x3d || endsBareName(code)); ) {
    at += 1
    code = text.charCodeAt(at)
  }
  return at
}

function endsBareName(code: number): boolean {
  return isSpace(code) || code === 0x3e || code === 0x2f || code === 0x3c || Number.isNaN(code)
}

function endOfBareValue(text: string, start: number): number {
  let at = start
  for (let code = text.charCodeAt(at); !(isSpace(code) || code === 0x3e || code === 0x3c || Number.isNaN(code)); ) {
    at += 1
    code = text.charCodeAt(at)
  }
  return at
}
