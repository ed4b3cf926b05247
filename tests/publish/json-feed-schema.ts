import { readFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.fromJSONSchema(JSON.parse(readFileSync(new URL('./json-feed-1.1.schema.json', import.meta.url), 'utf8')))

/** What is wrong with a document by the specification of JSON Feed 1.1, and ids that two items share; empty where nothing is. */
export function jsonFeedFaults(document: string): readonly string[] {
  const feed = JSON.parse(document)
  const { error } = schema.safeParse(feed)
  if (error !== undefined) return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const ids = feed.items.map(({ id }: { id: string }) => id)
  return ids.length === new Set(ids).size ? [] : ['items: two have the same id']
}
