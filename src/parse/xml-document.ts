/**
 * An XML feed as its items and what stands around them, read from the events of htmlparser2: one pass, tolerant of what a person would read over.
 * Items are kept as small trees of their own; what a format does with them stands in `rss.ts`, `rdf.ts` and `atom.ts`.
 */
import { Parser } from 'htmlparser2'
import { Fault } from '#model/fault.ts'
import { resolveBase } from './address.ts'
import type { DamageLog } from './damage.ts'
import type { XmlElement } from './element.ts'
import { decodeEntities } from './entity.ts'
import { closingTag, escapeText, localName, openingTag } from './markup.ts'
import { outermostScope, resolveName, type Scope, scopeOf } from './namespace.ts'

/** What the reader must know of a format. */
export interface Dialect {
  /** Local names of the root element. */
  readonly roots: ReadonlySet<string>
  /** The vocabulary whose elements bear no prefix in our names. */
  readonly vocabulary: string
  readonly item: string
  /** Elements that hold text or HTML: tags inside are part of it. */
  readonly markup: ReadonlySet<string>
  /** Elements HTML does not have: where one begins inside a markup element, that one was not closed. */
  readonly ends: ReadonlySet<string>
  /** Elements HTML has too, though not in a line of text: these end a title only. */
  readonly titleEnds: ReadonlySet<string>
}

export interface XmlDocument {
  /** What stands around the items. */
  readonly root: XmlElement
  readonly items: readonly XmlElement[]
}

/** Names parted by spaces, as a set. */
export function nameSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** What htmlparser2 does for each tag grows with the depth. Unescaped HTML with many tags that are never closed stays below this. */
const deepestNesting = 1000
const mostItems = 20_000
/** All items together: what no feed reaches, and what memory bears. */
const mostElements = 400_000

interface OpenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: OpenElement[]
  text: string
  markup: string | null
  readonly base: string
  readonly language: string | null
  readonly start: number
  end: number
}

/** One for each open tag. `element` is null where what is inside is not kept, or is part of a markup element. */
interface Frame {
  readonly element: OpenElement | null
  readonly scope: Scope
  readonly base: string
}

/**
 * `text` is the whole document, `base` the address it counts as fetched from. Null where no root of the dialect is in it.
 * @throws Fault parse/unreadable where elements are nested deeper than 1000.
 */
export function readXml(text: string, dialect: Dialect, base: string, damage: DamageLog): XmlDocument | null {
  const items: OpenElement[] = []
  const frames: Frame[] = []
  let root: OpenElement | null = null
  /** The markup element that is open: tags become part of its HTML. */
  let owner: OpenElement | null = null
  let item: OpenElement | null = null
  let elements = 0
  let isCharacterData = false
  let lastOpened = -1
  let isAtEnd = false
  let isCutOff = false
  const outermost: Frame = { element: null, scope: outermostScope(dialect.vocabulary), base }

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext: addText,
      oncdatastart() {
        isCharacterData = true
      },
      oncdataend() {
        isCharacterData = false
      },
    },
    // References are decoded here, where needed: that is faster, and knows what XML does not.
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(text)
  isAtEnd = true
  parser.end()
  return root === null ? null : { root, items }

  function open(raw: string, attributes: Record<string, string>): void {
    if (frames.length >= deepestNesting) {
      throw new Fault('parse/unreadable', `the document nests more than ${deepestNesting} elements`, { detail: `at <${raw.slice(0, 40)}>` })
    }
    lastOpened = parser.startIndex
    frames.push(frameOf(raw, attributes))
  }

  function frameOf(raw: string, attributes: Record<string, string>): Frame {
    if (root === null) return openRoot(raw, attributes)
    if (owner !== null && !endsOwner(raw, owner)) return openMarkup(raw, attributes, owner)
    const above = frames.at(-1) ?? outermost
    const scope = scopeOf(attributes, above.scope, dialect.vocabulary, frames.length <= 1)
    const name = resolveName(raw, scope)
    if (name === dialect.item) return openItem(name, attributes, scope)
    if (above.element === null || elements >= mostElements) return skipped(scope)
    const child = elementOf(name, attributes, above.element)
    above.element.children.push(child)
    if (dialect.markup.has(name)) owner = child
    return { element: child, scope, base: child.base }
  }

  function openRoot(raw: string, attributes: Record<string, string>): Frame {
    if (!dialect.roots.has(localName(raw))) {
      damage.note(`something stands before the feed: <${raw.slice(0, 40)}>`, parser.startIndex)
      return skipped(outermost.scope)
    }
    const scope = scopeOf(attributes, outermost.scope, dialect.vocabulary, true)
    root = elementOf(resolveName(raw, scope), attributes, null)
    return { element: root, scope, base: root.base }
  }

  function openItem(name: string, attributes: Record<string, string>, scope: Scope): Frame {
    if (item !== null) {
      damage.note(`<${name}> begins before the one above it ends`, parser.startIndex)
      leave(item)
      closeItem(item, parser.startIndex)
    }
    if (items.length >= mostItems || elements >= mostElements) {
      damage.note('the document holds more items than are read', parser.startIndex)
      return skipped(scope)
    }
    item = elementOf(name, attributes, frames.at(-1)?.element ?? root)
    return { element: item, scope, base: item.base }
  }

  function openMarkup(raw: string, attributes: Record<string, string>, holder: OpenElement): Frame {
    const above = frames.at(-1) ?? outermost
    const at = resolveBase(attributes['xml:base'], above.base)
    holder.markup = (holder.markup ?? escapeText(holder.text)) + openingTag(raw, attributes, at === holder.base ? null : at)
    return { element: null, scope: above.scope, base: at }
  }

  function skipped(scope: Scope): Frame {
    return { element: null, scope, base: frames.at(-1)?.base ?? base }
  }

  /** An element of the format where only HTML is expected: the markup element before it lacks its end. */
  function endsOwner(raw: string, holder: OpenElement): boolean {
    const name = resolveName(raw, frames.at(-1)?.scope ?? outermost.scope)
    if (!(dialect.ends.has(name) || (holder.name === 'title' && dialect.titleEnds.has(name)))) return false
    damage.note(`<${holder.name}> is not closed before <${name}>`, parser.startIndex)
    leave(holder)
    return true
  }

  /** From here on, what is above `element` among the open tags counts as being in its parent. */
  function leave(element: OpenElement): void {
    owner = null
    const index = frames.findIndex((frame) => frame.element === element)
    const parent = frames[index - 1] ?? outermost
    frames.fill(parent, index)
  }

  function elementOf(name: string, attributes: Record<string, string>, parent: OpenElement | null): OpenElement {
    elements += 1
    return {
      name,
      attributes,
      children: [],
      text: '',
      markup: null,
      base: resolveBase(attributes['xml:base'], parent?.base ?? base),
      language: languageOf(attributes['xml:lang'], parent?.language ?? null),
      start: parser.startIndex,
      end: parser.startIndex,
    }
  }

  function close(raw: string, isImplied: boolean): void {
    const frame = frames.pop()
    // A frame that stands for its parent: the element of this tag was left before.
    if (frame === undefined || frames.at(-1) === frame) return
    // htmlparser2 calls the end of `<a/>` implied too, but then still stands at its beginning.
    if (isImplied && parser.startIndex !== lastOpened && root !== null && !isCutOff) {
      // At the end all open tags are closed for us, the innermost first: that one says where the document broke off.
      isCutOff = isAtEnd
      damage.note(isAtEnd ? `the document ends inside <${raw.slice(0, 40)}>` : `<${raw.slice(0, 40)}> is not closed`, parser.startIndex)
    }
    const { element } = frame
    if (owner !== null && element === null) owner.markup += closingTag(raw)
    if (owner !== null && element === owner) owner = null
    if (element !== null && element === item) closeItem(element, parser.endIndex + 1)
  }

  function closeItem(element: OpenElement, end: number): void {
    element.end = end
    items.push(element)
    item = null
  }

  function addText(data: string): void {
    const target = owner ?? frames[frames.length - 1]?.element
    // Between the elements of an item there is only white space.
    if (target === null || target === undefined || target === item || target === root) return
    const decoded = isCharacterData || !data.includes('&') ? data : decodeNoting(data, parser.startIndex)
    target.text += decoded
    if (target.markup !== null) target.markup += escapeText(decoded)
  }

  function decodeNoting(data: string, start: number): string {
    return decodeEntities(data, (what, offset) => damage.note(what, start + offset))
  }
}

/** An empty `xml:lang` takes back what is inherited, and stays empty. @see XML 1.0 §2.12 */
function languageOf(declared: string | undefined, inherited: string | null): string | null {
  return declared === undefined ? inherited : declared.trim().replaceAll('_', '-')
}
