/**
 * What is wrong between the parts of feeds.json: names given twice, names that nothing bears.
 * It works on the value as it was read, whatever else is wrong in it, so that one run names every fault.
 */
import { feedIdPattern } from '#model/ids.ts'
import { normalAddress, normalHost } from './address.ts'
import { describeValue, type Finding } from './config-faults.ts'
import { readInterval } from './interval.ts'
import { type JsonKey, pathText } from './json-walk.ts'
import { regionPattern } from './region-form.ts'
import { guess } from './spelling.ts'

/** @param knownRegions null where the list is not at hand: then any region will do */
export function findContradictions(raw: unknown, knownRegions: ReadonlySet<string> | null): Finding[] {
  const feeds = membersOf(raw, 'feeds')
  const topicIds = textsOf(membersOf(raw, 'topics'), ['topics'], 'id')
  // Where `topics` is no list that is the fault, not every feed that names one.
  const topicsAreKnown = ['undefined', 'list'].includes(kindOf(property(raw, 'topics')))
  const knownTopics = topicsAreKnown ? new Set(topicIds.map(({ text }) => text).filter((id) => feedIdPattern.test(id))) : null
  return [
    ...findRepeated(topicIds, 'id', 'an id of its own'),
    ...findRepeated(textsOf(feeds, ['feeds'], 'id'), 'id', 'an id of its own'),
    ...findRepeated(normalised(textsOf(feeds, ['feeds'], 'url'), normalAddress), 'address', 'each address once'),
    ...findHostFaults(raw),
    ...findBoundFaults(property(raw, 'defaults')),
    ...feeds.flatMap((feed, index) => [
      ...findNameFaults(entriesOf(feed, ['feeds', index], 'topics'), 'topics', feedIdPattern, knownTopics),
      ...findNameFaults(entriesOf(feed, ['feeds', index], 'regions'), 'regions', regionPattern, knownRegions),
    ]),
  ]
}

/** A text and where it stands. */
interface Place {
  readonly path: readonly JsonKey[]
  readonly text: string
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

/** Faults in a feed's list of names. What does not look like a name at all the schema has refused already. */
function findNameFaults(places: readonly Place[], kind: string, pattern: RegExp, known: ReadonlySet<string> | null): Finding[] {
  const strange = known === null ? [] : places.filter(({ text }) => pattern.test(text) && !known.has(text))
  return [
    ...findRepeated(places, 'name', 'each name once'),
    ...strange.map(({ path, text }) => ({
      path,
      found: `${describeValue(text)}, which is none of the ${kind}`,
      allowed: [...(known ?? [])].join(', ') || `none, as there are no ${kind}`,
      guess: guess(text, known ?? []),
    })),
  ]
}

/** Texts that stood in an earlier place already. */
function findRepeated(places: readonly Place[], what: string, allowed: string): Finding[] {
  const first = new Map<string, Place>()
  return places.flatMap((place) => {
    const earlier = first.get(place.text)
    if (earlier !== undefined)
      return [{ path: place.path, found: `the same ${what} as in ${pathText(earlier.path)}`, allowed, guess: null }]
    first.set(place.text, place)
    return []
  })
}

function normalised(places: readonly Place[], normal: (text: string) => string | null): Place[] {
  return places.flatMap(({ path, text }) => {
    const same = normal(text)
    return same === null ? [] : [{ path, text: same }]
  })
}

/** The text under one key of each member. */
function textsOf(members: readonly unknown[], path: readonly JsonKey[], key: string): Place[] {
  return members.flatMap((member, index) => {
    const text = property(member, key)
    return typeof text === 'string' ? [{ path: [...path, index, key], text }] : []
  })
}

/** The texts of one list. */
function entriesOf(value: unknown, path: readonly JsonKey[], key: string): Place[] {
  return membersOf(value, key).flatMap((text, index) => (typeof text === 'string' ? [{ path: [...path, key, index], text }] : []))
}

function membersOf(value: unknown, key: string): readonly unknown[] {
  const members = property(value, key)
  return Array.isArray(members) ? members : []
}

function property(value: unknown, key: string): unknown {
  return kindOf(value) === 'object' && Object.hasOwn(value as object, key) ? (value as Record<string, unknown>)[key] : undefined
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
