/**
 * A stranger's HTML made safe and readable: only elements we know, links and images absolute and real, nothing that tracks, no scripts' leftovers; and its text.
 * Safe by what it writes: every `<` in the result is that of a start tag `elements.ts` wrote, attribute by attribute, or of the end tag that belongs to it;
 * all other text is escaped, and nothing it lets through is read by browsers as anything but elements and text.
 * It reads tokens and builds no tree, so it costs the same whatever the nesting.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import type { Image } from '#model/entry.ts'
import type { Written } from './attributes.ts'
import { isCaption } from './captions.ts'
import { allowedAttributes, elementName, isEmptyElement, startTag } from './elements.ts'
import { escapeText } from './escape.ts'
import { shownImage } from './images.ts'
import { isLazy } from './pictures.ts'
import { plainText, type ReadText } from './plain-text.ts'

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

/** What sets a dateline or a kicker apart from the sentence it stands before. */
const emphasis = new Set(['b', 'strong', 'i', 'em'])

export interface Tidied extends ReadText {
  /** Known elements only, each start tag written by the allow-list, each closed where it has to be. */
  readonly html: string
  /** Where links, pictures and players lead, in order. */
  readonly addresses: readonly string[]
  /** The first picture that may stand for the whole. */
  readonly image: Image | null
  /** What the first player shows until it plays. */
  readonly poster: string | null
}

export function tidy(written: string, baseUrl: string): Tidied {
  const html = written.toWellFormed()
  const text = plainText()
  const addresses: string[] = []
  let image: Image | null = null
  let poster: string | null = null
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
  /** Where the outermost caption stands, and what the prose begins with, if that is set apart. */
  let captionAt = Number.POSITIVE_INFINITY
  let openerAt = Number.POSITIVE_INFINITY

  const tokens: TokenizerCallbacks = {
    ontext: (start, end) => write(html.slice(start, end)),
    ontextentity: (codePoint) => write(character(codePoint)),
    onopentagname(start, end) {
      name = html.slice(start, end).toLowerCase()
      if (attributes.size > 0) attributes.clear()
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
      if (attributes.size < mostAttributes && !attributes.has(attribute)) attributes.set(attribute, readable(value))
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
  return { html: out, addresses, image, poster, ...text.read() }

  function write(piece: string): void {
    if (silence !== null) return
    // One look at each piece: few have anything that cannot stay as it is.
    const plain = !/[&<>\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(piece)
    const shown = plain ? piece : readable(piece)
    if (open.length <= playerAt) text.write(shown)
    out += plain ? shown : escapeText(shown)
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
    const kept = known === null ? null : allowedAttributes(known, attributes, baseUrl)
    if (known !== null && kept !== null) note(known, kept)
    if (removed.has(name)) {
      silence = { name, depth: 1 }
      if (kept !== null) out += `${startTag(name, kept)}</${name}>`
      return
    }
    if (known === null || kept === null) return
    if (known === 'img') lazyBefore = isLazy(attributes)
    while (ends.get(known)?.includes(open.at(-1) ?? '')) closeTo(open.length - 1)
    if (isEmptyElement(known)) out += startTag(known, kept)
    else if (open.length < deepest) {
      if (known === 'audio' || known === 'video') playerAt = Math.min(playerAt, open.length)
      if (captionAt > open.length && isCaption(known, attributes)) {
        captionAt = open.length
        text.openCaption()
      }
      if (openerAt > open.length && captionAt > open.length && emphasis.has(known) && text.hasNoProse()) openerAt = open.length
      open.push(known)
      out += startTag(known, kept)
    }
  }

  function note(known: string, kept: readonly Written[]): void {
    for (const [attribute, value] of kept) if (value !== null && (attribute === 'href' || attribute === 'src')) addresses.push(value)
    if (known === 'img') image ??= shownImage(kept)
    if (known === 'video') poster ??= kept.find(([attribute]) => attribute === 'poster')?.[1] ?? null
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
    while (open.length > at) out += `</${open.pop()}>`
    if (at <= playerAt) playerAt = Number.POSITIVE_INFINITY
    if (at <= captionAt && captionAt !== Number.POSITIVE_INFINITY) {
      captionAt = Number.POSITIVE_INFINITY
      text.closeCaption()
    }
    if (at <= openerAt && openerAt !== Number.POSITIVE_INFINITY) {
      openerAt = Number.POSITIVE_INFINITY
      text.endOpener()
    }
  }
}

/** Control characters come as entities, too. */
function character(codePoint: number): string {
  return codePoint < 0x20 || codePoint === 0x7f ? readable(String.fromCodePoint(codePoint)) : String.fromCodePoint(codePoint)
}

function readable(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '')
}

function nothing(): void {}
