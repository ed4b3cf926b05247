/** A few lines that say what an entry is about. */
import { boilerplate } from './data/boilerplate.ts'
import { displayText } from './display-text.ts'
import { opening } from './opening.ts'

const mostCharacters = 300
const leastCharacters = 120

/** Boilerplate is looked for in so many characters at the end: its patterns stay cheap, whatever a feed sends. */
const tailLength = 700
const mostPhrases = 6

/**
 * The feed's own summary without boilerplate, else the beginning of the text; on one line, at most some 300 characters, whole sentences where they fit.
 * `own` is the summary's plain text, null where the feed gives none apart from the content.
 */
export function summaryOf(own: string | null, text: string): string {
  const source = withoutBoilerplate(own ?? '') || withoutBoilerplate(text)
  return displayText(opening(source, leastCharacters, mostCharacters), mostCharacters + 1) ?? ''
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
  const tailStart = Math.max(0, text.length - tailLength)
  const tail = text.slice(tailStart)
  const starts = boilerplate.flatMap((pattern) => {
    const match = pattern.exec(tail)
    // The mark that ends the sentence before belongs to that sentence.
    return match === null ? [] : [match.index + (/^[.!?…\])»”"]/.test(match[0]) && match.index > 0 ? 1 : 0)]
  })
  return starts.length === 0 ? text.length : tailStart + Math.min(...starts)
}
