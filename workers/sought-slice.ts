/** A slice, or what a query in the filter language leaves of it. */
import { rulesIn, type Settings, slicesIn } from '#config/settings.ts'
import { languageName } from '#lib/language-name.ts'
import { shorten } from '#lib/text.ts'
import { allOf, atTime, movesWithTime, type Slice, type SliceName } from '#model/filter.ts'
import { readFilter } from '#model/filter-query.ts'
import { formatFilter } from '#model/filter-text.ts'
import { type FilterLabels, filterWords } from '#model/filter-words.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { shownBy } from '#model/output-rules.ts'
import type { StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'
import { knownNames } from './known-names.ts'
import { type StoredNames, sliceOf } from './slices.ts'

export interface SoughtSlice extends Slice {
  /** As everyone would write it who asks the same; empty where nothing is asked. */
  readonly query: string
  /** In words; empty where nothing is asked. */
  readonly words: string
  /** What is in it changes by time alone. */
  readonly moves: boolean
}

const longestWords = 200

/** Null where no such slice is defined. @param q empty where nothing is asked @throws Fault `serve/bad-query` */
export function soughtSlice(name: SliceName, q: string, settings: Settings, store: StoreReader, now: Instant): SoughtSlice | null {
  const slice = sliceOf(name, settings, storedNames(store))
  if (slice === null) return null
  const asked = readFilter(q, knownNames(settings, store))
  const whole = allOf([slice.filter, asked, shownBy(rulesIn(settings))])
  return {
    ...slice,
    filter: atTime(whole, now),
    query: formatFilter(asked),
    words: asked.kind === 'all' ? '' : shorten(filterWords(asked, filterLabels(settings, store)), longestWords),
    moves: movesWithTime(whole),
  }
}

export function filterLabels(settings: Settings, store: StoreReader): FilterLabels {
  const { sourceTitle, publisherName } = storedNames(store)
  return {
    tag: ({ kind, value }) => tagLabel(kind, value, settings),
    source: (id) => sourceTitle(feedId(id)) ?? id,
    publisher: (id) => publisherName(id) ?? id,
    language: (code) => languageName(code) ?? code,
    slice: (id) => slicesIn(settings).find((slice) => slice.id === id)?.title ?? id,
  }
}

function storedNames(store: StoreReader): StoredNames {
  let publishers: ReadonlyMap<string, string> | null = null
  return {
    sourceTitle: (id: FeedId) => store.feeds.source(id)?.title ?? null,
    publisherName: (id: string) => {
      publishers ??= new Map(store.articles.publishers.all().map((publisher) => [publisher.id, publisher.name]))
      return publishers.get(id) ?? null
    },
  }
}
