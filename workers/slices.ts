/** Which slices there are, and what an address means. A slice that is defined exists before it has articles. */
import { type Settings, slicesIn } from '#config/settings.ts'
import { languageName } from '#lib/language-name.ts'
import type { Filter, Slice, SliceName, sliceKinds } from '#model/filter.ts'
import { type FeedId, feedId, feedIdPattern } from '#model/ids.ts'
import { regionLabel, tagLabel } from '#tag/labels.ts'
import { isCountry } from '#tag/regions.ts'

/** What the store knows; null where it knows none of that id. */
export interface StoredNames {
  sourceTitle(id: FeedId): string | null
  publisherName(id: string): string | null
}

export function sliceOf(name: SliceName, settings: Settings, stored: StoredNames): Slice | null {
  if (name.kind === null) return { path: '/feed', title: settings.output.title, description: null, filter: { kind: 'all' } }
  const found = lookUp(name.kind, name.id, settings, stored)
  if (found === null) return null
  const { id, label, description = null, filter } = found
  return { path: `/${name.kind}/${encodeURIComponent(id)}`, title: label, description, filter }
}

function lookUp(
  kind: (typeof sliceKinds)[number],
  id: string,
  settings: Settings,
  stored: StoredNames,
): { id: string; label: string; description?: string | null; filter: Filter } | null {
  switch (kind) {
    case 'slices': {
      const slice = slicesIn(settings).find((known) => known.id === id)
      return slice === undefined ? null : { ...slice, label: slice.title }
    }
    case 'topics': {
      const topic = settings.topics.find((known) => known.id === id)
      return topic === undefined ? null : { id, label: topic.label, filter: { kind: 'tag', tag: 'topic', value: id } }
    }
    case 'regions': {
      const label = regionLabel(id, settings.regions)
      return label === null ? null : { id, label, filter: { kind: 'tag', tag: 'region', value: id } }
    }
    case 'countries': {
      const code = id.toUpperCase()
      if (!isCountry(code)) return null
      return { id: code, label: tagLabel('country', code, settings), filter: { kind: 'tag', tag: 'country', value: code } }
    }
    case 'sources': {
      const title = feedIdPattern.test(id) ? stored.sourceTitle(feedId(id)) : null
      return title === null ? null : { id, label: title, filter: { kind: 'source', source: feedId(id) } }
    }
    case 'publishers': {
      const name = stored.publisherName(id)
      return name === null ? null : { id, label: name, filter: { kind: 'publisher', publisher: id } }
    }
    case 'languages': {
      const code = id.toLowerCase()
      const name = languageName(code)
      return name === null ? null : { id: code, label: name, filter: { kind: 'language', language: code } }
    }
  }
}
