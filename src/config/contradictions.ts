/**
 * What is wrong between the parts of feeds.json: names given twice, names that nothing bears.
 * It works on the value as it was read, whatever else is wrong in it, so that one run names every fault.
 */
import { feedIdPattern } from '#model/ids.ts'
import type { KnownPlaces } from '#model/region.ts'
import { normalAddress, normalHost } from './address.ts'
import { describeValue, type Finding } from './config-faults.ts'
import { findFilterFaults } from './filters.ts'
import { readInterval } from './interval.ts'
import { findNameFaults, findRepeated } from './name-faults.ts'
import { entriesOf, kindOf, membersOf, type Place, property, textsOf } from './raw-value.ts'
import { countryAllowed, countryPattern, regionPattern } from './region-form.ts'
import { findTopicFaults, knownTopics } from './topic-contradictions.ts'

/** @param known null where the lists are not at hand: then any region and country will do */
export function findContradictions(raw: unknown, known: KnownPlaces | null): Finding[] {
  const feeds = membersOf(raw, 'feeds')
  const topics = knownTopics(raw)
  const knownRegions = known === null ? null : withOwnRegions(raw, known.regions)
  return [
    ...findTopicFaults(raw),
    ...findRepeated(textsOf(feeds, ['feeds'], 'id'), 'id', 'an id of its own'),
    ...findRepeated(normalised(textsOf(feeds, ['feeds'], 'url'), normalAddress), 'address', 'each address once'),
    ...findRegionFaults(raw, known),
    ...findFilterFaults(raw, known),
    ...findHostFaults(raw),
    ...findBoundFaults(property(raw, 'defaults')),
    ...feeds.flatMap((feed, index) => [
      ...findNameFaults(entriesOf(feed, ['feeds', index], 'topics'), 'topics', feedIdPattern, topics),
      ...findNameFaults(entriesOf(feed, ['feeds', index], 'regions'), 'regions', regionPattern, knownRegions),
    ]),
  ]
}

/** Ids of the operator's regions that are taken, and codes that no country has. */
function findRegionFaults(raw: unknown, known: KnownPlaces | null): Finding[] {
  const regions = membersOf(raw, 'regions')
  const ids = textsOf(regions, ['regions'], 'id')
  const taken = ids.filter(({ text }) => known?.regions.has(text) ?? false)
  return [
    ...findRepeated(ids, 'id', 'an id of its own'),
    ...taken.map(({ path, text }) => ({
      path,
      found: `${describeValue(text)}, which is built in`,
      allowed: 'an id that no built-in region has',
      guess: null,
    })),
    ...regions.flatMap((region, index) => findCountryFaults(entriesOf(region, ['regions', index], 'countries'), known)),
  ]
}

function findCountryFaults(places: readonly Place[], known: KnownPlaces | null): Finding[] {
  const strange = known === null ? [] : places.filter(({ text }) => countryPattern.test(text) && !known.countries.has(text))
  return [
    ...findRepeated(places, 'country', 'each country once'),
    ...strange.map(({ path, text }) => ({
      path,
      found: `${describeValue(text)}, which is no country`,
      allowed: countryAllowed,
      // One letter off is another country as often as the one that was meant.
      guess: null,
    })),
  ]
}

/** Null where `regions` is no list: that is the fault, not every feed that names one of them. */
function withOwnRegions(raw: unknown, builtIn: ReadonlySet<string>): ReadonlySet<string> | null {
  if (!['undefined', 'list'].includes(kindOf(property(raw, 'regions')))) return null
  const own = textsOf(membersOf(raw, 'regions'), ['regions'], 'id').map(({ text }) => text)
  return new Set([...builtIn, ...own.filter((id) => regionPattern.test(id))])
}

function findHostFaults(raw: unknown): Finding[] {
  const hosts = property(raw, 'hosts')
  const places = kindOf(hosts) === 'object' ? Object.keys(hosts as object).map((key) => ({ path: ['hosts', key], text: key })) : []
  const nameless = places.filter(({ text }) => normalHost(text) === null)
  return [
    ...nameless.map(({ path, text }) => ({ path, found: describeValue(text), allowed: 'the name of a host, or name:port', guess: null })),
    ...findRepeated(normalised(places, normalHost), 'host', 'each host once'),
  ]
}

/** What stands in for a bound that is not named does as well. */
function findBoundFaults(defaults: unknown): Finding[] {
  const [least, most] = (['least', 'most'] as const).map((key) => boundOf(defaults, key))
  if (least === undefined || most === undefined || least.seconds <= most.seconds) return []
  const allowed = `at most ${most.text}, which is the most`
  return [{ path: ['defaults', 'least'], found: describeValue(least.text), allowed, guess: null }]
}

function boundOf(defaults: unknown, key: 'least' | 'most') {
  const text = property(defaults, key) ?? { least: '5m', most: '1d' }[key]
  const seconds = typeof text === 'string' ? readInterval(text) : null
  return seconds === null ? undefined : { text: String(text), seconds }
}

function normalised(places: readonly Place[], normal: (text: string) => string | null): Place[] {
  return places.flatMap(({ path, text }) => {
    const same = normal(text)
    return same === null ? [] : [{ path, text: same }]
  })
}
