/** Which slices there are, and what an address means. A slice that is defined exists before it has articles. */
import type { Settings } from '#config/settings.ts'
import type { Filter, Slice, SliceName, sliceKinds } from '#model/filter.ts'
import { feedId, feedIdPattern } from '#model/ids.ts'
import { regionLabel, tagLabel } from '#tag/labels.ts'
import { isCountry } from '#tag/regions.ts'

/** @param sourceTitle the title of a feed the store knows; null where it knows none of that id */
export function sliceOf(name: SliceName, settings: Settings, sourceTitle: (id: string) => string | null): Slice | null {
  if (name.kind === null) return { path: '/feed', title: settings.output.title, filter: { kind: 'all' } }
  const found = lookUp(name.kind, name.id, settings, sourceTitle)
  return found === null ? null : { path: `/${name.kind}/${found.id}`, title: found.label, filter: found.filter }
}

function lookUp(
  kind: (typeof sliceKinds)[number],
  id: string,
  settings: Settings,
  sourceTitle: (id: string) => string | null,
): { id: string; label: string; filter: Filter } | null {
  switch (kind) {
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
      const title = feedIdPattern.test(id) ? sourceTitle(id) : null
      return title === null ? null : { id, label: title, filter: { kind: 'source', source: feedId(id) } }
    }
  }
}
