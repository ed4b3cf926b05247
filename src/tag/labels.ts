/** What a tag is called in pages and feeds. */
import { countryName } from '#lib/country-name.ts'
import type { OwnRegion } from '#model/region.ts'
import type { TagKind } from '#model/tag.ts'
import type { TopicName } from '#model/topic.ts'
import { isCountry, openRegions } from './regions.ts'

export interface LabelRules {
  readonly topics: readonly TopicName[]
  readonly regions: readonly OwnRegion[]
}

const builtIn = openRegions([])

/** In English; the value itself where nothing is known of it. */
export function tagLabel(kind: TagKind, value: string, { topics, regions }: LabelRules): string {
  switch (kind) {
    case 'topic':
      return topics.find((topic) => topic.id === value)?.label ?? value
    case 'region':
      return regionLabel(value, regions) ?? value
    case 'country':
      return isCountry(value) ? countryName(value) : value
  }
}

/** Null where there is no such region. */
export function regionLabel(id: string, own: readonly OwnRegion[]): string | null {
  return (builtIn.byId(id) ?? own.find((region) => region.id === id))?.label ?? null
}
