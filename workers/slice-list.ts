/** The slices that a page offers beside the articles. */
import type { Settings } from '#config/settings.ts'
import { languageName } from '#lib/language-name.ts'
import { tagFolders } from '#model/filter.ts'
import { publishersOf } from '#model/publisher.ts'
import type { TagKind } from '#model/tag.ts'
import type { StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'

interface Listed {
  /** Without ending: `/topics/nato`. */
  readonly path: string
  readonly title: string
}

/** Slices a reader can choose from: what is defined, and places that articles speak of, the most spoken of first. */
export function sliceList(store: StoreReader, settings: Settings): { readonly title: string; readonly slices: readonly Listed[] }[] {
  const counts = store.articles.tagCounts()
  const spokenOf = (kind: TagKind) =>
    counts
      .filter((count) => count.kind === kind)
      .map(({ value }) => ({ path: `/${tagFolders[kind]}/${value}`, title: tagLabel(kind, value, settings) }))
  const known = store.feeds.sources()
  const sources = known.map(({ id, title }) => ({ path: `/sources/${id}`, title }))
  const languages = store.articles.languages().map((code) => ({ path: `/languages/${code}`, title: languageName(code) ?? code }))
  // Of a publisher of one feed its source says the same.
  const publishers = publishersOf(known)
    .filter(({ feeds }) => feeds.length > 1)
    .map(({ id, name }) => ({ path: `/publishers/${encodeURIComponent(id)}`, title: name }))
  return [
    { title: 'Topics', slices: settings.topics.map((topic) => ({ path: `/topics/${topic.id}`, title: topic.label })) },
    { title: 'Regions', slices: spokenOf('region') },
    { title: 'Countries', slices: spokenOf('country') },
    { title: 'Languages', slices: languages.length > 1 ? languages.sort(byTitle) : [] },
    { title: 'Publishers', slices: publishers.sort(byTitle) },
    { title: 'Sources', slices: sources.sort(byTitle) },
  ]
}

function byTitle(one: Listed, other: Listed): number {
  return one.title.localeCompare(other.title, 'en')
}
