/**
 * What the words of an article make of what a rule's phrases earned in it: (1 + earned) × 2^fits − 1 points. Words that fit a topic as well as not change nothing;
 * where they fit it, phrases need earn less, and by and by none at all; where they do not, more: all the less so the fewer words there are, since a headline alone
 * says little of what it is not about. They add no more than they would earn alone at their best.
 */
import type { Evidence } from '#model/tag.ts'
import { sightingOf } from './passage.ts'
import { type Earning, evidenceOf, learntRule, mostEvidence, pointsAtThreshold } from './score.ts'
import type { VocabularyReading } from './vocabulary.ts'

/** In doublings: however well or badly words fit, no more than so much is made of it. */
const best = 3
const worst = -1

/** Would the words do if no phrase earned anything? @param topic its number in the vocabulary */
export function tellsAlone(words: VocabularyReading, topic: number): boolean {
  return 2 ** words.fits(topic) - 1 >= pointsAtThreshold
}

/** @param earned by phrases, as if the rule's threshold were `pointsAtThreshold` @param topic its number in the vocabulary; -1: it is not there */
export function weighWords(earned: readonly Earning[], words: VocabularyReading, topic: number): readonly Earning[] {
  if (topic === -1) return earned
  const fits = Math.min(best, Math.max(worst, words.fits(topic)))
  if (fits < 0) return lessened(earned, fits * words.covers(), words.end())
  const points = Math.min(2 ** best - 1, (1 + pointsIn(earned)) * (2 ** fits - 1))
  return [...earned, ...earningsOf(words, topic, points, earned)]
}

/** Words say nothing against what stands where they were not read. @param end of the part of the text that was */
function lessened(earned: readonly Earning[], fits: number, end: number): readonly Earning[] {
  const isBehind = ({ evidence: { where, offset } }: Earning) => where === 'body' && offset !== null && offset >= end
  const before = pointsIn(earned.filter((earning) => !isBehind(earning)))
  const left = Math.max(0, ((1 + before) * 2 ** fits - 1) / before)
  return earned.flatMap((earning) => {
    if (isBehind(earning)) return [earning]
    return left === 0 ? [] : [{ evidence: earning.evidence, points: earning.points * left }]
  })
}

function pointsIn(earned: readonly Earning[]): number {
  return earned.reduce((sum, { points }) => sum + points, 0)
}

/** Beside phrases two words say enough. */
const besidePhrases = 2

/** Those that say most share the points, by what each says; of the words of phrases that earned none stands there again, unless there are no others. */
function earningsOf(words: VocabularyReading, topic: number, points: number, earned: readonly Earning[]): readonly Earning[] {
  const all = words.wordsFor(topic, mostEvidence).map(({ passage, start, end, weight }) => {
    return { evidence: evidenceOf(sightingOf(passage, { start, end }), `${learntRule}${words.topics[topic]}`), weight }
  })
  const others = all.filter(({ evidence }) => !earned.some((earning) => holds(earning.evidence, evidence)))
  const told = (others.length > 0 ? others : all).slice(0, earned.length > 0 ? besidePhrases : mostEvidence)
  const weights = told.reduce((sum, { weight }) => sum + weight, 0)
  return told.map(({ evidence, weight }) => ({ evidence, points: (points * weight) / weights }))
}

function holds(phrase: Evidence, word: Evidence): boolean {
  if (phrase.where !== word.where || phrase.offset === null || word.offset === null) return false
  return phrase.offset <= word.offset && word.offset < phrase.offset + phrase.phrase.length
}
