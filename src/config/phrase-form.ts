/** The form of a phrase of a topic, and what makes a phrase useless: one that is found in nearly every text is a slip. */
import { z } from 'zod'
import { describeValue } from './config-faults.ts'
import { stopWords } from './data/stop-words.ts'

interface PhraseProblem {
  readonly found: string
  readonly allowed: string
}

const allowed = 'words, at most 100 characters, with a letter or digit; "*" only where a word ends'

export const phraseText = z.string(allowed).check((context) => {
  const problem = phraseProblem(context.value)
  if (problem !== null)
    context.issues.push({ code: 'custom', message: problem.allowed, params: { found: problem.found }, input: context.value })
})

/** Null where the phrase is of use. */
export function phraseProblem(text: string): PhraseProblem | null {
  if (text.length > 100 || !/[\p{L}\p{N}]/u.test(text) || /\*(?=\S)|(?:^|[\s\p{P}])\*/u.test(text))
    return { found: describeValue(text), allowed }
  const words = text.split(/[^\p{L}\p{N}\p{M}*]+/u).filter((word) => word !== '')
  const short = words.find((word) => word.endsWith('*') && word.length - 1 < leastBefore(word))
  if (short !== undefined) {
    const least = { 1: 'a letter', 2: 'two letters', 3: 'three letters' }[leastBefore(short)]
    return {
      found: `${describeValue(text)}, where ${describeValue(short)} stands for too many words`,
      allowed: `at least ${least} before "*"`,
    }
  }
  if (!words.every(isStopWord)) return null
  return {
    found: `${describeValue(text)}, which stands in nearly every text`,
    allowed: 'a phrase with a word that tells what an article is about',
  }
}

/** Letters that a wildcard needs before it: an ideograph is a word, and other scripts need fewer letters than Latin to tell one from another. */
function leastBefore(word: string): 1 | 2 | 3 {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return 1
  return /[^\p{Script=Latin}\p{N}\p{M}*]/u.test(word) ? 2 : 3
}

/** Capitals make a name of it: WHO, US, IT are found in capitals only. */
function isStopWord(word: string): boolean {
  const isName = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
  return !isName && stopWords.has(word.toLowerCase().replace('*', ''))
}
