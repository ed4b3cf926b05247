/** Articles, the entries that showed them, and their tags: one aggregate, written in one transaction of the caller's. */
import type Database from 'better-sqlite3'
import { uuidOf } from '#lib/hash.ts'
import { type KnownEntry, statedDate, type TaggedEntry } from '#model/entry.ts'
import type { PageText } from '#model/fulltext.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { readTags, type Tag } from '#model/tag.ts'
import { type ArticleTags, isGiven, withGiven, withMissing } from './article-tags.ts'
import { type Bound, byPosition } from './by-position.ts'
import { changeWriter } from './changes.ts'
import { pageTexts } from './fulltexts.ts'
import { hiddenArticles } from './hidden-articles.ts'
import { type EntryRow, entryQuery, toKnownEntry } from './known-entry.ts'
import type { SearchWriter } from './search.ts'
import { entryColumns, type Sighting, shownColumns } from './sighting-columns.ts'
import type { Tallies } from './tallies.ts'

export interface NewArticle {
  readonly id: ArticleId
  /** The publisher's own id, if it may stand; else, or where another article bears it, `urn` gives one. */
  readonly publishersId: string | null
  readonly urn: () => string
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
  /** The feed shows a known entry under another guid. Its identity stays: the article's id is made of it. */
  rename(known: KnownEntry, guid: string | null): void
  /** True where an entry of the feed bears this identity. */
  holds(feed: FeedId, identity: string): boolean
  /** The article shows its page's text from now on, unless it does already. */
  gain(article: ArticleId, page: PageText, reading: PageSighting, because: string): void
}

/** Under what a page was read. */
export interface PageSighting extends Omit<Sighting, 'feed' | 'own'> {
  readonly tags: readonly Tag[]
}

export function articleWriter(db: Database.Database, tallies: Tallies, tags: ArticleTags, search: SearchWriter): ArticleWriter {
  const changes = changeWriter(db, tallies)
  const pages = pageTexts(db)
  const hidden = hiddenArticles(db)
  // An index alone answers whether there is any; the join takes ten times as long even where it finds nothing, as it nearly always does.
  const isKnown = byPosition<Sought, { known: number }>(
    db,
    `
    SELECT EXISTS (SELECT 1 FROM entries WHERE feed_id = :feed AND identity = :identity)
      OR EXISTS (SELECT 1 FROM entries WHERE feed_id = :feed AND title = :title)
      OR EXISTS (SELECT 1 FROM entries WHERE canonical_url = :address)
      OR EXISTS (SELECT 1 FROM entries WHERE feed_id = :feed AND identity = :guidIdentity)
      OR EXISTS (SELECT 1 FROM entries WHERE feed_id = :feed AND guid = :guid AND ${guidBesideIdentity}) AS known`,
  )
  // Each way leads to few: a feed may have shown thousands of items under one address, title or guid. The plus keeps SQLite from walking all of the feed.
  const sameFeed = db.prepare<Sought, EntryRow>(`
    ${entryQuery} WHERE +e.feed_id = :feed AND e.entry_id IN (
      SELECT entry_id FROM entries WHERE feed_id = :feed AND identity IN (:identity, :guidIdentity)
      UNION ALL SELECT * FROM (
        SELECT entry_id FROM entries WHERE feed_id = :feed AND guid = :guid AND ${guidBesideIdentity} ORDER BY entry_id DESC LIMIT 20)
      UNION ALL SELECT * FROM (SELECT entry_id FROM entries WHERE canonical_url = :address ORDER BY entry_id DESC LIMIT 20)
      UNION ALL SELECT * FROM (SELECT entry_id FROM entries WHERE feed_id = :feed AND title = :title AND stated_at IS :statedAt LIMIT 50)
      UNION ALL SELECT * FROM (
        SELECT entry_id FROM entries WHERE feed_id = :feed AND title = :title ORDER BY stated_at DESC LIMIT 10))`)
  const sameAddress = db.prepare<Sought, EntryRow>(`${entryQuery} WHERE e.canonical_url = :address ORDER BY e.entry_id LIMIT 100`)
  const bearer = db.prepare<[string], { one: number }>('SELECT 1 AS one FROM articles WHERE public_id = ?')
  const insertArticle = byPosition<Record<string, Bound>>(
    db,
    `
    INSERT INTO articles (article_id, public_id, canonical_url, leading_entry, title, url, author, summary, content, text, language, image,
      categories, enclosures, details, stated_at, updated_at, sort_at, sort_because, first_seen_at, changed_seq, rules_version, clean_version,
      withdrawn_at)
    VALUES (:article, :publicId, :canonicalUrl, :entryId, :title, :url, :author, :summary, CAST(:content AS TEXT), CAST(:text AS TEXT), :language, :image,
      :categories, :enclosures, :details, :statedAt, :updatedAt, :sortAt, :sortBecause, :now, :seq, :rulesVersion, :cleanVersion,
      :withdrawnAt)`,
  )
  const insertEntry = byPosition<Record<string, Bound>>(
    db,
    `
    INSERT INTO entries (entry_id, feed_id, identity, guid, url, canonical_url, address_shared, content_hash, own, text_length, source_title,
      source_url, source_uri, title, stated_at, article_id, sort_at, first_seen_at, changed_at)
    VALUES (:entryId, :feed, :identity, :guid, :url, :canonicalUrl, :addressShared, :contentHash, :own, :textLength, :sourceTitle,
      :sourceUrl, :sourceUri, :title, :statedAt, :article, :sortAt, :now, :now)`,
  )
  const updateEntry = db.prepare(`
    UPDATE entries SET guid = :guid, url = :url, canonical_url = :canonicalUrl, address_shared = :addressShared, content_hash = :contentHash,
      own = :own, text_length = :textLength, source_title = :sourceTitle, source_url = :sourceUrl, source_uri = :sourceUri,
      title = :title, stated_at = :statedAt, changed_at = :now
    WHERE entry_id = :entryId`)
  const rename = db.prepare('UPDATE entries SET guid = :guid WHERE entry_id = :entryId')
  const holds = db.prepare<{ feed: string; identity: string }, { one: number }>(
    'SELECT 1 AS one FROM entries WHERE feed_id = :feed AND identity = :identity',
  )
  const sortOf = db.prepare<{ article: string }, { sort_at: Instant }>('SELECT sort_at FROM entries WHERE article_id = :article LIMIT 1')
  const entryShown = `canonical_url = :canonicalUrl, title = :title, url = :url, author = :author, language = :language,
      categories = :categories, enclosures = :enclosures, details = :details, stated_at = :statedAt, updated_at = max(updated_at, :updatedAt),
      changed_seq = coalesce(:seq, changed_seq),
      led_over = CASE WHEN leading_entry = :entryId THEN led_over ELSE 1 END, leading_entry = :entryId`
  const show = db.prepare(`
    UPDATE articles SET ${entryShown}, summary = :summary, content = CAST(:content AS TEXT), text = CAST(:text AS TEXT), image = :image,
      rules_version = :rulesVersion, clean_version = :cleanVersion
    WHERE article_id = :article`)
  const showAround = db.prepare(`
    UPDATE articles SET ${entryShown}, summary = CASE WHEN :summary = '' THEN summary ELSE :summary END, image = coalesce(:image, image)
    WHERE article_id = :article`)
  const showPage = db.prepare(`
    UPDATE articles SET content = :content, text = :text, summary = CASE WHEN summary = '' THEN :summary ELSE summary END,
      image = coalesce(image, :image), updated_at = max(updated_at, :now), changed_seq = :seq,
      rules_version = :rulesVersion, clean_version = :cleanVersion
    WHERE article_id = :article`)
  const shows = db.prepare<{ article: string; content: string }, { one: number }>(
    'SELECT 1 AS one FROM articles WHERE article_id = :article AND content = :content',
  )
  const numbered = db.prepare('UPDATE articles SET changed_seq = :seq WHERE article_id = :article')

  function isBorne(id: string): boolean {
    return bearer.get(id) !== undefined
  }

  /** Whoever knows how our UUIDs are made can give one to an item of his own before the article comes. */
  function freeUrn(urn: string): string {
    let free = urn
    for (let taken = 1; isBorne(free); taken += 1) free = `urn:uuid:${uuidOf(`${urn} ${taken}`)}`
    return free
  }

  function saveEntry(entryId: number, article: ArticleId, sortAt: Instant, entry: TaggedEntry, sighting: Sighting): void {
    insertEntry.run({ entryId, article, sortAt, identity: entry.identity, feed: sighting.feed, ...entryColumns(entry, sighting) })
    tallies.countEntry(sighting.feed)
  }

  /** The entry's text becomes the article's; but that of its page stays, and what was found in it, unless the entry says more. */
  function showEntry(article: ArticleId, entryId: number, entry: TaggedEntry, sighting: Sighting, because: string): void {
    const { now } = sighting
    // Of what is withdrawn the new form is kept, and nobody hears of it.
    const isShown = !hidden.has(article)
    const seq = isShown ? changes.next(now) : null
    const shown = { article, entryId, seq, ...shownColumns(entry, sighting, now) }
    if (pages.lengthOf(article) > entry.text.length) {
      showAround.run(shown)
      tags.replace(article, withMissing(readTags(entry.tags), tags.of(article)), isShown)
    } else {
      show.run(shown)
      pages.forget(article)
      tags.replace(article, withGiven(readTags(entry.tags), tags.of(article)), isShown)
    }
    search.renew(article)
    if (seq !== null) changes.append(seq, { article, kind: 'changed', cause: 'feed', because }, now)
  }

  /** From an entry: an article's row is long, and read to its end for a column behind the text. */
  function sortAtOf(article: ArticleId): Instant {
    const sort = sortOf.get({ article })
    if (sort === undefined) throw new Error(`an article without an entry: ${article}`)
    return sort.sort_at
  }

  return {
    candidatesFor: (feed, entry) => {
      const { identity, guid, title } = entry
      // An address that the document gives to several items leads to none of them.
      const address = entry.addressShared ? null : entry.canonicalUrl
      const guidIdentity = guid === null || identity === `guid:${guid}` ? null : `guid:${guid}`
      const sought = { feed, identity, guid, guidIdentity, address, title, statedAt: statedDate(entry) }
      if (isKnown.get(sought)?.known !== 1) return { sameFeed: [], sameAddress: [] }
      const newestFirst = sameFeed.all(sought).sort((one, other) => other.entry_id - one.entry_id)
      return { sameFeed: newestFirst.map(toKnownEntry), sameAddress: address === null ? [] : sameAddress.all(sought).map(toKnownEntry) }
    },
    holds: (feed, identity) => holds.get({ feed, identity }) !== undefined,
    add: (article, entry, sighting, because) => {
      const { id, urn, publishersId, sortAt, sortBecause } = article
      const { now } = sighting
      const publicId = publishersId !== null && !isBorne(publishersId) ? publishersId : freeUrn(urn())
      const stated = entry.updatedAt ?? entry.publishedAt ?? now
      // Number and entry are known before the row is written, so that it is written once.
      const withdrawal = hidden.withdrawalOf(sighting.feed)
      const seq = withdrawal === null ? changes.next(now) : 0
      const withdrawnAt = withdrawal === null ? null : now
      const entryId = tallies.nextEntry()
      const shown = shownColumns(entry, sighting, stated)
      const row = { article: id, publicId, entryId, seq, sortAt, sortBecause, now, withdrawnAt, ...shown }
      const number = Number(insertArticle.run(row).lastInsertRowid)
      search.add(number, entry)
      saveEntry(entryId, id, sortAt, entry, sighting)
      tags.add({ number, id, sortAt }, entry.tags, withdrawal === null)
      if (withdrawal !== null) return hidden.addUnseen(id, sighting.feed, withdrawal, now)
      changes.append(seq, { article: id, kind: 'new', cause: 'feed', because }, now)
    },
    join: (article, entry, sighting, takesOver, because) => {
      const entryId = tallies.nextEntry()
      const sortAt = sortAtOf(article)
      saveEntry(entryId, article, sortAt, entry, sighting)
      // A source that is withdrawn changes nothing of what others show.
      if (hidden.withdrawalOf(sighting.feed) !== null) return
      // It went with its source, and now one that is shown has it.
      const comesBack = hidden.leaves(article)
      if (comesBack) {
        pages.forget(article)
        tags.count(article, 1)
      }
      if (takesOver || comesBack) return showEntry(article, entryId, entry, sighting, because)
      const isShown = !hidden.has(article)
      const moves = tags.replace(article, withMissing(readTags(entry.tags).filter(isGiven), tags.of(article)), isShown)
      if (moves.length === 0 || !isShown) return
      const seq = changes.next(sighting.now)
      numbered.run({ article, seq })
      changes.append(seq, { article, kind: 'tags', cause: 'feed', because }, sighting.now)
    },
    revise: (known, entry, sighting, because) => {
      updateEntry.run({ entryId: known.entryId, ...entryColumns(entry, sighting) })
      if (known.leads) showEntry(known.article, known.entryId, entry, sighting, because)
    },
    rename: ({ entryId }, guid) => void rename.run({ entryId, guid }),
    gain: (article, { content, text, summary, image }, { now, tags: found, rulesVersion, cleanVersion }, because) => {
      if (shows.get({ article, content }) !== undefined) return
      const seq = changes.next(now)
      const page = { content, text, summary, image: image === null ? null : JSON.stringify(image) }
      showPage.run({ article, ...page, seq, now, rulesVersion, cleanVersion })
      search.renew(article)
      tags.replace(article, withGiven(found, tags.of(article)), true)
      changes.append(seq, { article, kind: 'changed', cause: 'fulltext', because }, now)
    },
  }
}

/** Where the identity is another: all others are found by that. */
const guidBesideIdentity = `guid IS NOT NULL AND identity <> 'guid:' || guid`

interface Sought {
  feed: string
  identity: string
  guid: string | null
  /** Under which it would be found had its guid been its alone; null where that is `identity`. */
  guidIdentity: string | null
  address: string | null
  title: string
  statedAt: number | null
}
