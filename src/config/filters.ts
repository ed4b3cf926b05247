/** Filters in feeds.json: named slices, and rules for what is shown. */
import { Fault } from '#model/fault.ts'
import { type Filter, textsIn } from '#model/filter.ts'
import { type KnownNames, readFilter } from '#model/filter-query.ts'
import type { KnownPlaces } from '#model/region.ts'
import { circlesIn, circleWords } from './circles.ts'
import { describeValue, type Finding } from './config-faults.ts'
import { filterNames } from './filter-names.ts'
import { findRepeated } from './name-faults.ts'
import { membersOf, type Place, property, textsOf } from './raw-value.ts'

/** Slices may stand inside each other as deep as there are slices. */
export const mostSlices = 200
/** Rules are part of every page. */
export const mostRules = 50
/** A rule is asked for with every page, and a beginning that too many words have would be refused there. */
const leastOfRulePrefix = 4
const allowed = 'a filter as docs/feeds.md has it'

/** Reads filters of a file in which `findFilterFaults` finds none. */
export function filterReader(raw: unknown, known: KnownPlaces | null): (text: string) => Filter {
  const names = filterNames(raw, known)
  const texts = new Map(slicesOf(raw).map(({ id, q }) => [id, q.text]))
  const slices = new Map<string, Filter>()
  const read = (text: string): Filter => readFilter(text, { ...names, sliceFilter })
  function sliceFilter(id: string): Filter {
    const filter = slices.get(id) ?? read(texts.get(id) ?? '')
    slices.set(id, filter)
    return filter
  }
  return read
}

export function findFilterFaults(raw: unknown, known: KnownPlaces | null): Finding[] {
  const ids = textsOf(membersOf(raw, 'slices'), ['slices'], 'id')
  const [slices, rules] = [slicesOf(raw), rulesOf(raw)]
  // The form is at fault: it says how many there may be.
  if (slices.length > mostSlices) return []
  const names = filterNames(raw, known)
  const named = new Map<string, readonly string[]>()
  const findings = [
    ...findRepeated(ids, 'id', 'an id of its own'),
    ...slices.flatMap(({ id, q }) => {
      const inside: string[] = []
      named.set(id, inside)
      return faultsOf(q, names, inside)
    }),
    ...rules.flatMap((rule) => [...faultsOf(rule, names, []), ...prefixFaults(rule)]),
    ...circlesIn(named).flatMap((circle) => {
      const first = slices.find(({ id }) => id === circle[0])
      const found = circleWords(circle)
      return first === undefined
        ? []
        : [{ path: first.q.path, found, allowed: 'no slice that names itself, directly or by way of others', guess: null }]
    }),
  ]
  // What slices hold altogether can be told of sound ones alone.
  if (findings.length > 0) return findings
  const read = filterReader(raw, known)
  const long = tooLong([...slices.map(({ q }) => q), ...rules], read)
  return long.length > 0 ? long : rules.flatMap((rule) => prefixInSliceFaults(rule, read(rule.text)))
}

/** @param inside takes the slices it names */
function faultsOf({ path, text }: Place, names: Omit<KnownNames, 'sliceFilter'>, inside: string[]): Finding[] {
  // A finding has a place of its own for what was meant.
  let meant: string | null = null
  const noted = (guessed: string | null) => {
    meant = guessed
    return null
  }
  const known: KnownNames = {
    find: names.find,
    near: (key, value) => noted(names.near(key, value)),
    guess: (word, candidates) => noted(names.guess(word, candidates)),
    sliceFilter: (id) => {
      inside.push(id)
      return { kind: 'all' }
    },
  }
  const fault = faultIn(() => readFilter(text, known))
  return fault === null ? [] : [finding({ path, text }, fault, meant)]
}

function tooLong(places: readonly Place[], read: (text: string) => Filter): Finding[] {
  return places.flatMap((place) => {
    const fault = faultIn(() => read(place.text))
    return fault === null ? [] : [finding(place, fault, null)]
  })
}

function prefixFaults({ path, text }: Place): Finding[] {
  const [, letters] =
    [...text.matchAll(/([\p{L}\p{N}\p{M}]+)\*/gu)].find(([, before = '']) => Array.from(before).length < leastOfRulePrefix) ?? []
  return letters === undefined ? [] : [shortPrefix({ path, text }, letters)]
}

/** What the rule's own words say was looked at before. */
function prefixInSliceFaults(rule: Place, filter: Filter): Finding[] {
  const letters = textsIn(filter)
    .filter(({ prefix }) => prefix)
    .map(({ words }) => /[\p{L}\p{N}\p{M}]*$/u.exec(words)?.[0] ?? '')
    .find((before) => Array.from(before).length < leastOfRulePrefix)
  return letters === undefined ? [] : [shortPrefix(rule, letters)]
}

function shortPrefix({ path, text }: Place, letters: string): Finding {
  const found = `${describeValue(text)}, where too many words begin with ${describeValue(letters)}`
  return { path, found, allowed: `at least ${leastOfRulePrefix} letters before a * in a rule`, guess: null }
}

function finding({ path, text }: Place, fault: Fault, meant: string | null): Finding {
  return { path, found: `${describeValue(text)}${fault.message.replace(/^q/, '')}`, allowed, guess: meant }
}

function faultIn(read: () => Filter): Fault | null {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

function slicesOf(raw: unknown): readonly { readonly id: string; readonly q: Place }[] {
  return membersOf(raw, 'slices').flatMap((slice, index) => {
    const [id, q] = [property(slice, 'id'), property(slice, 'q')]
    return typeof id === 'string' && typeof q === 'string' ? [{ id, q: { path: ['slices', index, 'q'], text: q } }] : []
  })
}

function rulesOf(raw: unknown): readonly Place[] {
  const output = property(raw, 'output')
  return (['keep', 'block'] as const).flatMap((list) =>
    membersOf(output, list).flatMap((rule, index): Place[] => {
      if (typeof rule === 'string') return [{ path: ['output', list, index], text: rule }]
      const q = property(rule, 'q')
      return typeof q === 'string' ? [{ path: ['output', list, index, 'q'], text: q }] : []
    }),
  )
}
