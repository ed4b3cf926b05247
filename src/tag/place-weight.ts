/**
 * What an article's sightings of a place weigh together, and whether it is about the place or names it in passing.
 *
 * Each sighting has its points by where it stands (`score.ts`), with four differences. The lead of a short text is its first half, and at least 200 characters. A dateline
 * says where the reporter sits: one point, however many words it has. In a text of more than 4,000 characters a sighting below the lead is worth less, by the square
 * root of the length. And repetition wears off: in each part the first two count in full, every further one three quarters of the one before, so that a thousand are
 * worth no more than five.
 */
import type { Tag, TagKind } from '#model/tag.ts'
import {
  bestEvidence,
  type Earning,
  evidenceOf,
  leadLength,
  pointsInBody,
  pointsInLead,
  pointsOf,
  type Sighting,
  scoreOf,
} from './score.ts'

/** With so many points an article is about a place: named in the title, in the lead, or twice below it. A score of 0.426. */
const aboutPoints = 2
const pointsOfDateline = 1
/** A longer text speaks of more. */
const wholeLength = 4_000
const shortestLead = 200
const wearing = 0.75

export interface PlaceEarning extends Earning {
  readonly part: Part
}

type Part = 'title' | 'category' | 'dateline' | 'lead' | 'body' | 'feed'

/** A country that an article names gains so much where the operator gives the feed a region that holds it. */
export const pointsOfFeedRegion = 0.5

/**
 * @param share of the points its place has; 1 for a plain sighting
 * @param dateline how much of the text's beginning is a dateline
 */
export function earningOf(sighting: Sighting, rule: string, share: number, dateline: number): PlaceEarning {
  const part = partOf(sighting, dateline)
  if (part === 'dateline') return { part, points: pointsOfDateline * share, evidence: evidenceOf(sighting, `dateline:${sighting.phrase}`) }
  const points = part === 'body' ? Math.min(pointsInBody, Math.sqrt(wholeLength / sighting.text.length)) : pointsOf(sighting)
  return { part, points: points * share, evidence: evidenceOf(sighting, rule) }
}

/** What the operator says of a whole feed. */
export function earningOfFeed(region: string, points: number): PlaceEarning {
  return { part: 'feed', points, evidence: { phrase: region, where: 'feed', offset: null, rule: `feed:${region}` } }
}

/** Where a dateline is all that names a place, it happened there: as if it stood in the lead. */
export function withoutDateline(earnings: readonly PlaceEarning[]): readonly PlaceEarning[] {
  return earnings.map((earning) => (earning.part === 'dateline' ? { ...earning, part: 'lead', points: pointsInLead } : earning))
}

/** @param earnings in the order of the text; at least one */
export function placeTag(kind: TagKind, value: string, earnings: readonly PlaceEarning[]): Tag {
  const worn = wornOut(earnings)
  const points = worn.reduce((sum, earning) => sum + earning.points, 0)
  return { kind, value, score: scoreOf(worn), passing: points < aboutPoints - 1e-9, evidence: bestEvidence(worn) }
}

function wornOut(earnings: readonly PlaceEarning[]): readonly PlaceEarning[] {
  if (earnings.length === 1) return earnings
  const seen = { title: 0, category: 0, dateline: 0, lead: 0, body: 0, feed: 0 }
  const worn: PlaceEarning[] = []
  for (const earning of earnings) {
    const before = seen[earning.part]++
    if (before < 2) {
      if (before === 0 || earning.part !== 'dateline') worn.push(earning)
    } else if (earning.part !== 'dateline') worn.push({ ...earning, points: earning.points * wearing ** (before - 1) })
  }
  return worn
}

function partOf({ where, start, text }: Sighting, dateline: number): Part {
  if (where !== 'body') return where
  if (start < dateline) return 'dateline'
  return start < leadOf(text.length) ? 'lead' : 'body'
}

function leadOf(length: number): number {
  return Math.min(leadLength, Math.max(shortestLead, length / 2))
}
