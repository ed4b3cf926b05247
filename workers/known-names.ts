/** What the filter language may name: what feeds.json defines, what the store holds, and what the world has. */
import { idNear, idOfNamed, type Named } from '#config/named.ts'
import { type Settings, slicesIn } from '#config/settings.ts'
import { guess } from '#config/spelling.ts'
import { languageName } from '#lib/language-name.ts'
import type { KnownNames, NamingKey } from '#model/filter-query.ts'
import { feedId, feedIdPattern } from '#model/ids.ts'
import { publisherId } from '#model/publisher.ts'
import type { StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'
import { knownPlaces, openRegions } from '#tag/regions.ts'

/** A name is found by its id, in any case, or by what pages call it. For one question: what it looked up it does not look up again. */
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

  // A question may name many, of ten thousand feeds.
  const lists = new Map<NamingKey, readonly Named[]>()
  function listOf(key: NamingKey): readonly Named[] {
    const list = lists.get(key) ?? all[key]()
    lists.set(key, list)
    return list
  }

  return {
    find: (key, value) =>
      direct(key, value.toLowerCase()) ??
      idOfNamed(listOf(key), value) ??
      (key === 'publisher' ? idOfNamed(listOf(key), publisherId(value)) : null),
    near: (key, value) => idNear(listOf(key), value),
    guess,
    sliceFilter: (id) => slicesIn(settings).find((slice) => slice.id === id)?.filter ?? { kind: 'all' },
  }
}
