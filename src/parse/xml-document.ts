/**
 * An XML feed as its items and what stands around them, made of `xml-tokens` in one pass, tolerant of what a person would read over.
 * Each item is a small tree of its own, handed on as soon as it ends; what a format does with it stands in `rss.ts`, `rdf.ts` and `atom.ts`.
 */
import { Fault } from '#model/fault.ts'
import { resolveBase } from './address.ts'
import { type DamageLog, damageLog } from './damage.ts'
import type { XmlElement } from './element.ts'
import { decodeEntities } from './entity.ts'
import { escapeText, isVoid, localName, openingTag } from './markup.ts'
import { outermostScope, resolveName, type Scope, scopeOf } from './namespace.ts'
import { TextWindow } from './text-window.ts'
import { type Attributes, readTokens, type StartTag, type TokenReader } from './xml-tokens.ts'

/** What the reader must know of a format. */
export interface Dialect {
  /** Local names of the root element. */
  readonly roots: ReadonlySet<string>
  /** The vocabulary whose elements bear no prefix in our names. */
  readonly vocabulary: string
  /** Its own word for an item, and the other format's, which some mistake for it. */
  readonly itemNames: ReadonlySet<string>
  /** Elements that hold text or HTML: tags inside are part of it. */
  readonly markup: ReadonlySet<string>
  /** Elements HTML does not have: where one begins inside a markup element, that one was not closed. */
  readonly ends: ReadonlySet<string>
  /** Elements HTML has too, though not in a line of text: these end a title only. */
  readonly titleEnds: ReadonlySet<string>
  /** Elements that hold no other: where one of the format begins inside, they were not closed. */
  readonly leaves: ReadonlySet<string>
}

export interface XmlItem {
  readonly element: XmlElement
  /** Its source text. */
  readonly raw: string
}

/** Names parted by spaces, as a set. */
export function nameSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** Told of each item, and of what was read around the items so far. */
export type OnItem = (item: XmlItem, root: XmlElement) => void

/** What no feed reaches; an end tag that belongs to nothing is looked for among all that are open. */
const deepestNesting = 1000
const mostItems = 20_000
/** All items together: what no feed reaches, and what memory bears. */
const mostElements = 400_000

interface OpenElement {
  readonly name: string
  readonly attributes: Attributes
  children: OpenElement[]
  text: string
  markup: string | null
  readonly base: string
  readonly language: string | null
  readonly start: number
  end: number
}

/** One for each open tag. `element` is null where what is inside is not kept, or is part of a markup element. */
interface Frame {
  /** As in the document, in lower case. */
  readonly tag: string
  readonly element: OpenElement | null
  readonly scope: Scope
  readonly base: string
}

/** What a leaf has. The first child brings a list of its own. */
const noChildren: OpenElement[] = []

/**
 * `window` stands at the document's beginning, `base` is the address it counts as fetched from. Gives what stands around the items; null where no root of the dialect is in it.
 * @throws Fault parse/unreadable where elements are nested deeper than 1000.
 */
export function readXml(window: TextWindow, dialect: Dialect, base: string, damage: DamageLog, onItem: OnItem): XmlElement | null {
  return new Reading(window, dialect, base, damage, onItem).read()
}

class Reading implements TokenReader {
  /** As in `xml-tokens`. */
  static readonly kept: unknown = new Reading(TextWindow.kept, { vocabulary: '' } as Dialect, '', damageLog({ text: '' }), () => {})
  readonly #window: TextWindow
  readonly #dialect: Dialect
  readonly #base: string
  readonly #damage: DamageLog
  readonly #onItem: OnItem
  readonly #outermost: Frame
  readonly #frames: Frame[] = []
  #top: Frame
  #root: OpenElement | null = null
  /** The markup element that is open: tags become part of its HTML. */
  #owner: OpenElement | null = null
  #item: OpenElement | null = null
  #items = 0
  #elements = 0
  /** True once there are as many items as are read: all else is passed over. */
  #isFull = false
  /** Tags whose elements were taken as ended though their end tag did not come. */
  readonly #left = new Set<string>()

  constructor(window: TextWindow, dialect: Dialect, base: string, damage: DamageLog, onItem: OnItem) {
    this.#window = window
    this.#dialect = dialect
    this.#base = base
    this.#damage = damage
    this.#onItem = onItem
    this.#outermost = { tag: '', element: null, scope: outermostScope(dialect.vocabulary), base }
    this.#top = this.#outermost
  }

  read(): XmlElement | null {
    readTokens(this.#window, this)
    const end = this.#window.start + this.#window.text.length
    // All that is open now was cut off: the innermost says where the document broke off.
    if (this.#root !== null && this.#frames.length > 0 && !this.#isFull)
      this.#damage.note(`the document ends inside <${shown(this.#top.tag)}>`, end)
    while (this.#frames.length > 0) this.#leaveTop(end)
    return this.#root
  }

  oddity(what: string, offset: number): void {
    this.#damage.note(what, offset)
  }

  keeps(): number {
    return this.#item?.start ?? Number.POSITIVE_INFINITY
  }

  open(tag: StartTag): boolean {
    if (this.#frames.length >= deepestNesting) {
      throw new Fault('parse/unreadable', `the document nests more than ${deepestNesting} this.#elements`, {
        detail: `at <${shown(tag.name)}>`,
      })
    }
    this.#top = this.#frameOf(tag)
    this.#frames.push(this.#top)
    if (tag.isEmpty) this.#leaveTop(tag.end)
    return !this.#isFull
  }

  #frameOf(tag: StartTag): Frame {
    if (this.#root === null) return this.#openRoot(tag)
    if (this.#owner !== null && !this.#endsOwner(tag, this.#owner)) return this.#openMarkup(tag, this.#owner)
    const scope = tag.hasXml
      ? scopeOf(tag.attributes, this.#top.scope, this.#dialect.vocabulary, this.#frames.length <= 1)
      : this.#top.scope
    const name = resolveName(tag.name, scope)
    if (this.#top.element !== null && this.#dialect.leaves.has(this.#top.element.name)) this.#leaveLeaf(this.#top.element, name, tag.start)
    if (this.#dialect.itemNames.has(name)) return this.#openItem(tag, name, scope)
    if (this.#top.element === null || this.#elements >= mostElements) return { tag: tag.name, element: null, scope, base: this.#top.base }
    const child = this.#elementOf(tag, name, this.#top.element)
    if (this.#top.element.children === noChildren) this.#top.element.children = [child]
    else this.#top.element.children.push(child)
    if (this.#dialect.markup.has(name)) this.#owner = child
    return { tag: tag.name, element: child, scope, base: child.base }
  }

  #openRoot(tag: StartTag): Frame {
    if (!this.#dialect.roots.has(localName(tag.name))) {
      this.#damage.note(`something stands before the feed: <${shown(tag.name)}>`, tag.start)
      return { tag: tag.name, element: null, scope: this.#outermost.scope, base: this.#base }
    }
    const scope = scopeOf(tag.attributes, this.#outermost.scope, this.#dialect.vocabulary, true)
    this.#root = this.#elementOf(tag, resolveName(tag.name, scope), null)
    return { tag: tag.name, element: this.#root, scope, base: this.#root.base }
  }

  #openItem(tag: StartTag, name: string, scope: Scope): Frame {
    if (this.#item !== null) {
      this.#damage.note(`<${name}> begins before the one above it ends`, tag.start)
      this.#leave(this.#item, tag.start)
    }
    if (this.#items >= mostItems || this.#elements >= mostElements) {
      this.#damage.note('the document holds more items than are read', tag.start)
      this.#isFull = true
      return { tag: tag.name, element: null, scope, base: this.#top.base }
    }
    this.#item = this.#elementOf(tag, name, this.#top.element ?? this.#root)
    return { tag: tag.name, element: this.#item, scope, base: this.#item.base }
  }

  #openMarkup(tag: StartTag, holder: OpenElement): Frame {
    if (this.#top.element === null && isVoid(this.#top.tag)) {
      this.#damage.note(`<${this.#top.tag}> is not closed`, tag.start)
      this.#leaveTop(tag.start)
    }
    const at = tag.hasXml ? resolveBase(tag.attributes['xml:base'], this.#top.base) : this.#top.base
    const html = openingTag(tag.name, tag.attributes, at === holder.base ? null : at)
    holder.markup = (holder.markup ?? escapeText(holder.text)) + html
    return { tag: tag.name, element: null, scope: this.#top.scope, base: at }
  }

  /** An element of the format where only HTML is expected: the markup element before it lacks its end. */
  #endsOwner(tag: StartTag, holder: OpenElement): boolean {
    const name = resolveName(tag.name, this.#top.scope)
    if (!(this.#dialect.ends.has(name) || (holder.name === 'title' && this.#dialect.titleEnds.has(name)))) return false
    this.#damage.note(`<${holder.name}> is not closed before <${name}>`, tag.start)
    this.#leave(holder, tag.start)
    return true
  }

  #leaveLeaf(leaf: OpenElement, next: string, start: number): void {
    if (!(this.#dialect.ends.has(next) || this.#dialect.titleEnds.has(next) || this.#dialect.markup.has(next))) return
    this.#damage.note(`<${leaf.name}> is not closed before <${next}>`, start)
    this.#leave(leaf, start)
  }

  /** Its end tag, where it comes at last, finds nothing to end. */
  #leave(element: OpenElement, end: number): void {
    while (this.#top.element !== element) this.#leaveTop(end)
    this.#left.add(this.#top.tag)
    this.#leaveTop(end)
  }

  #leaveTop(end: number): void {
    const { element, tag } = this.#top
    this.#frames.pop()
    this.#top = this.#frames.at(-1) ?? this.#outermost
    if (element === null) {
      if (this.#owner !== null && !isVoid(tag)) this.#owner.markup += `</${localName(tag)}>`
      return
    }
    if (element === this.#owner) this.#owner = null
    if (element === this.#item) {
      element.end = end
      this.#item = null
      this.#items += 1
      // An item begins inside of the root alone.
      if (this.#root !== null) this.#onItem({ element, raw: this.#window.slice(element.start, end) }, this.#root)
    }
  }

  #elementOf({ attributes, hasXml, start }: StartTag, name: string, parent: OpenElement | null): OpenElement {
    this.#elements += 1
    const outer = parent ?? { base: this.#base, language: null }
    return {
      name,
      attributes,
      children: noChildren,
      text: '',
      markup: null,
      base: hasXml ? resolveBase(attributes['xml:base'], outer.base) : outer.base,
      language: hasXml ? languageOf(attributes['xml:lang'], outer.language) : outer.language,
      start,
      end: start,
    }
  }

  close(tag: string, start: number, end: number): void {
    if (this.#top.tag === tag || this.#leaveInside(tag, start)) this.#leaveTop(end)
  }

  /** Ends what is still open inside the innermost element of the tag; false where none is open. */
  #leaveInside(tag: string, end: number): boolean {
    const opened = this.#frames.findLastIndex((frame) => frame.tag === tag)
    const what = opened === -1 ? `</${shown(tag)}> ends nothing` : `<${shown(this.#top.tag)}> is not closed`
    if (this.#root !== null && !(opened === -1 && this.#left.has(tag))) this.#damage.note(what, end)
    if (opened === -1) return false
    while (this.#frames.length > opened + 1) this.#leaveTop(end)
    return true
  }

  text(start: number, end: number): void {
    const target = this.#owner ?? this.#top.element
    // Between the elements of an item there is only white space.
    if (target === null || target === this.#item || target === this.#root) return
    const data = this.#window.slice(start, end)
    write(target, data.includes('&') ? decodeEntities(data, (what, offset) => this.#damage.note(what, start + offset)) : data)
  }

  characterData(start: number, end: number): void {
    const target = this.#owner ?? this.#top.element
    if (target !== null && target !== this.#item && target !== this.#root) write(target, this.#window.slice(start, end))
  }
}

function write(target: OpenElement, data: string): void {
  target.text += data
  if (target.markup !== null) target.markup += escapeText(data)
}

function shown(tag: string): string {
  return tag.slice(0, 40)
}

/** An empty `xml:lang` takes back what is inherited, and stays empty. @see XML 1.0 §2.12 */
function languageOf(declared: string | undefined, inherited: string | null): string | null {
  return declared === undefined ? inherited : declared.trim().replaceAll('_', '-')
}
