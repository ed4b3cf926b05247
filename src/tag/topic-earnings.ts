/** What one article earns for one topic: the rule's conditions first, then the points of its phrases. */
import type { TopicPhrase, TopicRule } from '#model/topic.ts'
import { companies } from './company.ts'
import type { Match } from './matcher.ts'
import { type Passage, sightingOf } from './passage.ts'
import { type Earning, evidenceOf, pointsOf, type Sighting } from './score.ts'
import { sentenceAt, sentenceEnds } from './sentences.ts'
import type { TermUse } from './topic-terms.ts'

export interface TopicHit {
  readonly use: TermUse
  readonly passage: Passage
  readonly match: Match
  /** The phrase of the rule. */
  readonly text: string
  /** The group of the rule that it stands in; 0 where there are no groups. */
  readonly group: number
}

/** What is left to know of a rule once its phrases are the matcher's. */
export interface TopicEarner extends Pick<TopicRule, 'id' | 'languages' | 'threshold'> {
  readonly phrases: readonly PhraseEarner[]
  /** How many groups each must be found. */
  readonly conditions: number
}

interface PhraseEarner extends Pick<TopicPhrase, 'kind' | 'weight' | 'languages'> {
  /** How many; a phrase that stands alone is one. */
  readonly groups: number
  /** Words; infinite where only the sentence bounds them. */
  readonly within: number
}

export function earnerOf({ id, languages, threshold, phrases, all }: TopicRule): TopicEarner {
  return { id, languages, threshold, phrases: phrases.map(phraseEarnerOf), conditions: all.length }
}

function phraseEarnerOf(phrase: TopicPhrase): PhraseEarner {
  const { kind, weight, languages } = phrase
  const groups = kind === 'text' ? 1 : phrase.groups.length
  return { kind, weight, languages, groups, within: kind === 'near' ? phrase.within : Number.POSITIVE_INFINITY }
}

/** Where the sentences of a passage end. */
type EndsOf = (passage: Passage) => readonly number[]

/** For one article: many phrases ask, and each passage is read once. */
export function endsOnce(): EndsOf {
  const known = new Map<Passage, readonly number[]>()
  return (passage) => {
    const ends = known.get(passage) ?? sentenceEnds(passage.text)
    known.set(passage, ends)
    return ends
  }
}

/** How often a phrase earns: the second time half of it, the third a third, and from the fifth on nothing. */
const mostRepetitions = 4
/** What stands between the hits of a group is quoted up to so many units. */
const longestStretch = 120

/** Null where the rule's conditions are not met. `hits` are those of the topic, in the order of the article. @param spoken those whose rules hold for the article */
export function topicEarnings(
  topic: TopicEarner,
  hits: readonly TopicHit[],
  spoken: readonly string[] | null,
  endsOf: EndsOf,
): readonly Earning[] | null {
  if (!speaks(topic.languages, spoken) || !meetsConditions(topic, hits)) return null
  const byPhrase = Map.groupBy(hits, ({ use }) => (use.part === 'phrase' ? use.phrase : null))
  const earnings = [...byPhrase].flatMap(([index, found]) => {
    const phrase = index === null ? undefined : topic.phrases[index]
    return phrase !== undefined && speaks(phrase.languages, spoken) ? phraseEarnings(phrase, found, endsOf) : []
  })
  return lessen(earnings, pointsAgainst(hits))
}

/** Each earning loses the same part, so that they still say what weighs most; none is left where as much speaks against the topic as for it. */
function lessen(earnings: readonly Earning[], against: number): readonly Earning[] {
  if (against === 0) return earnings
  const earned = earnings.reduce((sum, { points }) => sum + points, 0)
  const left = 1 - against / earned
  return left > 0 ? earnings.map(({ evidence, points }) => ({ evidence, points: points * left })) : []
}

/** Of the points that a phrase earns in the same place. */
const weightAgainst = 0.5

function pointsAgainst(hits: readonly TopicHit[]): number {
  const byText = Map.groupBy(
    hits.filter(({ use }) => use.part === 'against'),
    ({ text }) => text,
  )
  const points = [...byText.values()].reduce((sum, found) => {
    const places = found.map(({ passage, match }) => pointsOf(sightingOf(passage, match))).toSorted((a, b) => b - a)
    return sum + places.slice(0, mostRepetitions).reduce((total, point, repetition) => total + point / (repetition + 1), 0)
  }, 0)
  return weightAgainst * points
}

/** Where the article's language is not known every one will do. */
function speaks(languages: readonly string[], spoken: readonly string[] | null): boolean {
  return spoken === null || languages.length === 0 || languages.some((language) => spoken.includes(language))
}

function meetsConditions(topic: TopicEarner, hits: readonly TopicHit[]): boolean {
  const groups = new Set<number>()
  for (const { use, group } of hits) {
    if (use.part === 'none') return false
    if (use.part === 'all') groups.add(group)
  }
  return groups.size === topic.conditions
}

interface Find {
  readonly sighting: Sighting
  readonly rule: string
}

function phraseEarnings(phrase: PhraseEarner, hits: readonly TopicHit[], endsOf: EndsOf): readonly Earning[] {
  return findsOf(phrase, hits, endsOf)
    .map(({ sighting, rule }) => ({ evidence: evidenceOf(sighting, rule), points: pointsOf(sighting) * phrase.weight }))
    .toSorted((a, b) => b.points - a.points)
    .slice(0, mostRepetitions)
    .map(({ evidence, points }, repetition) => ({ evidence, points: points / (repetition + 1) }))
}

function findsOf({ kind, groups, within }: PhraseEarner, hits: readonly TopicHit[], endsOf: EndsOf): readonly Find[] {
  if (kind === 'text') return hits.map(({ passage, match, text }) => ({ sighting: sightingOf(passage, match), rule: text }))
  return [...Map.groupBy(hits, ({ passage }) => passage)].flatMap(([passage, inPassage]) => {
    if (!hasAllGroups(inPassage, groups)) return []
    const found = kind === 'near' ? companies(inPassage, groups, within) : inSentences(endsOf(passage), inPassage, groups, within)
    return found.map((company) => findOf(passage, company))
  })
}

function hasAllGroups(hits: readonly TopicHit[], groups: number): boolean {
  let found = 0
  for (const { group } of hits) found |= 1 << group
  return found === 2 ** groups - 1
}

function inSentences(ends: readonly number[], hits: readonly TopicHit[], groups: number, within: number): readonly (readonly TopicHit[])[] {
  const sentences = Map.groupBy(hits, ({ match }) => sentenceAt(ends, match.start))
  return [...sentences.values()].flatMap((inSentence) => companies(inSentence, groups, within))
}

/** It stands where its first hit does. */
function findOf(passage: Passage, company: readonly TopicHit[]): Find {
  const start = Math.min(...company.map(({ match }) => match.start))
  const first = company.find(({ match }) => match.start === start) as TopicHit
  const end = Math.max(...company.map(({ match }) => match.end))
  const stretch = end - start > longestStretch ? first.match : { start, end }
  return { sighting: sightingOf(passage, stretch), rule: company.map(({ text }) => text).join(' … ') }
}
