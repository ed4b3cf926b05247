-- Articles whose page is read for what their feed leaves out.
ALTER TABLE feeds ADD COLUMN fulltext INTEGER NOT NULL DEFAULT 0 CHECK (fulltext IN (0, 1));

CREATE TABLE fulltexts (
  fulltext_id INTEGER PRIMARY KEY,      -- in the order they were wanted
  article_id TEXT NOT NULL UNIQUE REFERENCES articles (article_id),
  feed_id TEXT NOT NULL REFERENCES feeds (feed_id),
  host TEXT NOT NULL REFERENCES hosts (host),
  url TEXT NOT NULL,                    -- what is asked next: the article's address, or where that led
  hops INTEGER NOT NULL DEFAULT 0,      -- redirects to other hosts on the way there
  next_at INTEGER,                      -- null: asked no more
  tries INTEGER NOT NULL DEFAULT 0,
  asked_at INTEGER,                     -- when the page was asked last
  text_length INTEGER,                  -- of the page's text, where the article shows it; null: it shows its feed's
  fault_code TEXT,
  because TEXT NOT NULL DEFAULT '',     -- what came of the last try, in words
  lease TEXT,
  lease_until INTEGER,
  state TEXT NOT NULL GENERATED ALWAYS AS (CASE WHEN text_length IS NOT NULL THEN 'read' WHEN next_at IS NOT NULL THEN 'waiting' ELSE 'failed' END)
) STRICT;
CREATE INDEX fulltexts_due ON fulltexts (next_at, fulltext_id, host) WHERE next_at IS NOT NULL AND lease IS NULL;
CREATE INDEX fulltexts_lease ON fulltexts (lease) WHERE lease IS NOT NULL;
CREATE INDEX fulltexts_feed ON fulltexts (feed_id, state, asked_at);
