/**
 * An XML feed as its items and what stands around them, made of `xml-tokens` in one pass, tolerant of what a person would read over.
 * Each item is a small tree of its own, handed on as soon as it ends; what a format does with it stands in `rss.ts`, `rdf.ts` and `atom.ts`.
 */
import { Fault } from '#model/fault.ts'
import { resolveBase } from './address.ts'
import type { DamageLog } from './damage.ts'
import type { XmlElement } from './element.ts'
import { decodeEntities } from './entity.ts'
import { escapeText, isVoid, localName, openingTag } from './markup.ts'
import { outermostScope, resolveName, type Scope, scopeOf } from './namespace.ts'
import type { TextWindow } from './text-window.ts'
import { type Attributes, readTokens, type StartTag } from './xml-tokens.ts'

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
  let items = 0
  const outermost: Frame = { tag: '', element: null, scope: outermostScope(dialect.vocabulary), base }
  const frames: Frame[] = []
  let top = outermost
  let root: OpenElement | null = null
  /** The markup element that is open: tags become part of its HTML. */
  let owner: OpenElement | null = null
  let item: OpenElement | null = null
  let elements = 0
  /** True once there are as many items as are read: all else is passed over. */
  let isFull = false
  /** Tags whose elements were taken as ended though their end tag did not come. */
  const left = new Set<string>()

  readTokens(window, {
    text: addText,
    characterData,
    open,
    close,
    oddity: damage.note,
    keeps: () => item?.start ?? Number.POSITIVE_INFINITY,
  })
  const end = window.start + window.text.length
  // All that is open now was cut off: the innermost says where the document broke off.
  if (root !== null && frames.length > 0 && !isFull) damage.note(`the document ends inside <${shown(top.tag)}>`, end)
  while (frames.length > 0) leaveTop(end)
  return root

  function open(tag: StartTag): boolean {
    if (frames.length >= deepestNesting) {
      throw new Fault('parse/unreadable', `the document nests more than ${deepestNesting} elements`, { detail: `at <${shown(tag.name)}>` })
    }
    top = frameOf(tag)
    frames.push(top)
    if (tag.isEmpty) leaveTop(tag.end)
    return !isFull
  }

  function frameOf(tag: StartTag): Frame {
    if (root === null) return openRoot(tag)
    if (owner !== null && !endsOwner(tag, owner)) return openMarkup(tag, owner)
    const scope = tag.hasXml ? scopeOf(tag.attributes, top.scope, dialect.vocabulary, frames.length <= 1) : top.scope
    const name = resolveName(tag.name, scope)
    if (top.element !== null && dialect.leaves.has(top.element.name)) leaveLeaf(top.element, name, tag.start)
    if (dialect.itemNames.has(name)) return openItem(tag, name, scope)
    if (top.element === null || elements >= mostElements) return { tag: tag.name, element: null, scope, base: top.base }
    const child = elementOf(tag, name, top.element)
    if (top.element.children === noChildren) top.element.children = [child]
    else top.element.children.push(child)
    if (dialect.markup.has(name)) owner = child
    return { tag: tag.name, element: child, scope, base: child.base }
  }

  function openRoot(tag: StartTag): Frame {
    if (!dialect.roots.has(localName(tag.name))) {
      damage.note(`something stands before the feed: <${shown(tag.name)}>`, tag.start)
      return { tag: tag.name, element: null, scope: outermost.scope, base }
    }
    const scope = scopeOf(tag.attributes, outermost.scope, dialect.vocabulary, true)
    root = elementOf(tag, resolveName(tag.name, scope), null)
    return { tag: tag.name, element: root, scope, base: root.base }
  }

  function openItem(tag: StartTag, name: string, scope: Scope): Frame {
    if (item !== null) {
      damage.note(`<${name}> begins before the one above it ends`, tag.start)
      leave(item, tag.start)
    }
    if (items >= mostItems || elements >= mostElements) {
      damage.note('the document holds more items than are read', tag.start)
      isFull = true
      return { tag: tag.name, element: null, scope, base: top.base }
    }
    item = elementOf(tag, name, top.element ?? root)
    return { tag: tag.name, element: item, scope, base: item.base }
  }

  function openMarkup(tag: StartTag, holder: OpenElement): Frame {
    if (top.element === null && isVoid(top.tag)) {
      damage.note(`<${top.tag}> is not closed`, tag.start)
      leaveTop(tag.start)
    }
    const at = tag.hasXml ? resolveBase(tag.attributes['xml:base'], top.base) : top.base
    const html = openingTag(tag.name, tag.attributes, at === holder.base ? null : at)
    holder.markup = (holder.markup ?? escapeText(holder.text)) + html
    return { tag: tag.name, element: null, scope: top.scope, base: at }
  }

  /** An element of the format where only HTML is expected: the markup element before it lacks its end. */
  function endsOwner(tag: StartTag, holder: OpenElement): boolean {
    const name = resolveName(tag.name, top.scope)
    if (!(dialect.ends.has(name) || (holder.name === 'title' && dialect.titleEnds.has(name)))) return false
    damage.note(`<${holder.name}> is not closed before <${name}>`, tag.start)
    leave(holder, tag.start)
    return true
  }

  function leaveLeaf(leaf: OpenElement, next: string, start: number): void {
    if (!(dialect.ends.has(next) || dialect.titleEnds.has(next) || dialect.markup.has(next))) return
    damage.note(`<${leaf.name}> is not closed before <${next}>`, start)
    leave(leaf, start)
  }

  /** Its end tag, where it comes at last, finds nothing to end. */
  function leave(element: OpenElement, end: number): void {
    while (top.element !== element) leaveTop(end)
    left.add(top.tag)
    leaveTop(end)
  }

  function leaveTop(end: number): void {
    const { element, tag } = top
    frames.pop()
    top = frames.at(-1) ?? outermost
    if (element === null) {
      if (owner !== null && !isVoid(tag)) owner.markup += `</${localName(tag)}>`
      return
    }
    if (element === owner) owner = null
    if (element === item) {
      element.end = end
      item = null
      items += 1
      // An item begins inside of the root alone.
      if (root !== null) onItem({ element, raw: window.slice(element.start, end) }, root)
    }
  }

  function elementOf({ attributes, hasXml, start }: StartTag, name: string, parent: OpenElement | null): OpenElement {
    elements += 1
    const outer = parent ?? { base, language: null }
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

  function close(tag: string, start: number, end: number): void {
    if (top.tag === tag || leaveInside(tag, start)) leaveTop(end)
  }

  /** Ends what is still open inside the innermost element of the tag; false where none is open. */
  function leaveInside(tag: string, end: number): boolean {
    const opened = frames.findLastIndex((frame) => frame.tag === tag)
    const what = opened === -1 ? `</${shown(tag)}> ends nothing` : `<${shown(top.tag)}> is not closed`
    if (root !== null && !(opened === -1 && left.has(tag))) damage.note(what, end)
    if (opened === -1) return false
    while (frames.length > opened + 1) leaveTop(end)
    return true
  }

  function addText(start: number, end: number): void {
    const target = owner ?? top.element
    // Between the elements of an item there is only white space.
    if (target === null || target === item || target === root) return
    const data = window.slice(start, end)
    write(target, data.includes('&') ? decodeEntities(data, (what, offset) => damage.note(what, start + offset)) : data)
  }

  function characterData(start: number, end: number): void {
    const target = owner ?? top.element
    if (target !== null && target !== item && target !== root) write(target, window.slice(start, end))
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
