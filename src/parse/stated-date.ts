/** The date an element states. */
import type { Instant } from '#model/instant.ts'
import { readDate } from './date.ts'
import type { XmlElement } from './element.ts'

/** Of the first of the names, in their order, that holds a date that can be read; where it stands several times, the last, as feedparser has it. */
export function firstDate(element: XmlElement, names: readonly string[]): Instant | null {
  for (const name of names) {
    let last: Instant | null = null
    for (const child of element.children) {
      if (child.name === name) last = readDate(child.text) ?? last
    }
    if (last !== null) return last
  }
  return null
}
