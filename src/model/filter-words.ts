/** Filters in words, for titles. */
import type { Filter, Moment } from './filter.ts'
import { dayOf } from './filter-time.ts'
import { rfc3339 } from './instant.ts'

/** What things are called. */
export interface FilterLabels {
  tag(tag: { readonly kind: 'topic' | 'country' | 'region'; readonly value: string }): string
  source(id: string): string
  publisher(id: string): string
  language(code: string): string
  slice(id: string): string
}

/** `NATO, Ukraine or Poland, not TASS, “air defence”` */
export function filterWords(filter: Filter, labels: FilterLabels): string {
  switch (filter.kind) {
    case 'all':
      return 'everything'
    case 'tag':
      return labels.tag({ kind: filter.tag, value: filter.value })
    case 'source':
      return labels.source(filter.source)
    case 'publisher':
      return labels.publisher(filter.publisher)
    case 'language':
      return `in ${labels.language(filter.language)}`
    case 'slice':
      return labels.slice(filter.slice)
    case 'text':
      return `${filter.within === 'title' ? 'titled ' : ''}“${filter.words}${filter.prefix ? '…' : ''}”`
    case 'since':
      return typeof filter.at === 'number' ? `since ${timeWords(filter.at)}` : `not older than ${timeWords(filter.at)}`
    case 'before':
      return typeof filter.at === 'number' ? `before ${timeWords(filter.at)}` : `older than ${timeWords(filter.at)}`
    case 'and':
      return filter.parts.map((part) => filterWords(part, labels)).join(', ')
    case 'or':
      return filter.parts.map((part) => inner(part, part.kind === 'and', labels)).join(' or ')
    case 'not':
      return `not ${inner(filter.part, filter.part.kind === 'and' || filter.part.kind === 'or', labels)}`
  }
}

function inner(part: Filter, isSeveral: boolean, labels: FilterLabels): string {
  return isSeveral ? `(${filterWords(part, labels)})` : filterWords(part, labels)
}

function timeWords(at: Moment): string {
  if (typeof at === 'number') return dayOf(at) ?? rfc3339(at)
  const [unit, seconds] = units.find(([, length]) => at.agoSeconds % length === 0) ?? minutes
  const count = at.agoSeconds / seconds
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const minutes = ['minute', 60] as const
const units = [['week', 604_800], ['day', 86_400], ['hour', 3600], minutes] as const
