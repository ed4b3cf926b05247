/** The address of a feed of ours, as somebody else says it. */
import { Fault } from '#model/fault.ts'
import { sliceKinds } from '#model/filter.ts'
import { outputFormats } from '#publish/publish.ts'
import { readFeedQuery } from './list-query.ts'
import { type FeedRequest, feedItems } from './slices.ts'

/**
 * What a reader would ask for at this address; null where it is none of a feed. Whether there is such a slice, and whether the feed calls itself so,
 * is for who knows the slices to say.
 * @param publicUrl without a slash at the end
 */
export function readTopic(topic: string, publicUrl: string): FeedRequest | null {
  if (!topic.startsWith(`${publicUrl}/`)) return null
  const [, kind, id = '', ending, query = ''] = form.exec(topic.slice(publicUrl.length)) ?? []
  const format = outputFormats.find((known) => known === ending)
  const known = sliceKinds.find((name) => name === kind) ?? null
  if (format === undefined || (kind !== undefined && known === null)) return null
  try {
    const slice = { kind: known, id: decodeURIComponent(id) }
    return { slice, format, archive: null, ...readFeedQuery(Object.fromEntries(new URLSearchParams(query)), feedItems) }
  } catch (error) {
    if (error instanceof Fault || error instanceof URIError) return null
    throw error
  }
}

const form = /^\/(?:feed|([a-z]+)\/([^/?#]+))\.([a-z]+)(?:\?([^#]*))?$/
