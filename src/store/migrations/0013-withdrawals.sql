-- What the operator takes out of every output: single articles, and sources with all that no other source shows.
CREATE TABLE withdrawals (
  article_id TEXT PRIMARY KEY REFERENCES articles (article_id),
  feed_id TEXT REFERENCES feeds (feed_id),                 -- the source with which it went; null: it was withdrawn itself
  at INTEGER NOT NULL,                                     -- the article's withdrawn_at
  because TEXT NOT NULL,                                   -- for everybody to read
  was_shown INTEGER NOT NULL CHECK (was_shown IN (0, 1))   -- 0: it came when its source was withdrawn already
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawals_at ON withdrawals (at);

CREATE TABLE withdrawn_sources (
  feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id),
  at INTEGER NOT NULL,
  because TEXT NOT NULL                                    -- for everybody to read
) STRICT, WITHOUT ROWID;
