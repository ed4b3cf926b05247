/** Regions: those an entry names, those the operator gives its feed, and those that follow from its countries or from smaller regions. */
import type { OwnRegion } from '#model/region.ts'
import type { Tag } from '#model/tag.ts'
import type { PlaceName } from './place-names.ts'
import type { PlaceSighting } from './place-sighting.ts'
import { earningOf, earningOfFeed, type PlaceEarning, placeTag } from './place-weight.ts'
import type { RegionMap } from './regions.ts'
import { mostEvidence, pointsOfFeed } from './score.ts'

const none: readonly never[] = []

/** What the operator's own regions are found by: their names, and the label where they have one. */
export function ownRegionNames(own: readonly OwnRegion[]): readonly PlaceName[] {
  return own.flatMap(({ id, label, names }) =>
    [...new Set(label === id ? names : [label, ...names])].map((text) => ({ text, meaning: { kind: 'region', region: id } as const })),
  )
}

/**
 * In the order of `regions`. A region scores what it earned itself, or as much as the best of what lies in it, and is named in passing
 * where both are. Regions of the feed that nobody knows are left out.
 */
export function regionTags(
  sightings: readonly PlaceSighting[],
  countries: readonly Tag[],
  feedRegions: readonly string[],
  regions: RegionMap,
): readonly Tag[] {
  const found = new Map<string, Found>()
  const at = (id: string): Found => {
    const known = found.get(id)
    if (known !== undefined) return known
    const fresh: Found = { own: [], below: [] }
    found.set(id, fresh)
    return fresh
  }
  for (const { place, sighting } of sightings) {
    if (place.meaning.kind === 'region') at(place.meaning.region).own.push(earningOf(sighting, place.text, 1, 0))
  }
  for (const id of new Set(feedRegions)) if (regions.byId(id) !== undefined) at(id).own.push(earningOfFeed(id, pointsOfFeed))
  for (const country of countries) for (const region of regions.regionsOf(country.value)) at(region.id).below.push(country)
  if (found.size === 0) return none
  const tags: Tag[] = []
  // A region stands after its parent: walked backwards, it hands what it earned upwards. Countries are in all their regions already.
  for (const { id, parent } of regions.all.toReversed()) {
    const region = found.get(id)
    if (region === undefined) continue
    const tag = regionTag(id, region)
    tags.push(tag)
    if (parent !== undefined && (region.own.length > 0 || region.below.some((lower) => lower.kind === 'region'))) at(parent).below.push(tag)
  }
  return tags.reverse()
}

/** What speaks for a region: itself, and the tags of what lies in it. */
interface Found {
  readonly own: PlaceEarning[]
  readonly below: Tag[]
}

function regionTag(id: string, { own, below }: Found): Tag {
  const named = own.length === 0 ? unnamed(id) : placeTag('region', id, own)
  const best = below.toSorted((a, b) => b.score - a.score)
  return {
    ...named,
    score: Math.max(named.score, best[0]?.score ?? 0),
    passing: named.passing && below.every((lower) => lower.passing),
    evidence: [...named.evidence, ...best.map(parentEvidence)].slice(0, mostEvidence),
  }
}

function unnamed(id: string): Tag {
  return { kind: 'region', value: id, score: 0, passing: true, evidence: [] }
}

function parentEvidence(tag: Tag) {
  return { phrase: tag.evidence[0]?.phrase ?? tag.value, where: 'parent', offset: null, rule: `${tag.kind}:${tag.value}` } as const
}
