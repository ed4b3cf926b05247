/** What a filter in feeds.json may name: what the file itself defines, and what the world has. The store is not asked, so that a file is sound or not by itself. */
import { countryName } from '#lib/country-name.ts'
import { languageName } from '#lib/language-name.ts'
import type { KnownNames, NamingKey } from '#model/filter-query.ts'
import { feedIdPattern } from '#model/ids.ts'
import { publisherId } from '#model/publisher.ts'
import type { KnownPlaces } from '#model/region.ts'
import { fillFeedIds, type Nameable } from './feed-ids.ts'
import { languageMeant } from './language-form.ts'
import { idNear, idOfNamed, type Named } from './named.ts'
import { kindOf, membersOf, property } from './raw-value.ts'
import { shippedTopicNames } from './shipped-topic-names.ts'
import { guess } from './spelling.ts'
import { knownTopics } from './topic-contradictions.ts'

/** Of a kind whose list is faulty itself anything will do: that is the fault, not each filter that names one of them. @param raw feeds.json, whatever is wrong in it */
export function filterNames(raw: unknown, known: KnownPlaces | null): Omit<KnownNames, 'sliceFilter'> {
  const all: Readonly<Record<NamingKey, readonly Named[] | null>> = {
    topic: topicsOf(raw),
    region: regionsOf(raw, known),
    country: known === null ? null : [...known.countries].map((id) => ({ id, label: countryName(id) })),
    source: sourcesOf(raw),
    // A publisher may be the host of a feed's site, which only the feed itself says.
    publisher: null,
    language: null,
    slice: isList(raw, 'slices') ? named(raw, 'slices', 'title') : null,
  }
  return {
    find: (key, value) => {
      if (key === 'publisher') return publisherId(value) || null
      if (key === 'language') return languageName(value) === null ? null : value.toLowerCase()
      const list = all[key]
      return list === null ? anyName(key, value) : idOfNamed(list, value)
    },
    near: (key, value) => (key === 'language' ? languageMeant(value) : idNear(all[key] ?? [], value)),
    guess,
  }
}

/** Where there is no list to look in: something of the right form. */
function anyName(key: NamingKey, value: string): string {
  if (key === 'country') return value.toUpperCase()
  const id = value.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return id.slice(0, 64).replace(/^-+|-+$/g, '') || 'any'
}

function topicsOf(raw: unknown): readonly Named[] | null {
  const ids = knownTopics(raw)
  if (ids === null) return null
  const labels = new Map([...shippedTopicNames, ...named(raw, 'topics', 'label')].map(({ id, label }) => [id, label]))
  return [...ids].map((id) => ({ id, label: labels.get(id) ?? id }))
}

/** Built-in ones are called as their ids are, with spaces. */
function regionsOf(raw: unknown, known: KnownPlaces | null): readonly Named[] | null {
  if (known === null || !isList(raw, 'regions')) return null
  return [...[...known.regions].map((id) => ({ id, label: id.replaceAll('-', ' ') })), ...named(raw, 'regions', 'label')]
}

/** By id, and by the title the file gives them. */
function sourcesOf(raw: unknown): readonly Named[] | null {
  const feeds = membersOf(raw, 'feeds')
  const nameable = feeds.filter(isNameable)
  if (!isList(raw, 'feeds') || nameable.length < feeds.length) return null
  const ids = fillFeedIds(nameable.map((feed) => ({ ...feed, private: feed.private === true })))
  return nameable.map(({ title }, index) => {
    const id = ids[index] as string
    return { id, label: typeof title === 'string' ? title : id }
  })
}

function isNameable(feed: unknown): feed is Pick<Nameable, 'id' | 'url'> & { readonly private?: unknown; readonly title?: unknown } {
  const [id, url] = [property(feed, 'id'), property(feed, 'url')]
  return typeof url === 'string' && (id === undefined || (typeof id === 'string' && feedIdPattern.test(id)))
}

function isList(raw: unknown, key: string): boolean {
  return ['undefined', 'list'].includes(kindOf(property(raw, key)))
}

function named(raw: unknown, list: string, labelKey: string): readonly Named[] {
  return membersOf(raw, list).flatMap((member) => {
    const [id, label] = [property(member, 'id'), property(member, labelKey)]
    return typeof id === 'string' ? [{ id, label: typeof label === 'string' ? label : id }] : []
  })
}
