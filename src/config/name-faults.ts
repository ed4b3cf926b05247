/** Faults in lists of names: names that nothing bears, names given twice. */
import { describeValue, type Finding } from './config-faults.ts'
import { pathText } from './json-walk.ts'
import type { Place } from './raw-value.ts'
import { guess } from './spelling.ts'

/** Names a fault lists, and among which it looks for the one that was meant: there may be ten thousand topics, and as many slips. */
const mostNames = 200

/** Faults in one list. What does not look like a name at all the schema has refused already. @param known null where any will do */
export function findNameFaults(places: readonly Place[], kind: string, pattern: RegExp, known: ReadonlySet<string> | null): Finding[] {
  const strange = known === null ? [] : places.filter(({ text }) => pattern.test(text) && !known.has(text))
  return [
    ...findRepeated(places, 'name', 'each name once'),
    ...strange.map(({ path, text }) => ({
      path,
      found: `${describeValue(text)}, which is none of the ${kind}`,
      allowed: listed(known ?? noNames) || `none, as there are no ${kind}`,
      guess: guess(text, someOf(known ?? noNames)),
    })),
  ]
}

const noNames: ReadonlySet<string> = new Set()

function listed(names: ReadonlySet<string>): string {
  const some = someOf(names)
  const rest = names.size - some.length
  return rest > 0 ? `${some.join(', ')} and ${rest} more` : some.join(', ')
}

function someOf(names: ReadonlySet<string>): string[] {
  const some: string[] = []
  for (const name of names) {
    if (some.push(name) === mostNames) break
  }
  return some
}

/** Texts that stood in an earlier place already. */
export function findRepeated(places: readonly Place[], what: string, allowed: string): Finding[] {
  const first = new Map<string, Place>()
  return places.flatMap((place) => {
    const earlier = first.get(place.text)
    if (earlier !== undefined)
      return [{ path: place.path, found: `the same ${what} as in ${pathText(earlier.path)}`, allowed, guess: null }]
    first.set(place.text, place)
    return []
  })
}
