/** A part of an article: its title, its text or one of its categories. */
import type { Sighting } from './score.ts'

export type Passage = Pick<Sighting, 'where' | 'text'>

/** What stands at [start, end). A category is evidence as a whole, as the publisher wrote it. */
export function sightingOf({ where, text }: Passage, { start, end }: { readonly start: number; readonly end: number }): Sighting {
  const isCategory = where === 'category'
  return { where, text, start, end, phrase: isCategory ? text : text.slice(start, end), offset: isCategory ? null : start }
}
