/** `tributary check`: says of feeds.json what a start would say, without starting. */
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { knownPlaces } from '#tag/regions.ts'

export interface CheckReport {
  readonly ok: boolean
  /** For a terminal, without a line break at the end. */
  readonly text: string
}

export function check(feedsFile: string): CheckReport {
  const file = readFeedsFile(feedsFile, knownPlaces)
  if (!file.ok) return { ok: false, text: describeFaults(feedsFile, file.faults) }
  const { feeds, topics } = file.settings
  const publishers = new Set(feeds.map((feed) => feed.publisher ?? new URL(feed.url).hostname))
  const resting = feeds.filter((feed) => !feed.enabled).length
  const parts = [`${count(feeds.length, 'feed')} of ${count(publishers.size, 'publisher')}`, count(topics.length, 'topic')]
  if (resting > 0) parts.push(`${count(resting, 'feed')} resting`)
  return { ok: true, text: `${feedsFile} is valid: ${parts.join(', ')}` }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
