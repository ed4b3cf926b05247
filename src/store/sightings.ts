/** Articles, the entries that showed them, and their tags: one aggregate, written in one transaction of the caller's. */
import type Database from 'better-sqlite3'
import type { KnownEntry, TaggedEntry } from '#model/entry.ts'
import { type ArticleId, type CanonicalUrl, type FeedId, feedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import { changeWriter } from './changes.ts'

/** Where an entry comes from and under what it was read. */
export interface Sighting {
  readonly feed: FeedId
  readonly own: boolean
  readonly now: Instant
  readonly rulesVersion: string
  readonly cleanVersion: number
}

export interface NewArticle {
  readonly id: ArticleId
  /** The publisher's own id, if it may stand; else, or where another article bears it, `urn`. */
  readonly publishersId: string | null
  readonly urn: string
  readonly sortAt: Instant
  readonly sortBecause: string
}

export interface ArticleWriter {
  candidatesFor(feed: FeedId, entry: TaggedEntry): { sameFeed: KnownEntry[]; sameAddress: KnownEntry[] }
  /** Stores an article not seen before, with its first entry and its tags. */
  add(article: NewArticle, entry: TaggedEntry, sighting: Sighting, because: string): void
  /** Adds an entry to an article that another feed brought. `takesOver`: its text is shown from now on. */
  join(article: ArticleId, entry: TaggedEntry, sighting: Sighting, takesOver: boolean, because: string): void
  /** Keeps the new form of a known entry; readers see it where the entry leads. */
  revise(known: KnownEntry, entry: TaggedEntry, sighting: Sighting, because: string): void
}

export function articleWriter(db: Database.Database): ArticleWriter {
  const changes = changeWriter(db)
  const sameFeed = db.prepare<{ feed: string; identity: string; guid: string | null }, EntryRow>(`
    ${entryQuery} WHERE e.feed_id = :feed AND e.identity = :identity
    UNION ${entryQuery} WHERE e.feed_id = :feed AND e.guid = :guid`)
  const sameAddress = db.prepare<{ address: string }, EntryRow>(
    `${entryQuery} WHERE e.canonical_url = :address ORDER BY e.entry_id LIMIT 100`,
  )
  const bearer = db.prepare<{ id: string }, { one: number }>('SELECT 1 AS one FROM articles WHERE public_id = :id')
  const insertArticle = db.prepare(`
    INSERT INTO articles (article_id, public_id, canonical_url, leading_entry, title, url, author, summary, content, text, language, image,
      categories, enclosures, stated_at, updated_at, sort_at, sort_because, first_seen_at, changed_seq, rules_version, clean_version)
    VALUES (:article, :publicId, :canonicalUrl, 0, :title, :url, :author, :summary, :content, :text, :language, :image,
      :categories, :enclosures, :statedAt, :updatedAt, :sortAt, :sortBecause, :now, 0, :rulesVersion, :cleanVersion)`)
  const insertEntry = db.prepare(`
    INSERT INTO entries (feed_id, identity, guid, url, canonical_url, address_shared, content_hash, own, text_length, source_title, source_url,
      article_id, sort_at, first_seen_at, changed_at)
    SELECT :feed, :identity, :guid, :url, :canonicalUrl, :addressShared, :contentHash, :own, :textLength, :sourceTitle, :sourceUrl,
      article_id, sort_at, :now, :now FROM articles WHERE article_id = :article`)
  const updateEntry = db.prepare(`
    UPDATE entries SET guid = :guid, url = :url, canonical_url = :canonicalUrl, address_shared = :addressShared, content_hash = :contentHash,
      own = :own, text_length = :textLength, source_title = :sourceTitle, source_url = :sourceUrl, changed_at = :now
    WHERE entry_id = :entryId`)
  const lead = db.prepare('UPDATE articles SET leading_entry = :entryId, led_over = :ledOver WHERE article_id = :article')
  const show = db.prepare(`
    UPDATE articles SET canonical_url = :canonicalUrl, title = :title, url = :url, author = :author, summary = :summary, content = :content,
      text = :text, language = :language, image = :image, categories = :categories, enclosures = :enclosures, stated_at = :statedAt,
      updated_at = max(updated_at, :updatedAt), rules_version = :rulesVersion, clean_version = :cleanVersion
    WHERE article_id = :article`)
  const numbered = db.prepare('UPDATE articles SET changed_seq = :seq WHERE article_id = :article')
  const dropTags = db.prepare(`DELETE FROM tags WHERE article_id = :article AND instr(evidence, '"where":"feed"') = 0`)
  const addTag = db.prepare(`
    INSERT INTO tags (article_id, kind, value, score, evidence, sort_at)
    SELECT article_id, :kind, :value, :score, :evidence, sort_at FROM articles WHERE article_id = :article
    ON CONFLICT (article_id, kind, value) DO UPDATE SET score = excluded.score, evidence = excluded.evidence`)
  const keepTag = db.prepare(`
    INSERT INTO tags (article_id, kind, value, score, evidence, sort_at)
    SELECT article_id, :kind, :value, :score, :evidence, sort_at FROM articles WHERE article_id = :article
    ON CONFLICT (article_id, kind, value) DO NOTHING`)

  function saveTags(article: ArticleId, tags: readonly Tag[], statement: Database.Statement): number {
    let written = 0
    for (const tag of tags) written += statement.run({ article, ...tag, evidence: JSON.stringify(tag.evidence) }).changes
    return written
  }

  function saveEntry(article: ArticleId, entry: TaggedEntry, sighting: Sighting): number {
    const { lastInsertRowid } = insertEntry.run({
      article,
      identity: entry.identity,
      feed: sighting.feed,
      ...entryColumns(entry, sighting),
    })
    return Number(lastInsertRowid)
  }

  function changed(article: ArticleId, kind: 'new' | 'changed' | 'tags', because: string, now: Instant): void {
    numbered.run({ article, seq: changes.append({ article, kind, cause: 'feed', because }, now) })
  }

  /** The entry's text becomes the article's. Tags an operator gave to a whole feed stay: the article is still in that feed. */
  function showEntry(article: ArticleId, entry: TaggedEntry, sighting: Sighting): void {
    show.run({ article, ...shownColumns(entry, sighting, sighting.now) })
    dropTags.run({ article })
    saveTags(article, entry.tags, addTag)
  }

  return {
    candidatesFor: (feed, entry) => ({
      sameFeed: sameFeed.all({ feed, identity: entry.identity, guid: entry.guid }).map(toKnownEntry),
      sameAddress: entry.canonicalUrl === null ? [] : sameAddress.all({ address: entry.canonicalUrl }).map(toKnownEntry),
    }),
    add: (article, entry, sighting, because) => {
      const { id, urn, publishersId, sortAt, sortBecause } = article
      const publicId = publishersId !== null && bearer.get({ id: publishersId }) === undefined ? publishersId : urn
      const stated = entry.updatedAt ?? entry.publishedAt ?? sighting.now
      insertArticle.run({ article: id, publicId, sortAt, sortBecause, now: sighting.now, ...shownColumns(entry, sighting, stated) })
      lead.run({ article: id, entryId: saveEntry(id, entry, sighting), ledOver: 0 })
      saveTags(id, entry.tags, addTag)
      changed(id, 'new', because, sighting.now)
    },
    join: (article, entry, sighting, takesOver, because) => {
      const entryId = saveEntry(article, entry, sighting)
      if (takesOver) {
        lead.run({ article, entryId, ledOver: 1 })
        showEntry(article, entry, sighting)
        changed(article, 'changed', because, sighting.now)
        return
      }
      const given = entry.tags.filter((tag) => tag.evidence.some((evidence) => evidence.where === 'feed'))
      if (saveTags(article, given, keepTag) > 0) changed(article, 'tags', because, sighting.now)
    },
    revise: (known, entry, sighting, because) => {
      updateEntry.run({ entryId: known.entryId, ...entryColumns(entry, sighting) })
      if (!known.leads) return
      showEntry(known.article, entry, sighting)
      changed(known.article, 'changed', because, sighting.now)
    },
  }
}

const entryQuery = `
  SELECT e.entry_id, e.feed_id, e.identity, e.guid, e.canonical_url, e.address_shared, e.content_hash, e.article_id, e.own, e.text_length,
    a.leading_entry = e.entry_id AS leads, a.led_over
  FROM entries e JOIN articles a ON a.article_id = e.article_id`

interface EntryRow {
  entry_id: number
  feed_id: string
  identity: string
  guid: string | null
  canonical_url: string | null
  address_shared: number
  content_hash: string
  article_id: string
  own: number
  text_length: number
  leads: number
  led_over: number
}

function toKnownEntry(row: EntryRow): KnownEntry {
  return {
    entryId: row.entry_id,
    feed: feedId(row.feed_id),
    identity: row.identity,
    guid: row.guid,
    canonicalUrl: row.canonical_url as CanonicalUrl | null,
    addressShared: row.address_shared === 1,
    contentHash: row.content_hash,
    article: row.article_id as ArticleId,
    own: row.own === 1,
    textLength: row.text_length,
    leads: row.leads === 1,
    ledOver: row.led_over === 1,
  }
}

function entryColumns(entry: TaggedEntry, sighting: Sighting): Record<string, string | number | null> {
  return {
    guid: entry.guid,
    url: entry.url,
    canonicalUrl: entry.canonicalUrl,
    addressShared: Number(entry.addressShared),
    contentHash: entry.contentHash,
    own: Number(sighting.own),
    textLength: entry.text.length,
    sourceTitle: entry.source?.title ?? null,
    sourceUrl: entry.source?.url ?? null,
    now: sighting.now,
  }
}

function shownColumns(entry: TaggedEntry, sighting: Sighting, updatedAt: Instant): Record<string, string | number | null> {
  return {
    canonicalUrl: entry.canonicalUrl,
    title: entry.title,
    url: entry.url,
    author: entry.author,
    summary: entry.summary,
    content: entry.content,
    text: entry.text,
    language: entry.language,
    image: entry.image === null ? null : JSON.stringify(entry.image),
    categories: JSON.stringify(entry.categories),
    enclosures: JSON.stringify(entry.enclosures),
    statedAt: entry.publishedAt ?? entry.updatedAt,
    updatedAt: Math.min(updatedAt, sighting.now),
    rulesVersion: sighting.rulesVersion,
    cleanVersion: sighting.cleanVersion,
  }
}
