/** Every slice there is, for who writes all of them. */
import { type Settings, slicesIn } from '#config/settings.ts'
import { languageName } from '#lib/language-name.ts'
import { type SliceName, sliceKinds } from '#model/filter.ts'
import type { TagKind } from '#model/tag.ts'
import type { StoreReader } from '#store/store.ts'

export interface ExportedSlice {
  readonly name: SliceName
  /** As in its address, without ending. */
  readonly path: string
  readonly title: string
}

type Label = (tag: { readonly kind: TagKind; readonly value: string }) => string

/** The whole stream first. A region or country has one where an article speaks of it, a language where an article is in it, all else where it is defined. */
export function exportedSlices(store: StoreReader, settings: Settings, label: Label): readonly ExportedSlice[] {
  const spokenOf = (kind: TagKind) =>
    store.articles
      .tagCounts()
      .filter((count) => count.kind === kind)
      .map(({ value }) => ({ id: value, title: label({ kind, value }) }))
  const found = {
    slices: slicesIn(settings),
    topics: settings.topics.map((topic) => ({ id: topic.id, title: topic.label })),
    regions: spokenOf('region'),
    countries: spokenOf('country'),
    sources: store.feeds.sources(),
    publishers: store.articles.publishers.all().map(({ id, name }) => ({ id, title: name })),
    languages: store.articles.languages().map((code) => ({ id: code, title: languageName(code) ?? code })),
  }
  const slices = sliceKinds.flatMap((kind) =>
    found[kind].map(({ id, title }): ExportedSlice => ({ name: { kind, id }, path: `/${kind}/${encodeURIComponent(id)}`, title })),
  )
  return [{ name: { kind: null, id: '' }, path: '/feed', title: settings.output.title }, ...slices]
}
