/** In which script a text is written. */
import { scriptRanges } from './data/scripts.ts'

export interface Writing {
  /** As ISO 15924 names it. */
  readonly script: string
  readonly letters: number
}

/** With so many of its letters in one script it is a text in that script, though it names things in another. */
const leastShare = 0.8
/** A Japanese text is full of Chinese letters; a Chinese one that names a Japanese brand has few of the others. */
const leastKana = 0.15

/** Null where no script prevails. Looks at every letter: hand it no more than has to be seen. */
export function writingOf(text: string): Writing | null {
  const counts = new Map<string, number>()
  let letters = 0
  let latin = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++
      continue
    }
    const script = scriptAt(code)
    if (script === null) continue
    letters++
    counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  letters += latin
  if (latin > 0) counts.set('Latn', latin + (counts.get('Latn') ?? 0))
  const japanese = counts.get('Jpan') ?? 0
  if (japanese > 0 && japanese >= leastKana * (japanese + (counts.get('Hani') ?? 0))) join(counts, 'Jpan')
  else if (japanese > 0) counts.delete('Jpan')
  if (counts.has('Kore')) join(counts, 'Kore')
  for (const [script, count] of counts) if (count >= leastShare * letters) return { script, letters }
  return null
}

function join(counts: Map<string, number>, script: string): void {
  counts.set(script, (counts.get(script) ?? 0) + (counts.get('Hani') ?? 0))
  counts.delete('Hani')
}

function scriptAt(code: number): string | null {
  let low = 0
  let high = scriptRanges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last, script] = scriptRanges[middle] ?? [0, 0, '']
    if (code < first) high = middle - 1
    else if (code > last) low = middle + 1
    else return script
  }
  return null
}
