/** The form of a phrase of a topic, and what makes a phrase useless: one that is found in nearly every text is a slip. */
import { z } from 'zod'
import { mayBeAbbreviation, mostJoints, wordJoint } from '#lib/word-joints.ts'
import { describeValue } from './config-faults.ts'
import { stopBeginnings, stopIdeographs, stopWords, stopWordsInSmall } from './data/stop-words.ts'

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
  // The number of a type needs its name alone: `F-16*` is F-16C, too.
  const short = words.find((word, at) => word.endsWith('*') && lettersOf(word) < leastBefore(word) && !(at > 0 && /^\p{N}+\*$/u.test(word)))
  if (short !== undefined) {
    const least = { 1: 'a letter', 2: 'two letters', 3: 'three letters' }[leastBefore(short)]
    return {
      found: `${describeValue(text)}, where ${describeValue(short)} stands for too many words`,
      allowed: `at least ${least} before "*"`,
    }
  }
  if (!isOnePhrase(text))
    return {
      found: `${describeValue(text)}, which no text can have as a phrase`,
      allowed:
        'words with a space, hyphen, apostrophe, "&", "/" or full stop between them; for others { "near": [["Yahoo"], ["News"]], "within": 1 }',
    }
  // Stops and apostrophes stay in words: U.S. is none of its letters, and don’t no river.
  const spoken = text.split(/[^\p{L}\p{N}\p{M}*.'’ʼ]+/u).map((word) => word.replaceAll(/^[.'’ʼ]+|[.'’ʼ]+$/gu, ''))
  if (!spoken.every((word) => word === '' || tellsNothing(word))) return null
  return {
    found: `${describeValue(text)}, which stands in nearly every text`,
    allowed: 'a phrase with a word that tells what an article is about',
  }
}

/** Two words, one after the other, and what stands between them. */
const neighbours = /([\p{L}\p{N}\p{M}\u00AD\u200D]+)\*?([^\p{L}\p{N}\p{M}\u00AD\u200D]+)(?=[\p{L}\p{N}])/gu

/** Could the matcher find it in a text that has it as it is written here? A full stop with more behind it joins after an abbreviation only. */
function isOnePhrase(text: string): boolean {
  return [...text.matchAll(neighbours)].every(([, word = '', between = '']) => {
    if (between.length > mostJoints || ![...between].every((character) => wordJoint.test(character))) return false
    return !/\../u.test(between) || mayBeAbbreviation(word)
  })
}

/** Letters that a wildcard needs before it, whatever stands beside it: an ideograph is a word, and other scripts need fewer letters than Latin to tell one from another. */
function leastBefore(word: string): 1 | 2 | 3 {
  if (/\p{Script=Han}/u.test(word)) return 1
  return /[^\p{Script=Latin}\p{N}\p{M}*]/u.test(word) ? 2 : 3
}

/** Marks are none: they are not looked at where texts are compared. */
function lettersOf(word: string): number {
  return word.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

function tellsNothing(word: string): boolean {
  // Capitals make a name of it: WHO, US, IT are found in capitals only.
  if (/\p{Lu}.*\p{Lu}/u.test(word)) return false
  const bare = word.toLowerCase().replace('*', '').replaceAll(/[’ʼ]/gu, "'")
  if (bare !== word.toLowerCase() && isWide(bare)) return true
  if (stopWords.has(bare) || (stopWordsInSmall.has(bare) && word.startsWith(bare.charAt(0)))) return true
  return /^\p{Script=Han}+$/u.test(bare) ? [...bare].every((letter) => stopIdeographs.has(letter)) : isElided(bare)
}

/** Does it begin words in nearly every text? The Arabic article is no part of the word that it stands before. */
function isWide(beginning: string): boolean {
  const plain = beginning.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const least = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}]+$/u.test(plain) ? 3 : 1
  return lettersOf(plain) < least || stopBeginnings.has(plain) || /^ال.?$/u.test(plain)
}

/** Two common words in one: it’s, qu’il. */
function isElided(word: string): boolean {
  return word.includes("'") && word.split("'").every((part) => stopWords.has(part))
}
