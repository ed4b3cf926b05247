/** A feed document as a tree, for rules to walk over. */
import { DomUtils, parseDocument } from 'htmlparser2'

export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

export interface FeedTree {
  readonly root: Element
  /** `channel` of RSS, `feed` of Atom. */
  readonly head: Element
  /** Items or entries. */
  readonly items: readonly Element[]
  /** Where the document was fetched. */
  readonly location: string
  /** When, in UTC milliseconds. */
  readonly now: number
}

/** `rule` is the name the W3C's validator has for it, or the rule's own; `what` is where it is broken. */
export interface Broken {
  readonly rule: string
  readonly what: string
}

export interface FeedRule {
  readonly rule: string
  /** Where it is written. */
  readonly section: string
  /** Each place where it is broken. */
  readonly broken: (feed: FeedTree) => readonly string[]
}

export function readTree(document: string, location: string, now: number): FeedTree {
  const root = childrenOf(parseDocument(document, { xmlMode: true }) as unknown as Element)[0]
  if (root === undefined) throw new Error('a document without a root')
  const head = root.name === 'rss' ? childrenOf(root, 'channel')[0] : root
  if (head === undefined) throw new Error('a feed without a channel')
  return { root, head, items: childrenOf(head, root.name === 'rss' ? 'item' : 'entry'), location, now }
}

export function childrenOf(element: Element, ...names: readonly string[]): readonly Element[] {
  const elements = element.children.filter((child) => child.type === 'tag') as Element[]
  return names.length === 0 ? elements : elements.filter(({ name }) => names.includes(name))
}

export function everywhere(element: Element): readonly Element[] {
  return [element, ...childrenOf(element).flatMap(everywhere)]
}

export function textOf(element: Element | undefined): string {
  return element === undefined ? '' : DomUtils.textContent(element)
}

export function childText(element: Element, name: string): string {
  return textOf(childrenOf(element, name)[0])
}

/** Those for which it does not hold, each with its name and the beginning of what is in it. */
export function failing(elements: readonly Element[], holds: (element: Element) => boolean): readonly string[] {
  return elements.filter((element) => !holds(element)).map(shown)
}

export function shown(element: Element): string {
  const attributes = Object.entries(element.attribs).map(([name, value]) => ` ${name}="${value}"`)
  return `<${element.name}${attributes.join('')}> ${textOf(element).trim().slice(0, 80)}`
}

/** Of the children by these names, those that stand there a second time. */
export function repeated(holders: readonly Element[], names: readonly string[]): readonly string[] {
  return holders.flatMap((holder) => names.flatMap((name) => childrenOf(holder, name).slice(1).map(shown)))
}

/** What is written more than once. */
export function doubled(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
