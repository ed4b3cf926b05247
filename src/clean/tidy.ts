/**
 * A stranger's HTML made readable: only elements we know, links and images absolute and real, nothing that tracks, no scripts' leftovers; and its text.
 * It makes nothing safe: `sanitize.ts` does, after it. It reads tokens and builds no tree, so it costs the same whatever the nesting.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { type UnsafeHtml, unsafeHtml } from '#model/html.ts'
import { elementName, emptyElements, startTag } from './elements.ts'
import { isLazy } from './pictures.ts'
import { plainText } from './plain-text.ts'

/** Articles stay below 50; deeper levels keep their text and lose their tags. A parser's work grows with depth times length. */
const deepest = 256

/** More attributes than any element has; the rest is passed over. */
const mostAttributes = 100

/** Elements that go with all they contain. */
const removed = new Set('script style template iframe noembed noframes xmp plaintext svg object title textarea select button'.split(' '))
const empty = new Set(emptyElements)

/** Elements whose end tag HTML lets one leave out, and which of them a start tag ends: a long list is not a deep one. @see HTML §13.1.2.4 */
const ends = new Map<string, readonly string[]>([
  ['p', ['p']],
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['td', ['td', 'th']],
  ['th', ['th']],
  ['tr', ['tr', 'td', 'th']],
])

export interface Tidied {
  /** Known elements only, each start tag rewritten by the allow-list; elements may still be unclosed or cross each other. */
  readonly html: UnsafeHtml
  readonly text: string
}

export function tidy(html: string, baseUrl: string): Tidied {
  const text = plainText()
  let out = ''
  const open: string[] = []
  let silence: { readonly name: string; depth: number } | null = null
  let name = ''
  let attribute = ''
  let value = ''
  const attributes = new Map<string, string>()
  let noscripts = 0
  let lazyBefore = false
  /** Where in `open` the outermost player stands: what is inside speaks to browsers that cannot play it. */
  let playerAt = Number.POSITIVE_INFINITY

  const tokens: TokenizerCallbacks = {
    ontext: (start, end) => write(html.slice(start, end)),
    ontextentity: (codePoint) => write(character(codePoint)),
    onopentagname(start, end) {
      name = html.slice(start, end).toLowerCase()
      attributes.clear()
    },
    onattribname(start, end) {
      attribute = html.slice(start, end).toLowerCase()
      value = ''
    },
    onattribdata(start, end) {
      value += html.slice(start, end)
    },
    onattribentity(codePoint) {
      value += character(codePoint)
    },
    onattribend() {
      if (attributes.size < mostAttributes && !attributes.has(attribute)) attributes.set(attribute, value)
    },
    onopentagend: start,
    onselfclosingtag() {
      start()
      close(name)
    },
    onclosetag: (start, end) => close(html.slice(start, end).toLowerCase()),
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  }
  // Feeds are full of XHTML: what it closes with `/>` must not swallow what follows.
  const tokenizer = new Tokenizer({ recognizeSelfClosing: true }, tokens)
  tokenizer.write(html)
  tokenizer.end()
  return { html: unsafeHtml(out), text: text.read() }

  function write(piece: string): void {
    if (silence !== null) return
    if (open.length <= playerAt) text.write(piece)
    out += escaped(piece)
  }

  function start(): void {
    if (silence !== null) {
      if (silence.name === name) silence.depth++
      return
    }
    text.pass(name)
    if (name === 'noscript') noscripts++
    const known = elementName(name)
    // Inside `noscript` stands the copy of the lazy image before it, which has been made real.
    if (known === 'img' && noscripts > 0 && lazyBefore) return
    const tag = known === null ? null : startTag(known, attributes, baseUrl)
    if (removed.has(name)) {
      silence = { name, depth: 1 }
      if (tag !== null) out += `${tag}</${name}>`
      return
    }
    if (known === null || tag === null) return
    if (known === 'img') lazyBefore = isLazy(attributes)
    while (ends.get(known)?.includes(open.at(-1) ?? '')) open.pop()
    if (empty.has(known)) out += tag
    else if (open.length < deepest) {
      if (known === 'audio' || known === 'video') playerAt = Math.min(playerAt, open.length)
      open.push(known)
      out += tag
    }
  }

  function close(closed: string): void {
    if (silence !== null) {
      if (silence.name === closed && --silence.depth === 0) silence = null
      return
    }
    text.pass(closed)
    if (closed === 'noscript' && noscripts > 0) noscripts--
    const known = elementName(closed)
    const at = known === null ? -1 : open.lastIndexOf(known)
    if (at === -1) return
    open.length = at
    if (at <= playerAt) playerAt = Number.POSITIVE_INFINITY
    out += `</${known}>`
  }
}

/** Control characters come as entities, too. */
function character(codePoint: number): string {
  return codePoint === 0x7f || (codePoint < 0x20 && !/[\t\n\f\r]/.test(String.fromCodePoint(codePoint)))
    ? ''
    : String.fromCodePoint(codePoint)
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text
}

function nothing(): void {}
