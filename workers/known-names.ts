/** What the filter language may name: what feeds.json defines, what the store holds, and what the world has. */
import { type Settings, slicesIn } from '#config/settings.ts'
import { guess } from '#config/spelling.ts'
import { languageName } from '#lib/language-name.ts'
import type { KnownNames, NamingKey } from '#model/filter-query.ts'
import { feedId, feedIdPattern } from '#model/ids.ts'
import { publisherId } from '#model/publisher.ts'
import type { StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'
import { knownPlaces, openRegions } from '#tag/regions.ts'

interface Named {
  readonly id: string
  readonly label: string
}

/** A name is found by its id, in any case, or by what pages call it. */
export function knownNames(settings: Settings, { feeds, articles }: Pick<StoreReader, 'feeds' | 'articles'>): KnownNames {
  const all: Readonly<Record<NamingKey, () => readonly Named[]>> = {
    topic: () => settings.topics,
    region: () => openRegions(settings.regions).all,
    country: () => [...knownPlaces.countries].map((id) => ({ id, label: tagLabel('country', id, settings) })),
    source: () => feeds.sources().map(({ id, title }) => ({ id, label: title })),
    publisher: () => articles.publishers.all().map(({ id, name }) => ({ id, label: name })),
    slice: () => slicesIn(settings).map(({ id, title }) => ({ id, label: title })),
    language: () => articles.languages().map((id) => ({ id, label: languageName(id) ?? id })),
  }

  /** Without a look at all there are. */
  function direct(key: NamingKey, value: string): string | null {
    if (key === 'language') return languageName(value) === null ? null : value
    return key === 'source' && feedIdPattern.test(value) && feeds.source(feedId(value)) !== null ? value : null
  }

  return {
    find: (key, value) => {
      const lower = value.toLowerCase()
      const slug = key === 'publisher' ? publisherId(value) : lower
      const is = ({ id, label }: Named) => id.toLowerCase() === slug || label.toLowerCase() === lower
      return direct(key, lower) ?? all[key]().find(is)?.id ?? null
    },
    near: (key, value) => {
      const known = all[key]()
      const meant = guess(
        value,
        known.flatMap(({ id, label }) => [id, label]),
      )
      return known.find(({ id, label }) => id === meant || label === meant)?.id ?? null
    },
    guess,
    sliceFilter: (id) => slicesIn(settings).find((slice) => slice.id === id)?.filter ?? { kind: 'all' },
  }
}
