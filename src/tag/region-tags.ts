/** Regions: those an entry names, those the operator gives its feed, and those that follow from its countries or from smaller regions. */
import type { Tag } from '#model/tag.ts'
import type { PlaceSighting } from './countries.ts'
import { isRegion, regions, regionsOf } from './regions.ts'
import { bestEvidence, type Earning, evidenceOf, mostEvidence, pointsOf, pointsOfFeed, scoreOf } from './score.ts'

const upwards = regions.toReversed()
const none: readonly never[] = []

/** In the order of `regions`. A region scores what it earned itself, or as much as the best of what lies in it. Regions the data does not know are left out. */
export function regionTags(sightings: readonly PlaceSighting[], countries: readonly Tag[], feedRegions: readonly string[]): readonly Tag[] {
  const earned = new Map<string, Earning[]>()
  const inherited = new Map<string, Tag[]>()
  for (const { place, sighting } of sightings) {
    if (place.meaning.kind !== 'region') continue
    add(earned, place.meaning.region, { evidence: evidenceOf(sighting, place.text), points: pointsOf(sighting) })
  }
  for (const region of new Set(feedRegions.filter(isRegion))) {
    add(earned, region, { evidence: { phrase: region, where: 'feed', offset: null, rule: `feed:${region}` }, points: pointsOfFeed })
  }
  for (const country of countries) for (const region of regionsOf(country.value)) add(inherited, region.id, country)
  return withParents(earned, inherited)
}

/** A region stands after its parent in the list: walked backwards, it hands what it earned upwards. Countries are in all their regions already. */
function withParents(earned: ReadonlyMap<string, readonly Earning[]>, inherited: Map<string, Tag[]>): readonly Tag[] {
  const tags: Tag[] = []
  for (const { id, parent } of upwards) {
    const own = earned.get(id) ?? none
    const below = inherited.get(id) ?? none
    if (own.length === 0 && below.length === 0) continue
    const best = below.toSorted((a, b) => b.score - a.score)
    const evidence = [...bestEvidence(own), ...best.map(parentEvidence)].slice(0, mostEvidence)
    const tag: Tag = { kind: 'region', value: id, score: Math.max(scoreOf(own), best[0]?.score ?? 0), passing: false, evidence }
    tags.unshift(tag)
    if (parent !== undefined && (own.length > 0 || below.some((lower) => lower.kind === 'region'))) add(inherited, parent, tag)
  }
  return tags
}

function parentEvidence(tag: Tag) {
  return { phrase: tag.evidence[0]?.phrase ?? tag.value, where: 'parent', offset: null, rule: `${tag.kind}:${tag.value}` } as const
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
