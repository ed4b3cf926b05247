-- The same columns, what is long last: SQLite reads a row from its beginning, and the texts lie on pages of their own behind it.
CREATE TABLE articles_new (
  article_number INTEGER PRIMARY KEY,   -- stable under VACUUM; for indexes kept beside the table
  article_id TEXT NOT NULL UNIQUE,
  public_id TEXT NOT NULL UNIQUE,
  leading_entry INTEGER NOT NULL,       -- entries.entry_id; written in the same transaction, after the article
  led_over INTEGER NOT NULL DEFAULT 0 CHECK (led_over IN (0, 1)),   -- 1: a better entry took over; that happens once
  stated_at INTEGER,
  updated_at INTEGER NOT NULL,
  sort_at INTEGER NOT NULL,             -- set once
  first_seen_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,         -- its last row in changes
  withdrawn_at INTEGER,
  merged_into TEXT REFERENCES articles (article_id),
  copy_of TEXT REFERENCES articles (article_id),
  hidden INTEGER NOT NULL GENERATED ALWAYS AS (withdrawn_at IS NOT NULL OR merged_into IS NOT NULL) STORED,
  clean_version INTEGER NOT NULL,
  rules_version TEXT NOT NULL,
  sort_because TEXT NOT NULL,
  language TEXT,
  canonical_url TEXT,
  url TEXT,
  title TEXT NOT NULL,
  author TEXT,
  summary TEXT NOT NULL,
  image TEXT,                           -- JSON or null
  categories TEXT NOT NULL,             -- JSON array
  enclosures TEXT NOT NULL,             -- JSON array
  text TEXT NOT NULL,
  content TEXT NOT NULL                 -- sanitised HTML
) STRICT;
INSERT INTO articles_new (article_number, article_id, public_id, leading_entry, led_over, stated_at, updated_at, sort_at, first_seen_at,
    changed_seq, withdrawn_at, merged_into, copy_of, clean_version, rules_version, sort_because, language, canonical_url, url, title, author,
    summary, image, categories, enclosures, text, content)
  SELECT article_number, article_id, public_id, leading_entry, led_over, stated_at, updated_at, sort_at, first_seen_at,
    changed_seq, withdrawn_at, merged_into, copy_of, clean_version, rules_version, sort_because, language, canonical_url, url, title, author,
    summary, image, categories, enclosures, text, content
  FROM articles;
DROP TABLE articles;
ALTER TABLE articles_new RENAME TO articles;
CREATE INDEX articles_stream ON articles (sort_at, article_id) WHERE hidden = 0;
CREATE INDEX articles_changed ON articles (changed_seq);
