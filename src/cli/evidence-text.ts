/** A tag and what earned it, for a terminal. Texts are of strangers: nothing of theirs may move a cursor. */
import { plainText } from '#fetch/plain-text.ts'
import type { Evidence, Tag } from '#model/tag.ts'
import { scoreWords, whereWords } from '#web/evidence-words.ts'
import { placeOf } from '#web/marked-text.ts'
import { columns } from './columns.ts'

interface Texts {
  readonly title: string
  readonly text: string
}

/** Characters on each side of a place. */
const around = 40

/** A line for each tag, below it one for each piece of evidence. @param coloured in inverse letters; else in brackets */
export function tagLines(tags: readonly Tag[], texts: Texts, coloured: boolean): readonly string[] {
  const heads = columns(tags.map((tag) => [tag.kind, tag.value, scoreWords(tag), tag.passing ? 'in passing' : '']))
  return tags.flatMap((tag, index) => [
    heads[index] ?? '',
    ...tag.evidence.map((evidence) => `    ${evidenceLine(evidence, texts, coloured)}`),
  ])
}

/** Where it stands, the words around it, and the rule. */
export function evidenceLine(evidence: Evidence, texts: Texts, coloured: boolean): string {
  return `${whereWords(evidence)}: ${context(evidence, texts, coloured)}  (by ${plainText(evidence.rule)})`
}

function context(evidence: Evidence, { title, text }: Texts, coloured: boolean): string {
  const whole = evidence.where === 'title' ? title : text
  const place = placeOf(evidence, whole)
  const phrase = coloured ? `\u001b[7m${plainText(evidence.phrase)}\u001b[27m` : `[${plainText(evidence.phrase)}]`
  if (place === null) return phrase
  const [from, to] = [Math.max(0, place.start - around), Math.min(whole.length, place.end + around)]
  const before = oneLine(whole.slice(from, place.start))
  const after = oneLine(whole.slice(place.end, to))
  return `${from > 0 ? '…' : ''}${before}${phrase}${after}${to < whole.length ? '…' : ''}`
}

/** White space at the ends stays: a word of the phrase's may be next. */
function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{C}\p{Z}\s]+/gu, ' ')
}
