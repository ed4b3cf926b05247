/** A few lines that say what an entry is about. */
import { boilerplate } from './data/boilerplate.ts'
import { withoutDateline } from './dateline.ts'
import { displayText } from './display-text.ts'
import { opening } from './opening.ts'
import type { ReadText } from './plain-text.ts'

const mostCharacters = 300
const leastCharacters = 120

/** What stands at the end of a longer text comes into no summary. */
const longestWithBoilerplate = 3000
const mostPhrases = 6

/**
 * The feed's own summary without boilerplate, else the beginning of the text; on one line, at most some 300 characters, whole sentences where they fit.
 * Neither a picture's caption nor a dateline begins it.
 * @param own null where the feed gives no summary apart from the content
 */
export function summaryOf(own: ReadText | null, text: ReadText): string {
  const source = (own === null ? '' : told(own)) || told(text)
  return displayText(opening(source, leastCharacters, mostCharacters), mostCharacters + 1) ?? ''
}

/** What the text says itself; only where that is nothing, what its pictures say. */
function told({ text, prose, opener }: ReadText): string {
  return withoutDateline(withoutBoilerplate(prose), opener) || withoutBoilerplate(text)
}

function withoutBoilerplate(text: string): string {
  let rest = text.trim()
  // One phrase may hide another: a “read more” before “The post … appeared first on …”.
  for (let round = 0; round < mostPhrases; round++) {
    const start = boilerplateStart(rest)
    if (start === rest.length) break
    rest = rest.slice(0, start).trimEnd()
  }
  return /^\[?(?:\.{3}|…)?\]?$/.test(rest) ? '' : rest.replace(/\s?\[(?:\.{3}|…)\]$/, '…')
}

function boilerplateStart(text: string): number {
  if (text.length > longestWithBoilerplate) return text.length
  const starts = boilerplate.flatMap(({ pattern, within }) => {
    const tailStart = Math.max(0, text.length - within)
    const match = pattern.exec(text.slice(tailStart))
    // The mark that ends the sentence before belongs to that sentence.
    return match === null ? [] : [tailStart + match.index + (/^[.!?…\])»”"]/.test(match[0]) && tailStart + match.index > 0 ? 1 : 0)]
  })
  return Math.min(text.length, ...starts)
}
