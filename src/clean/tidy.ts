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
import { PlainText, type ReadText } from './plain-text.ts'

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
  return new Tidying(written.toWellFormed(), baseUrl).read()
}

/** Deeper than any element stands. */
const nowhere = deepest + 1

class Tidying implements TokenizerCallbacks {
  /**
   * Never used, and never collected: with the last object of a kind the engine throws away the code it has compiled for it, and what is cleaned now and then
   * would each time be cleaned with cold code, at a tenth of the speed.
   */
  static readonly kept: unknown = new Tidying('', '')

  readonly #html: string
  readonly #baseUrl: string
  // Feeds are full of XHTML: what it closes with `/>` must not swallow what follows.
  readonly #tokenizer = new Tokenizer({ recognizeSelfClosing: true }, this)
  readonly #text = new PlainText()
  readonly #addresses: string[] = []
  #image: Image | null = null
  #poster: string | null = null
  #out = ''
  readonly #open: string[] = []
  #silence: { readonly name: string; depth: number } | null = null
  #name = ''
  #attribute = ''
  #value = ''
  readonly #attributes = new Map<string, string>()
  #noscripts = 0
  #lazyBefore = false
  /** Where in `open` the outermost player stands: what is inside speaks to browsers that cannot play it. */
  #playerAt = nowhere
  /** Where the outermost caption stands, and what the prose begins with, if that is set apart. */
  #captionAt = nowhere
  #openerAt = nowhere

  constructor(html: string, baseUrl: string) {
    this.#html = html
    this.#baseUrl = baseUrl
  }

  read(): Tidied {
    this.#tokenizer.write(this.#html)
    this.#tokenizer.end()
    this.#closeTo(0)
    return { html: this.#out, addresses: this.#addresses, image: this.#image, poster: this.#poster, ...this.#text.read() }
  }

  ontext(start: number, end: number): void {
    this.#write(this.#html.slice(start, end))
  }

  ontextentity(codePoint: number): void {
    this.#write(character(codePoint))
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase()
    if (this.#attributes.size > 0) this.#attributes.clear()
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#html.slice(start, end)
  }

  onattribentity(codePoint: number): void {
    this.#value += character(codePoint)
  }

  onattribend(): void {
    if (this.#attributes.size < mostAttributes && !this.#attributes.has(this.#attribute))
      this.#attributes.set(this.#attribute, readable(this.#value))
  }

  onopentagend(): void {
    this.#start()
  }

  onselfclosingtag(): void {
    this.#start()
    this.#close(this.#name)
  }

  onclosetag(start: number, end: number): void {
    this.#close(this.#html.slice(start, end).toLowerCase())
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #write(piece: string): void {
    if (this.#silence !== null) return
    // One look at each piece: few have anything that cannot stay as it is.
    const plain = !/[&<>\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(piece)
    const shown = plain ? piece : readable(piece)
    if (this.#open.length <= this.#playerAt) this.#text.write(shown)
    this.#out += plain ? shown : escapeText(shown)
  }

  #start(): void {
    if (this.#silence !== null) {
      if (this.#silence.name === this.#name) this.#silence.depth++
      return
    }
    this.#text.pass(this.#name)
    if (this.#name === 'noscript') this.#noscripts++
    const known = elementName(this.#name)
    // Inside `noscript` stands the copy of the lazy image before it, which has been made real.
    if (known === 'img' && this.#noscripts > 0 && this.#lazyBefore) return
    const kept = known === null ? null : allowedAttributes(known, this.#attributes, this.#baseUrl)
    if (known !== null && kept !== null) this.#note(known, kept)
    if (removed.has(this.#name)) {
      this.#silence = { name: this.#name, depth: 1 }
      if (kept !== null) this.#out += `${startTag(this.#name, kept)}</${this.#name}>`
      return
    }
    if (known === null || kept === null) return
    if (known === 'img') this.#lazyBefore = isLazy(this.#attributes)
    while (ends.get(known)?.includes(this.#open.at(-1) ?? '')) this.#closeTo(this.#open.length - 1)
    if (isEmptyElement(known)) this.#out += startTag(known, kept)
    else if (this.#open.length < deepest) {
      if (known === 'audio' || known === 'video') this.#playerAt = Math.min(this.#playerAt, this.#open.length)
      if (this.#captionAt > this.#open.length && isCaption(known, this.#attributes)) {
        this.#captionAt = this.#open.length
        this.#text.openCaption()
      }
      if (this.#openerAt > this.#open.length && this.#captionAt > this.#open.length && emphasis.has(known) && !this.#text.hasProse)
        this.#openerAt = this.#open.length
      this.#open.push(known)
      this.#out += startTag(known, kept)
    }
  }

  #note(known: string, kept: readonly Written[]): void {
    for (const [attribute, value] of kept) if (value !== null && (attribute === 'href' || attribute === 'src')) this.#addresses.push(value)
    if (known === 'img') this.#image ??= shownImage(kept)
    if (known === 'video') this.#poster ??= kept.find(([attribute]) => attribute === 'poster')?.[1] ?? null
  }

  #close(closed: string): void {
    if (this.#silence !== null) {
      if (this.#silence.name === closed && --this.#silence.depth === 0) this.#silence = null
      return
    }
    this.#text.pass(closed)
    if (closed === 'noscript' && this.#noscripts > 0) this.#noscripts--
    const known = elementName(closed)
    const at = known === null ? -1 : this.#open.lastIndexOf(known)
    if (at !== -1) this.#closeTo(at)
  }

  /** What stands inside is closed with it, the innermost first. */
  #closeTo(at: number): void {
    while (this.#open.length > at) this.#out += `</${this.#open.pop()}>`
    if (at <= this.#playerAt) this.#playerAt = nowhere
    if (at <= this.#captionAt && this.#captionAt !== nowhere) {
      this.#captionAt = nowhere
      this.#text.closeCaption()
    }
    if (at <= this.#openerAt && this.#openerAt !== nowhere) {
      this.#openerAt = nowhere
      this.#text.endOpener()
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
