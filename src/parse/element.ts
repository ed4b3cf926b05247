/** An element of a feed, and how its parts are asked for. */
import { decodeEntities } from './entity.ts'

export interface XmlElement {
  /** With our prefix for its vocabulary: `title`, `dc:creator`. */
  readonly name: string
  /** As written, references not decoded. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its character data, decoded, without tags. */
  readonly text: string
  /** What stands in it as HTML, where there are tags in it; else null. */
  readonly markup: string | null
  /** What its relative addresses are resolved against. */
  readonly base: string
  /** Of `xml:lang`, its own or inherited; empty where the document says that it has none. */
  readonly language: string | null
  /** Where its source text begins and ends. */
  readonly start: number
  readonly end: number
}

export function firstChild(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((child) => child.name === name) ?? null
}

export function allChildren(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Trimmed; null where it is absent or empty. */
export function attribute(element: XmlElement, name: string): string | null {
  const value = element.attributes[name]
  return typeof value === 'string' ? decodeEntities(value).trim() || null : null
}

/** The trimmed text of an element; null where there is none. */
export function textOf(element: XmlElement | null): string | null {
  return element?.text.trim() || null
}

/** The text of the first child of that name that has any. */
export function childText(element: XmlElement, name: string): string | null {
  for (const child of element.children) {
    const text = child.name === name ? textOf(child) : null
    if (text !== null) return text
  }
  return null
}

/** The first child of the names, in their order, that holds anything. */
export function firstFilled(element: XmlElement, names: readonly string[]): XmlElement | null {
  for (const name of names) {
    for (const child of element.children) {
      if (child.name === name && (child.markup !== null || textOf(child) !== null)) return child
    }
  }
  return null
}

/** What an element holds as HTML, be it written as tags or escaped. */
export function htmlOf(element: XmlElement | null): string | null {
  return (element?.markup ?? element?.text)?.trim() || null
}
