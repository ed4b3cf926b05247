/**
 * A walk over a JSON text for what JSON.parse does not tell. It gives a position only for some faults, in words that change with
 * the engine, drops all but the last of two equal keys, and never says where a value stood.
 */

/** One step of a JSON path. */
export type JsonKey = string | number

export interface JsonFault {
  /** UTF-16 offset. */
  readonly offset: number
  readonly found: string
  readonly allowed: string
}

export interface JsonWalk {
  /** The first place where the text is no JSON; null where it is sound. */
  readonly fault: JsonFault | null
  /** Members whose key stands in the object already. */
  readonly duplicates: readonly (readonly JsonKey[])[]
}

/** Whether another member or item begins at the present place. */
type State = 'more' | 'closed' | JsonFault

/** feeds.json is four deep; this bounds the recursion. */
const mostDepth = 32

const space = /[ \t\n\r]*/y
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const quoted = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*/y

/**
 * @param visit called for the whole, each item, and each member at its key; the path is reused from call to call
 * @see RFC 8259
 */
export function walkJson(text: string, visit?: (path: readonly JsonKey[], offset: number) => void): JsonWalk {
  const duplicates: JsonKey[][] = []
  const path: JsonKey[] = []
  let at = 0
  skip(space)
  visit?.(path, at)
  const fault = readValue() ?? readEnd()
  return { fault, duplicates }

  function readValue(): JsonFault | null {
    if (text[at] === '"') return readText()
    if (text[at] !== '{' && text[at] !== '[') return skip(scalar) ? null : expected('a value')
    if (path.length === mostDepth) return { offset: at, found: 'one more level', allowed: `at most ${mostDepth} levels` }
    return text[at] === '{' ? readMembers() : readItems()
  }

  function readMembers(): JsonFault | null {
    const keys = new Set<string>()
    for (let state: State = opened('}'); state !== 'closed'; state = next('}', 'a key in double quotes')) {
      if (typeof state === 'object') return state
      const keyAt = at
      const unread = text[at] === '"' ? readText() : expected('a key in double quotes')
      if (unread !== null) return unread
      const key: string = JSON.parse(text.slice(keyAt, at))
      path.push(key)
      visit?.(path, keyAt)
      if (keys.has(key)) duplicates.push([...path])
      keys.add(key)
      skip(space)
      if (text[at] !== ':') return expected('":" after the key')
      at += 1
      skip(space)
      const fault = readValue()
      if (fault !== null) return fault
      path.pop()
    }
    return null
  }

  function readItems(): JsonFault | null {
    let index = 0
    for (let state: State = opened(']'); state !== 'closed'; state = next(']', 'a value')) {
      if (typeof state === 'object') return state
      path.push(index++)
      visit?.(path, at)
      const fault = readValue()
      if (fault !== null) return fault
      path.pop()
    }
    return null
  }

  function opened(close: string): State {
    at += 1
    skip(space)
    if (text[at] !== close) return 'more'
    at += 1
    return 'closed'
  }

  function next(close: string, wanted: string): State {
    skip(space)
    const mark = at
    if (text[mark] !== ',' && text[mark] !== close) return expected(`"," or "${close}"`)
    at += 1
    if (text[mark] === close) return 'closed'
    skip(space)
    if (text[at] !== close) return 'more'
    return { offset: mark, found: `a comma before "${close}"`, allowed: `${wanted} after a comma, or no comma` }
  }

  function readText(): JsonFault | null {
    skip(quoted)
    if (text[at] === '"') {
      at += 1
      return null
    }
    if (text[at] === '\\')
      return { offset: at, found: 'an unknown escape', allowed: String.raw`\" \\ \/ \b \f \n \r \t, or \u and four hex digits` }
    if (at >= text.length) return expected('" at the end of the text')
    return { offset: at, found: 'a line break or control character in text', allowed: String.raw`\n, \t or \u0000` }
  }

  function readEnd(): JsonFault | null {
    skip(space)
    return at === text.length ? null : expected('nothing after the end of the value')
  }

  function skip(token: RegExp): boolean {
    token.lastIndex = at
    if (!token.test(text)) return false
    at = token.lastIndex
    return true
  }

  function expected(allowed: string): JsonFault {
    return { offset: at, found: describeToken(text, at), allowed }
  }
}

/** `feeds[3].url`; a key that is no plain word is quoted: `hosts["example.org"].spacing`. Empty for the whole. */
export function pathText(path: readonly JsonKey[]): string {
  let out = ''
  for (const key of path) {
    if (typeof key === 'number') out += `[${key}]`
    else if (!/^[\w$]{1,60}$/.test(key)) out += `[${quoteText(key.slice(0, 60))}]`
    else out += out === '' ? key : `.${key}`
  }
  return out
}

/** As JSON writes it, and harmless to a terminal: C1 controls and the marks that turn the writing direction are escaped too. */
export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Line and column of an offset, both from 1, the column in UTF-16 units. */
export function openPlaces(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0]
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

function describeToken(text: string, at: number): string {
  if (at >= text.length) return 'the end of the file'
  if (/^(?:#|\/[/*])/.test(text.slice(at, at + 2))) return 'a comment, which JSON does not have'
  if (text[at] === "'") return 'a single quote where JSON has a double one'
  const word = /^[\w.+-]{1,20}/.exec(text.slice(at, at + 20))?.[0]
  if (word !== undefined) return quoteText(word)
  const point = text.codePointAt(at) ?? 0
  // Spaces that are none to JSON come in with text pasted from a page, and look like nothing.
  if (/[^!-~]/.test(text.charAt(at))) return `the character U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return quoteText(String.fromCodePoint(point))
}
