/** What is wrong between the phrases of one topic: a phrase that is given two weights, or that takes away by `none` what it gives elsewhere. */
import { describeValue, type Finding } from './config-faults.ts'
import { type JsonKey, pathText } from './json-walk.ts'
import { entriesOf, membersOf, type Place, property } from './raw-value.ts'

/** A phrase that stands alone, neither near others nor in a sentence with them. */
interface LonePhrase extends Place {
  readonly weight: unknown
  readonly letters: unknown
  readonly languages: readonly string[]
}

export function findPhraseFaults(topic: unknown, path: readonly JsonKey[]): Finding[] {
  const phrases = membersOf(topic, 'phrases').flatMap((phrase, index) => lonePhrase(phrase, [...path, 'phrases', index]))
  const none = new Map(entriesOf(topic, path, 'none').map((place) => [place.text, place.path]))
  return [...weighedTwice(phrases), ...shutOut(phrases, none), ...neverMet(topic, path, none)]
}

function lonePhrase(phrase: unknown, path: readonly JsonKey[]): LonePhrase[] {
  const text = typeof phrase === 'string' ? phrase : property(phrase, 'text')
  if (typeof text !== 'string') return []
  const languages = membersOf(phrase, 'languages').map(String).toSorted()
  return [{ path, text, weight: property(phrase, 'weight') ?? 1, letters: property(phrase, 'case') ?? null, languages }]
}

/** The first would count, and nobody would see which that is. */
function weighedTwice(phrases: readonly LonePhrase[]): Finding[] {
  const first = new Map<string, LonePhrase>()
  return phrases.flatMap((phrase) => {
    const key = JSON.stringify([phrase.text, phrase.letters, phrase.languages])
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, phrase)
    if (earlier === undefined || earlier.weight === phrase.weight) return []
    const found = `the same phrase as in ${pathText(earlier.path)}, with another weight`
    return [{ path: phrase.path, found, allowed: 'one weight for a phrase', guess: null }]
  })
}

/** With `case` as `any` it may be found where the one in `none` is not. */
function shutOut(phrases: readonly LonePhrase[], none: ReadonlyMap<string, readonly JsonKey[]>): Finding[] {
  return phrases.flatMap(({ path, text, letters }) => {
    const other = none.get(text)
    if (other === undefined || letters === 'any') return []
    const found = `${describeValue(text)}, which takes the topic away by ${pathText(other)}`
    return [{ path, found, allowed: 'a phrase that is not in none too', guess: null }]
  })
}

/** Whatever meets the group takes the topic away. */
function neverMet(topic: unknown, path: readonly JsonKey[], none: ReadonlyMap<string, readonly JsonKey[]>): Finding[] {
  return membersOf(topic, 'all').flatMap((group, index) => {
    if (!Array.isArray(group) || group.length === 0 || !group.every((text) => typeof text === 'string' && none.has(text))) return []
    const found = 'a group of phrases that are in none too'
    return [{ path: [...path, 'all', index], found, allowed: 'a group with a phrase that is not in none', guess: null }]
  })
}
