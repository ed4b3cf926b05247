import type { Instant } from '#model/instant.ts'
import { coded } from './coded.ts'
import type { Html } from './html.ts'

/** A sentence with moments in it: a page and a terminal show those each in its own way. */
export type TimedWords = readonly (string | Instant)[]

/** Null and empty parts leave no trace; texts beside each other become one. */
export function timed(strings: TemplateStringsArray, ...values: readonly (string | Instant | TimedWords | null)[]): TimedWords {
  const words: (string | Instant)[] = []
  for (const part of strings.flatMap((string, index) => [...partsOf(values[index - 1] ?? null), string])) {
    const last = words.at(-1)
    if (typeof part === 'string' && typeof last === 'string') words[words.length - 1] = last + part
    else if (part !== '') words.push(part)
  }
  return words
}

/** For a page; what stands between backticks is code. */
export function timedHtml(words: TimedWords, momentOf: (at: Instant) => Html): readonly Html[] {
  return words.flatMap((part) => (typeof part === 'string' ? coded(part) : [momentOf(part)]))
}

/** For a terminal. */
export function timedText(words: TimedWords, momentOf: (at: Instant) => string): string {
  return words.map((part) => (typeof part === 'string' ? part : momentOf(part))).join('')
}

function partsOf(value: string | Instant | TimedWords | null): TimedWords {
  if (value === null) return []
  return typeof value === 'string' || typeof value === 'number' ? [value] : value
}
