-- What a reader sees, once, whatever the number of feeds: the text is that of its leading entry.
CREATE TABLE articles (
  article_number INTEGER PRIMARY KEY,   -- stable under VACUUM; for indexes kept beside the table
  article_id TEXT NOT NULL UNIQUE,
  public_id TEXT NOT NULL UNIQUE,
  canonical_url TEXT,
  leading_entry INTEGER NOT NULL,       -- entries.entry_id; written in the same transaction, after the article
  led_over INTEGER NOT NULL DEFAULT 0 CHECK (led_over IN (0, 1)),   -- 1: a better entry took over; that happens once
  title TEXT NOT NULL,
  url TEXT,
  author TEXT,
  summary TEXT NOT NULL,
  content TEXT NOT NULL,                -- sanitised HTML
  text TEXT NOT NULL,
  language TEXT,
  image TEXT,                           -- JSON or null
  categories TEXT NOT NULL,             -- JSON array
  enclosures TEXT NOT NULL,             -- JSON array
  stated_at INTEGER,
  updated_at INTEGER NOT NULL,
  sort_at INTEGER NOT NULL,             -- set once
  sort_because TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,         -- its last row in changes
  rules_version TEXT NOT NULL,
  clean_version INTEGER NOT NULL,
  withdrawn_at INTEGER,
  merged_into TEXT REFERENCES articles (article_id),
  copy_of TEXT REFERENCES articles (article_id),
  hidden INTEGER NOT NULL GENERATED ALWAYS AS (withdrawn_at IS NOT NULL OR merged_into IS NOT NULL) STORED
) STRICT;
CREATE INDEX articles_stream ON articles (sort_at, article_id) WHERE hidden = 0;
CREATE INDEX articles_changed ON articles (changed_seq);

-- Sightings: this feed showed this item.
CREATE TABLE entries (
  entry_id INTEGER PRIMARY KEY,
  feed_id TEXT NOT NULL REFERENCES feeds (feed_id),
  identity TEXT NOT NULL,
  guid TEXT,
  url TEXT,
  canonical_url TEXT,
  address_shared INTEGER NOT NULL CHECK (address_shared IN (0, 1)),
  content_hash TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),             -- 1: the feed is the item's own publisher, not an aggregator
  text_length INTEGER NOT NULL,
  source_title TEXT,
  source_url TEXT,
  article_id TEXT NOT NULL REFERENCES articles (article_id),
  sort_at INTEGER NOT NULL,                               -- the article's
  first_seen_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (feed_id, identity)
) STRICT;
CREATE INDEX entries_article ON entries (article_id);
CREATE INDEX entries_guid ON entries (feed_id, guid) WHERE guid IS NOT NULL;
CREATE INDEX entries_canonical ON entries (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX entries_source ON entries (feed_id, sort_at, article_id);

-- What an article is about, and why we say so. Carries sort_at, so that a slice's page is one walk of an index.
CREATE TABLE tags (
  article_id TEXT NOT NULL REFERENCES articles (article_id),
  kind TEXT NOT NULL CHECK (kind IN ('topic', 'country', 'region')),
  value TEXT NOT NULL,
  score REAL NOT NULL,
  evidence TEXT NOT NULL,               -- JSON array
  sort_at INTEGER NOT NULL,
  PRIMARY KEY (article_id, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_slice ON tags (kind, value, sort_at, article_id);

CREATE TABLE tag_counts (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tags_counted AFTER INSERT ON tags BEGIN
  INSERT INTO tag_counts (kind, value, articles) VALUES (new.kind, new.value, 1)
  ON CONFLICT (kind, value) DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER tags_uncounted AFTER DELETE ON tags BEGIN
  UPDATE tag_counts SET articles = articles - 1 WHERE kind = old.kind AND value = old.value;
END;

-- One row for everything that happened to an article, in a sequence that only grows: the cursor of every subscriber.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (article_id),
  kind TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'merged', 'withdrawn', 'restored', 'tags', 'story-joined', 'story-left')),
  cause TEXT NOT NULL CHECK (cause IN ('feed', 'retag', 'operator', 'fulltext')),
  because TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_article ON changes (article_id, seq);
