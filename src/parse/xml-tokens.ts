/**
 * The tokens of XML as publishers write it: tags, text, CDATA. Where XML would have to stop, it reads on as a person would, and says what was wrong.
 * One pass; a search is never made twice over the same text, so no document takes longer than its length accounts for.
 * On well-formed documents the tokens are those of htmlparser2, which the tests hold it against.
 */

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
}

/** More attributes than any element has; the rest is passed over. */
const mostAttributes = 1000

const noAttributes: Attributes = Object.freeze({})

export function readTokens(text: string, reader: TokenReader): void {
  const nameAt = nameReader(text)
  const greaterThan = finder(text, '>')
  const lessThan = finder(text, '<')
  const doubleQuote = finder(text, '"')
  const singleQuote = finder(text, "'")
  const commentEnd = finder(text, '-->')
  const characterDataEnd = finder(text, ']]>')
  const instructionEnd = finder(text, '?>')
  const { length } = text
  /** Where what is read next begins, and where text does that was not told yet. */
  let at = 0
  let textStart = 0
  /** Whether the tag that is read ends in `/>`. */
  let isEmpty = false
  let hasXml = false
  /** A document has one type; whoever writes more of them means no good. */
  let isTyped = false

  while (at < length) {
    const mark = text.charCodeAt(at) === 0x3c ? at : text.indexOf('<', at)
    if (mark === -1) break
    const end = readMarkup(mark)
    if (end === mark) reader.oddity('a < is not escaped', mark)
    else textStart = end
    at = Math.max(end, mark + 1)
  }
  tellText(length)

  function tellText(end: number): void {
    if (end > textStart) reader.text(textStart, end)
  }

  /** Gives the end of what begins at `mark`, which is `mark` itself where nothing does. */
  function readMarkup(mark: number): number {
    const code = text.charCodeAt(mark + 1)
    if (isNameStart(code)) return readOpen(mark)
    if (code === 0x2f) return readClose(mark)
    if (code === 0x21) return readDeclaration(mark)
    return code === 0x3f ? readInstruction(mark) : mark
  }

  function cutOff(what: string, mark: number): number {
    reader.oddity(`the document ends inside ${what}`, mark)
    return length
  }

  function readOpen(mark: number): number {
    tellText(mark)
    const nameEnd = endOfName(text, mark + 1)
    at = nameEnd
    isEmpty = false
    hasXml = false
    const attributes = text.charCodeAt(nameEnd) === 0x3e ? noAttributes : readAttributes()
    if (at >= length) return cutOff('a tag', mark)
    const isClosed = text.charCodeAt(at) === 0x3e
    if (!isClosed) reader.oddity('a tag is not closed', mark)
    const end = isClosed ? at + 1 : at
    return reader.open({ name: nameAt(mark + 1, nameEnd), attributes, hasXml, start: mark, end, isEmpty }) ? end : length
  }

  /** Those from `at` on; leaves it at the sign that ends the tag. */
  function readAttributes(): Attributes {
    let attributes: Record<string, string> | null = null
    let count = 0
    for (;;) {
      const code = text.charCodeAt(at)
      // `<` cannot stand here: a new tag begins, and this one was not closed.
      if (code === 0x3e || code === 0x3c || at >= length) return attributes ?? noAttributes
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
      const name = nameAt(start, nameEnd)
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
    const end = isQuoted ? (quote === 0x22 ? doubleQuote : singleQuote)(start + 1) : -1
    if (isQuoted && end === -1) reader.oddity('a quotation mark is missing', start)
    at = end === -1 ? endOfBareValue(text, start) : end + 1
    return text.slice(isQuoted ? start + 1 : start, end === -1 ? at : end)
  }

  function readClose(mark: number): number {
    const start = afterSpace(text, mark + 2)
    if (start < length && !isNameStart(text.charCodeAt(start))) return mark
    tellText(mark)
    const nameEnd = endOfName(text, start)
    const sign = text.charCodeAt(nameEnd) === 0x3e ? nameEnd : greaterThan(nameEnd)
    const next = sign === nameEnd ? -1 : lessThan(nameEnd)
    const isClosed = sign !== -1 && (next === -1 || sign < next)
    if (!isClosed && next === -1) return cutOff('a tag', mark)
    if (!isClosed) reader.oddity('a tag is not closed', mark)
    const end = isClosed ? sign + 1 : next
    reader.close(nameAt(start, nameEnd), mark, end)
    return end
  }

  /** A comment, character data, or the document type, whose definitions are passed over. */
  function readDeclaration(mark: number): number {
    tellText(mark)
    if (text.startsWith('[CDATA[', mark + 2)) return readCharacterData(mark)
    if (text.startsWith('--', mark + 2)) {
      const end = commentEnd(mark + 4)
      if (end !== -1) return end + 3
      reader.oddity('a comment is not closed', mark)
    }
    const end = greaterThan(mark)
    if (end === -1) return cutOff('a declaration', mark)
    if (isTyped || !text.startsWith('DOCTYPE', mark + 2)) return end + 1
    isTyped = true
    const subset = text.indexOf('[', mark)
    return (subset === -1 || subset > end ? end : endOfSubset(subset)) + 1
  }

  function readCharacterData(mark: number): number {
    const start = mark + 9
    const found = characterDataEnd(start)
    const end = found === -1 ? cutOff('a CDATA section', mark) : found
    reader.characterData(start, end)
    return found === -1 ? end : end + 3
  }

  /** Of the document type's definitions, between `[` and `]>`: the end of the whole. */
  function endOfSubset(start: number): number {
    for (let close = text.indexOf(']', start); close !== -1; close = text.indexOf(']', close + 1)) {
      const end = afterSpace(text, close + 1)
      if (text.charCodeAt(end) === 0x3e) return end
    }
    return greaterThan(start)
  }

  /** `<?xml … >` ends with its first `>` where a tag follows before any `?>`. */
  function readInstruction(mark: number): number {
    tellText(mark)
    const end = instructionEnd(mark + 2)
    const sign = greaterThan(mark)
    if (sign === -1) return cutOff('a processing instruction', mark)
    const next = lessThan(mark + 1)
    if (end !== -1 && (next === -1 || end < next || next < sign)) return end + 2
    reader.oddity('a processing instruction is not closed', mark)
    return sign + 1
  }
}

/** The next place of a mark, asked for with rising starts: what was found, or not found, is not searched again. */
function finder(text: string, mark: string): (start: number) => number {
  let found = -2
  return (start) => {
    if (found < start && found !== -1) found = text.indexOf(mark, start)
    return found
  }
}

/** A document has few different names: each is cut out and made lower case once. */
function nameReader(text: string): (start: number, end: number) => string {
  const written: string[] = []
  const lowered: string[] = []
  return (start, end) => {
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
