/**
 * How much a tag has earned. A sighting has points by where it stands: 4 in the title, 3 in a category of the publisher, 2 in the first 500 characters of the text, else 1;
 * the operator's word for the whole feed has 10. Points add up, and the score is 1 − 2^(−points ÷ 2.5): one sighting in the body 0.24, a title 0.67, title and lead 0.81.
 */
import type { Evidence } from '#model/tag.ts'

/** Where the publisher or the text names something. `phrase` and `offset` are as in the evidence made of it. */
export interface Sighting {
  readonly where: 'title' | 'body' | 'category'
  readonly phrase: string
  readonly offset: number | null
  readonly start: number
  readonly end: number
  /** The text it stands in. */
  readonly text: string
}

export interface Earning {
  readonly evidence: Evidence
  readonly points: number
}

/** What a tag must score to be given: one sighting in the body of the topic's own name is just enough, of another phrase not quite. */
export const threshold = 0.2

/** Points are counted as if each topic had this threshold, so that scores can be compared: one that just reaches its own scores 0.43. */
export const pointsAtThreshold = 2

const pointsInTitle = 4
const pointsInCategory = 3
export const pointsInLead = 2
export const pointsInBody = 1
export const leadLength = 500
/** Items of evidence a tag carries. */
export const mostEvidence = 5

/** The operator's word for all articles of a feed. */
export const pointsOfFeed = 10

export function pointsOf({ where, start }: Sighting): number {
  if (where === 'title') return pointsInTitle
  if (where === 'category') return pointsInCategory
  return start < leadLength ? pointsInLead : pointsInBody
}

/** 0 to 1, to three decimals. */
export function scoreOf(earnings: readonly Earning[]): number {
  const points = earnings.reduce((sum, earning) => sum + earning.points, 0)
  return Math.round(1000 * (1 - 2 ** (-points / 2.5))) / 1000
}

/** What rules of learnt words are called; the topic follows. */
export const learntRule = 'vocabulary:'

/** Phrases and names before learnt words, since they say why by themselves; of each the most telling first, of equals the earlier. */
export function bestEvidence(earnings: readonly Earning[]): readonly Evidence[] {
  return earnings
    .toSorted((a, b) => Number(isLearnt(a)) - Number(isLearnt(b)) || b.points - a.points)
    .slice(0, mostEvidence)
    .map((earning) => earning.evidence)
}

function isLearnt({ evidence }: Earning): boolean {
  return evidence.rule.startsWith(learntRule)
}

export function evidenceOf({ phrase, where, offset }: Sighting, rule: string): Evidence {
  return { phrase, where, offset, rule }
}
