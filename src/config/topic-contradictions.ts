/** What is wrong between the topics of feeds.json, the shipped ones and those who name them. */
import { feedIdPattern } from '#model/ids.ts'
import { circlesIn, circleWords } from './circles.ts'
import type { Finding } from './config-faults.ts'
import type { JsonKey } from './json-walk.ts'
import { findNameFaults, findRepeated } from './name-faults.ts'
import { findPhraseFaults } from './phrase-contradictions.ts'
import { entriesOf, kindOf, membersOf, type Place, property, textsOf } from './raw-value.ts'
import { shippedTopicNames } from './shipped-topic-names.ts'

const shippedIds: ReadonlySet<string> = new Set(shippedTopicNames.map(({ id }) => id))

export function findTopicFaults(raw: unknown): Finding[] {
  const topics = membersOf(raw, 'topics')
  const known = knownTopics(raw)
  const chosen = entriesOf(property(raw, 'defaults'), ['defaults'], 'topics')
  return [
    ...findRepeated(textsOf(topics, ['topics'], 'id'), 'id', 'an id of its own'),
    ...findNameFaults(chosen, 'shipped topics', feedIdPattern, shippedIds),
    ...topics.flatMap((topic, index) => findNameFaults(parentsOf(topic, index), 'topics', feedIdPattern, known)),
    ...topics.flatMap((topic, index) => findPhraseFaults(topic, ['topics', index])),
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
    return [{ path, found: circleWords(turned), allowed: 'no topic that is under itself, directly or by way of others', guess: null }]
  })
}
