/** What stands around articles: their sources, their tags, and where they are from. Read once for all of a page. */
import type Database from 'better-sqlite3'
import type { EntrySource } from '#model/entry.ts'
import type { Source } from '#model/feed.ts'
import type { Tag } from '#model/tag.ts'
import { type SourceRow, sourceQuery, toSource } from './feed-rows.ts'
import { privateAddresses } from './private-addresses.ts'

export interface Surroundings {
  readonly sourcesOf: (article: string) => Source[]
  readonly fromOf: (article: string) => EntrySource | null
  readonly tagsOf: (article: string) => Tag[]
}

/** @returns those of the articles with these ids, a JSON list; `withPassing`: with the tags of what is named in passing */
export function surroundings(db: Database.Database): (ids: string, withPassing: boolean) => Surroundings {
  const sightings = db.prepare<{ ids: string }, SightingRow>(`
    SELECT e.article_id, e.feed_id, e.source_title, e.source_url, e.source_uri,
      EXISTS (SELECT 1 FROM withdrawn_sources x WHERE x.feed_id = e.feed_id) AS withdrawn
    FROM json_each(:ids) i JOIN articles a ON a.article_id = i.value JOIN entries e ON e.article_id = a.article_id
    ORDER BY e.entry_id <> a.leading_entry, e.entry_id`)
  const sources = db.prepare<{ ids: string }, SourceRow>(`${sourceQuery} WHERE f.feed_id IN (SELECT value FROM json_each(:ids))`)
  const tags = db.prepare<{ ids: string }, TagsRow>(`
    SELECT a.article_id, t.tags FROM json_each(:ids) i JOIN articles a ON a.article_id = i.value JOIN article_tags t USING (article_number)`)
  const lookUpPrivate = privateAddresses(db)

  return (ids, withPassing) => {
    const shownBy = new Map<string, string[]>()
    const from = new Map<string, EntrySource | null>()
    for (const row of sightings.all({ ids })) {
      const feeds = shownBy.get(row.article_id)
      if (feeds === undefined) from.set(row.article_id, toEntrySource(row))
      // The leading entry stands first: where its source is withdrawn, nothing of the article may be shown until another leads.
      if (feeds === undefined) shownBy.set(row.article_id, row.withdrawn === 1 ? [] : [row.feed_id])
      else if (feeds.length > 0 && row.withdrawn === 0 && !feeds.includes(row.feed_id)) feeds.push(row.feed_id)
    }
    const isPrivate = [...from.values()].some((source) => source?.url ?? source?.id) ? lookUpPrivate() : () => false
    const known = new Map(
      sources.all({ ids: JSON.stringify([...new Set([...shownBy.values()].flat())]) }).map((row) => [row.feed_id, toSource(row)]),
    )
    const tagged = new Map(tags.all({ ids }).map((row) => [row.article_id, toTags(row, withPassing)]))
    return {
      sourcesOf: (article) => (shownBy.get(article) ?? []).map((id) => known.get(id)).filter((source) => source !== undefined),
      fromOf: (article) => {
        const source = from.get(article) ?? null
        return [source?.url, source?.id].some((named) => named && isPrivate(named)) ? null : source
      },
      tagsOf: (article) => tagged.get(article) ?? [],
    }
  }
}

interface SightingRow {
  article_id: string
  feed_id: string
  source_title: string | null
  source_url: string | null
  source_uri: string | null
  withdrawn: number
}

interface TagsRow {
  article_id: string
  tags: string
}

function toEntrySource({ source_title: title, source_url: url, source_uri: id }: SightingRow): EntrySource | null {
  return title === null && url === null ? null : { title, url, id }
}

/** The ones it shows first, and of these the surest. */
function toTags({ tags }: TagsRow, withPassing: boolean): Tag[] {
  const found: Tag[] = JSON.parse(tags)
  return found
    .filter(({ passing }) => withPassing || !passing)
    .sort((one, other) => byWeight(one, other) || (keyOf(one) < keyOf(other) ? -1 : 1))
}

function byWeight(one: Tag, other: Tag): number {
  return Number(one.passing) - Number(other.passing) || other.score - one.score
}

function keyOf({ kind, value }: Tag): string {
  return `${kind} ${value}`
}
