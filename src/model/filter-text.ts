/** Filters as text, in the language that `filter-query.ts` reads. */
import type { Filter } from './filter.ts'
import { formatMoment } from './filter-time.ts'

/** The one way to write it: reading it gives the same filter, and equal filters give equal texts. */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return ''
    case 'tag':
      return `${filter.tag}:${valueText(filter.tag === 'country' ? filter.value.toLowerCase() : filter.value)}`
    case 'source':
      return `source:${valueText(filter.source)}`
    case 'publisher':
      return `publisher:${valueText(filter.publisher)}`
    case 'language':
      return `language:${valueText(filter.language)}`
    case 'slice':
      return `slice:${filter.slice}`
    case 'text':
      return `${filter.within === 'title' ? 'title:' : ''}${wordsText(filter.words, filter.prefix)}`
    case 'since':
    case 'before':
      return `${filter.kind}:${formatMoment(filter.at)}`
    case 'and':
      return filter.parts.map((part) => (part.kind === 'or' ? `(${formatFilter(part)})` : formatFilter(part))).join(' ')
    case 'or':
      return filter.parts.map((part) => (part.kind === 'and' ? `(${formatFilter(part)})` : formatFilter(part))).join(' OR ')
    case 'not':
      return `-${filter.part.kind === 'and' || filter.part.kind === 'or' ? `(${formatFilter(filter.part)})` : formatFilter(filter.part)}`
  }
}

function valueText(value: string): string {
  return /^[^\s()"|]+$/.test(value) ? value : `"${value}"`
}

/** Bare where no sign in it could mean something else. */
function wordsText(words: string, prefix: boolean): string {
  const star = prefix ? '*' : ''
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,/&_-]*$/u.test(words) ? `${words}${star}` : `"${words}${star}"`
}
