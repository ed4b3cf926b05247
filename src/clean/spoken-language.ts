/**
 * The language an entry is in. What the publisher declares holds, unless it is plainly wrong: publishing software writes “en” of its own accord.
 * A wrong change is worse than none, so a short text, one in two languages, and near kin stay as declared; and what cannot be told stays open.
 */
import type { CleanEntry } from '#model/entry.ts'
import { commonWords, eastAsian, kin, manyScripts, sameLanguage } from './data/language-habits.ts'
import type { LanguageDetector } from './language-detector.ts'
import { type Writing, writingOf } from './script.ts'

/** What is looked at, at once: a detector needs no more, and takes longer the more it is given. */
const sampleLength = 240
/** Letters that tell which language it is where none is declared: fewer in scripts that write a word in one or two. */
const leastUndeclared = 60
const leastUndeclaredEastAsian = 16
/** Letters that say more than a declaration. */
const leastAgainstDeclared = 300
const leastOtherScript = 60
const leastOtherScriptEastAsian = 30
/** How far the likeliest language has to stand before the next (all that share a rarer script look much alike), and before the declared one. */
const leastLead = 0.015
const leastLeadInScript = 0.004
const leastLeadAgainstDeclared = 0.1
/** Less than this is likeness to nothing in particular. */
const leastScore = 0.6
/** Share of common words with which a text is in the language that it is declared to be in. */
const leastCommon = 0.17

type Told = Pick<CleanEntry, 'title' | 'text' | 'language'>

/** @param detector is asked for only where declaration and letters do not tell. @returns BCP 47, or null */
export async function spokenLanguage({ title, text, language }: Told, detector: () => Promise<LanguageDetector>): Promise<string | null> {
  if (language === null) return undeclared(`${title}\n${text}`.slice(0, sampleLength), detector)
  const [begin, rest] = samplesOf(text)
  const declared = language.split('-', 1)[0] ?? ''
  if (hasCommonWords(begin, declared)) return language
  const writing = writingOf(begin + rest)
  if (writing === null) return language
  if (writing.script !== 'Latn') {
    const enough = writing.letters >= leastOf(writing, leastOtherScript, leastOtherScriptEastAsian)
    return !enough || mayBeWrittenIn(declared, writing.script) ? language : inScript(text.slice(0, sampleLength), writing, detector)
  }
  // Any language is written in Latin letters at times: only a sure answer counts.
  if (writing.letters < leastAgainstDeclared || hasCommonWords(rest, declared)) return language
  return againstDeclared(language, declared, begin, rest, await detector())
}

async function undeclared(sample: string, detector: () => Promise<LanguageDetector>): Promise<string | null> {
  const writing = writingOf(sample)
  if (writing === null || writing.letters < leastOf(writing, leastUndeclared, leastUndeclaredEastAsian)) return null
  return inScript(sample, writing, detector)
}

/** The likeliest language that is written so; of scripts that no detector knows, the one they are for. */
async function inScript(sample: string, { script }: Writing, detector: () => Promise<LanguageDetector>): Promise<string | null> {
  const { languages, scores } = await detector()
  const [best, next] = scores(sample).filter(([language]) => scriptsOf(language).has(script))
  if (best === undefined) return [...languages].some((language) => scriptsOf(language).has(script)) ? null : languageFor(script)
  const lead = best[1] - (next?.[1] ?? 0)
  return best[1] >= leastScore && lead >= (script === 'Latn' ? leastLead : leastLeadInScript) ? best[0] : null
}

function againstDeclared(language: string, declared: string, begin: string, rest: string, { languages, scores }: LanguageDetector): string {
  const known = sameLanguage.get(declared) ?? declared
  // A detector takes what it does not know for something else.
  if (!languages.has(known)) return language
  const [first, second] = [scores(begin), scores(rest)]
  const found = first[0]?.[0]
  if (found === undefined || found === known || found !== second[0]?.[0] || areKin(found, known)) return language
  const sure = [first, second].every((all) => {
    const score = all[0]?.[1] ?? 0
    const stated = all.find(([name]) => name === known)?.[1] ?? 0
    return score >= leastScore && score - (all[1]?.[1] ?? 0) >= leastLead && score - stated >= leastLeadAgainstDeclared
  })
  return sure ? found : language
}

/** From the beginning and from the middle: what is in two languages differs there. */
function samplesOf(text: string): readonly [string, string] {
  const middle = text.length >> 1
  return [text.slice(0, Math.min(middle, sampleLength)), text.slice(middle, middle + sampleLength)]
}

function leastOf({ script }: Writing, usual: number, east: number): number {
  return script === 'Hani' || script === 'Jpan' || script === 'Kore' ? east : usual
}

function mayBeWrittenIn(language: string, script: string): boolean {
  if (manyScripts.has(language)) return true
  const scripts = scriptsOf(language)
  return scripts.size === 0 || scripts.has(script)
}

/** Empty where nobody knows. */
function scriptsOf(language: string): ReadonlySet<string> {
  const known = scripts.get(language)
  if (known !== undefined) return known
  const { script } = new Intl.Locale(language).maximize()
  const found = new Set(eastAsian.has(language) ? ['Hani', 'Jpan', 'Kore'] : script === undefined ? [] : [script])
  scripts.set(language, found)
  return found
}

/** Of two and three letters only so many codes can be made. */
const scripts = new Map<string, ReadonlySet<string>>()

function languageFor(script: string): string | null {
  return new Intl.Locale(`und-${script}`).maximize().language.replace('und', '') || null
}

function hasCommonWords(sample: string, language: string): boolean {
  const common = commonWords.get(language === 'nb' || language === 'nn' ? 'no' : language)
  if (common === undefined) return false
  const words = sample.toLowerCase().split(/[^\p{L}]+/u)
  return words.filter((word) => common.has(word)).length >= leastCommon * words.length
}

function areKin(one: string, other: string): boolean {
  return kin.some((group) => group.has(one) && group.has(other))
}
