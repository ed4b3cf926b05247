/** Which of its places a name means, where it may mean several: the one that most of the other names in the entry speak for. */
import type { Reading } from './data/name-rules.ts'
import type { CountryMeaning } from './place-sighting.ts'

export interface PossibleCountry {
  readonly meaning: CountryMeaning
  /** It means a country only where the entry names that otherwise. */
  readonly isFaint: boolean
}

/** What speaks for a country: places that can be in no other. `local`: cities and provinces alone. */
export interface Support {
  any: number
  local: number
}

const noSupport: Readonly<Support> = { any: 0, local: 0 }
/** A country whose city, or adjective, stands by a reading speaks more for it than a neighbour of the country does. */
const ownWeight = 2
/** An article of a feed on a region is as likely as not on a country in it, where a name leaves that open. */
const supportOfFeed = 0.5
const weightOfWords = 1
const none: readonly never[] = []

/** @param ofFeed the countries of the regions that the operator gives the feed */
export function supportOf(names: readonly PossibleCountry[], ofFeed: ReadonlySet<string>): ReadonlyMap<string, Support> {
  const support = new Map<string, Support>()
  const add = (country: string, weight: number, isLocal: boolean) => {
    const known = support.get(country)
    if (known === undefined) {
      support.set(country, { any: weight, local: isLocal ? weight : 0 })
      return
    }
    known.any += weight
    if (isLocal) known.local += weight
  }
  for (const { meaning, isFaint } of names) {
    const [only, other] = meaning.readings
    if (only !== undefined && other === undefined && !isFaint) add(only.country, 1, meaning.name === 'city' || meaning.name === 'province')
  }
  for (const country of ofFeed) add(country, supportOfFeed, true)
  return support
}

/**
 * Null where nothing says which, or that a faint name means a country at all.
 * @param hasWords whether the entry has such words
 */
export function chooseCountry(
  { meaning: { readings, name }, isFaint }: PossibleCountry,
  support: ReadonlyMap<string, Support>,
  hasWords: (words: RegExp) => boolean,
): string | null {
  const [only, other] = readings
  if (only !== undefined && other === undefined) return isFaint && !isNamed(only.country, support) ? null : only.country
  const usual = readings.find(({ besides }) => besides === undefined)
  const isTown = name === 'city' || name === 'capital'
  let chosen = isFaint ? undefined : usual
  let most = isFaint ? supportOfFeed * ownWeight : 0
  for (const reading of readings) {
    const needsTowns = reading.country === 'US' || (isTown && usual !== undefined && reading.country !== usual.country)
    const told = reading.words !== undefined && hasWords(reading.words) ? weightOfWords : 0
    const weight = supportFor(reading, needsTowns, support) + told
    if (weight <= most) continue
    chosen = reading
    most = weight
  }
  return chosen?.country ?? null
}

/**
 * A smaller town of the name, and any in the United States, which act everywhere, is meant where towns and provinces around it are named;
 * that its country is says too little.
 */
function supportFor({ country, besides }: Reading, needsTowns: boolean, support: ReadonlyMap<string, Support>): number {
  let weight = 0
  for (const neighbour of besides ?? none) {
    const { any, local } = support.get(neighbour) ?? noSupport
    weight += neighbour !== country ? any : ownWeight * (needsTowns ? local : any)
  }
  return weight
}

function isNamed(country: string, support: ReadonlyMap<string, Support>): boolean {
  return (support.get(country) ?? noSupport).any >= 1
}
