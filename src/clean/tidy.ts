/**
 * A stranger's HTML made safe and readable: only elements we know, links and images absolute and real, nothing that tracks, no scripts' leftovers; and its text.
 * Safe by what it writes: every `<` in the result is that of a start tag `elements.ts` wrote, attribute by attribute, or of the end tag that belongs to it;
 * all other text is escaped, and nothing it lets through is read by browsers as anything but elements and text.
 * It reads tokens and builds no tree, so it costs the same whatever the nesting.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { elementName, isEmptyElement, startTag } from './elements.ts'
import { isLazy } from './pictures.ts'
import { plainText } from './plain-text.ts'

/** Articles stay below 50; deeper levels keep their text and lose their tags. A parser's work grows with depth times length. */
const deepest = 256

/** More attributes than any element has; the rest is passed over. */
const mostAttributes = 100

/** Elements that go with all they contain. */
const removed = new Set('script style template iframe noembed noframes xmp plaintext svg object title textarea select button'.split(' '))

/**
 * Which open elements a start tag ends, as browsers and htmlparser2 have it: their end tags may be left out, and a long list is not a deep one.
 * @see HTML §13.1.2.4
 */
const ends = new Map<string, readonly string[]>([
  ...'p address article aside blockquote details div dl figcaption figure footer header hr main nav ol pre section table ul'
    .split(' ')
    .map((block): [string, readonly string[]] => [block, ['p']]),
  ...'h1 h2 h3 h4 h5 h6'.split(' ').map((heading): [string, readonly string[]] => [heading, ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']]),
  ['a', ['a']],
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['rt', ['rt', 'rp']],
  ['rp', ['rt', 'rp']],
  ['td', ['thead', 'td', 'th']],
  ['th', ['th']],
  ['tr', ['tr', 'td', 'th']],
  ['tbody', ['thead', 'tbody']],
  ['tfoot', ['thead', 'tbody']],
])

export interface Tidied {
  /** Known elements only, each start tag written by the allow-list, each closed where it has to be. */
  readonly html: string
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
  closeTo(0)
  return { html: out, text: text.read() }

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
    while (ends.get(known)?.includes(open.at(-1) ?? '')) closeTo(open.length - 1)
    if (isEmptyElement(known)) out += tag
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
    if (at !== -1) closeTo(at)
  }

  /** What stands inside is closed with it, the innermost first. */
  function closeTo(at: number): void {
    for (let depth = open.length - 1; depth >= at; depth--) out += `</${open[depth]}>`
    open.length = at
    if (at <= playerAt) playerAt = Number.POSITIVE_INFINITY
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
