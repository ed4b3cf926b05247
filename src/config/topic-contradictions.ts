/** What is wrong between the topics of feeds.json, the shipped ones and those who name them. */
import { feedIdPattern } from '#model/ids.ts'
import type { Finding } from './config-faults.ts'
import type { JsonKey } from './json-walk.ts'
import { findNameFaults, findRepeated } from './name-faults.ts'
import { entriesOf, kindOf, membersOf, type Place, property, textsOf } from './raw-value.ts'
import { shippedTopicNames } from './shipped-topic-names.ts'

const shippedIds: ReadonlySet<string> = new Set(shippedTopicNames.map(({ id }) => id))
/** Ids of a circle that a fault names. */
const mostNamed = 8

export function findTopicFaults(raw: unknown): Finding[] {
  const topics = membersOf(raw, 'topics')
  const known = knownTopics(raw)
  const chosen = entriesOf(property(raw, 'defaults'), ['defaults'], 'topics')
  return [
    ...findRepeated(textsOf(topics, ['topics'], 'id'), 'id', 'an id of its own'),
    ...findNameFaults(chosen, 'shipped topics', feedIdPattern, shippedIds),
    ...topics.flatMap((topic, index) => findNameFaults(parentsOf(topic, index), 'topics', feedIdPattern, known)),
    ...findCircles(topics),
  ]
}

/** Ids a feed or a topic may name: the operator's own, and of the shipped ones those in force. Null where `topics` is no list: that is the fault, not everything that names one. */
export function knownTopics(raw: unknown): ReadonlySet<string> | null {
  if (!['undefined', 'list'].includes(kindOf(property(raw, 'topics')))) return null
  const own = textsOf(membersOf(raw, 'topics'), ['topics'], 'id').map(({ text }) => text)
  const chosen = property(property(raw, 'defaults'), 'topics')
  const shipped = Array.isArray(chosen) ? chosen.filter((id) => shippedIds.has(id)) : shippedIds
  return new Set([...own.filter((id) => feedIdPattern.test(id)), ...shipped])
}

function parentsOf(topic: unknown, index: number): Place[] {
  return entriesOf(topic, ['topics', index], 'under')
}

/** Each circle is told once, at a place the operator wrote. Shipped topics are under none. */
function findCircles(topics: readonly unknown[]): Finding[] {
  const parents = new Map<string, readonly string[]>()
  const places = new Map<string, readonly Place[]>()
  topics.forEach((topic, index) => {
    const id = property(topic, 'id')
    if (typeof id !== 'string') return
    places.set(id, parentsOf(topic, index))
    parents.set(
      id,
      parentsOf(topic, index).map(({ text }) => text),
    )
  })
  return circlesIn(parents).flatMap((circle) => {
    const first = circle.findIndex((id) => places.has(id))
    const turned = [...circle.slice(first), ...circle.slice(0, first)]
    const next = turned[1] ?? turned[0]
    const path: readonly JsonKey[] | undefined = places.get(turned[0] ?? '')?.find(({ text }) => text === next)?.path
    if (path === undefined) return []
    const named = turned.length > mostNamed ? [...turned.slice(0, mostNamed), '…'] : turned
    const found = `a circle: ${[...named, turned[0]].join(' → ')}`
    return [{ path, found, allowed: 'no topic that is under itself, directly or by way of others', guess: null }]
  })
}

/** The ways that lead back to where they began, each without its last step. Without recursion: ten thousand topics may stand in one line. */
function circlesIn(parents: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  for (const start of parents.keys()) {
    const way: string[] = []
    const onWay = new Set<string>()
    const open: string[][] = []
    const enter = (id: string) => {
      way.push(id)
      onWay.add(id)
      open.push([...(parents.get(id) ?? [])])
    }
    if (!done.has(start)) enter(start)
    while (way.length > 0) {
      const next = open.at(-1)?.pop()
      if (next === undefined) {
        const left = way.pop() as string
        onWay.delete(left)
        open.pop()
        done.add(left)
      } else if (onWay.has(next)) circles.push(way.slice(way.indexOf(next)))
      else if (!done.has(next)) enter(next)
    }
  }
  return circles
}
