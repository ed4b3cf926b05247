/** All slices a reader can choose from, by kind. */
import { type Settings, slicesIn } from '#config/settings.ts'
import { languageName } from '#lib/language-name.ts'
import { shorten } from '#lib/text.ts'
import { tagFolders } from '#model/filter.ts'
import { filterWords } from '#model/filter-words.ts'
import type { ListedGroup, ListedSlice } from '#model/listed-slice.ts'
import type { TagKind } from '#model/tag.ts'
import type { StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'
import { filterLabels } from './sought-slice.ts'

const longestAbout = 200

/** What is defined, and languages, publishers and places that articles have: of places the most spoken of first. */
export function listSlices(store: StoreReader, settings: Settings): ListedGroup[] {
  const counts = store.articles.tagCounts()
  const tagged = (kind: TagKind, value: string, articles: number) => {
    return { path: `/${tagFolders[kind]}/${value}`, title: tagLabel(kind, value, settings), articles, about: null }
  }
  const spokenOf = (kind: TagKind) =>
    counts.filter((count) => count.kind === kind).map(({ value, articles }) => tagged(kind, value, articles))
  const onTopic = new Map(counts.filter(({ kind }) => kind === 'topic').map(({ value, articles }) => [value, articles]))
  const labels = filterLabels(settings, store)
  const named = slicesIn(settings).map(({ id, title, description, filter }) => {
    return { path: `/slices/${id}`, title, articles: null, about: description ?? shorten(filterWords(filter, labels), longestAbout) }
  })
  const shown = new Map(store.feeds.entryCounts().map(({ feed, entries }) => [feed, entries]))
  const sources = store.feeds
    .sources()
    .map(({ id, title }) => ({ path: `/sources/${id}`, title, articles: shown.get(id) ?? 0, about: null }))
  const languages = store.articles.languages().map((code) => uncounted(`/languages/${code}`, languageName(code) ?? code))
  // Of a publisher of one feed its source says the same.
  const publishers = store.articles.publishers
    .all()
    .filter(({ feeds }) => feeds.length > 1)
    .map(({ id, name }) => uncounted(`/publishers/${encodeURIComponent(id)}`, name))
  return [
    { title: 'Slices', slices: named },
    { title: 'Topics', slices: settings.topics.map(({ id }) => tagged('topic', id, onTopic.get(id) ?? 0)) },
    { title: 'Regions', slices: spokenOf('region') },
    { title: 'Countries', slices: spokenOf('country') },
    { title: 'Languages', slices: languages.length > 1 ? languages.sort(byTitle) : [] },
    { title: 'Publishers', slices: publishers.sort(byTitle) },
    { title: 'Sources', slices: sources.sort(byTitle) },
  ]
}

function uncounted(path: string, title: string): ListedSlice {
  return { path, title, articles: null, about: null }
}

function byTitle(one: ListedSlice, other: ListedSlice): number {
  return one.title.localeCompare(other.title, 'en')
}
