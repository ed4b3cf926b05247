/** What a tag is called in pages and feeds. */
import type { TagKind } from '#model/tag.ts'
import type { TopicRule } from '#model/topic.ts'
import { isCountry, regionById } from './regions.ts'

const countryNames = new Intl.DisplayNames('en', { type: 'region' })

/** In English; the value itself where nothing is known of it. */
export function tagLabel(kind: TagKind, value: string, topics: readonly TopicRule[]): string {
  switch (kind) {
    case 'topic':
      return topics.find((topic) => topic.id === value)?.label ?? value
    case 'region':
      return regionById(value)?.label ?? value
    case 'country':
      return isCountry(value) ? (countryNames.of(value) ?? value) : value
  }
}
