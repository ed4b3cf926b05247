-- What tells an item from others where its guid does not: its title and the date it states.
ALTER TABLE entries ADD COLUMN title TEXT;           -- null: not known, of an entry stored before that another feed's leads over
ALTER TABLE entries ADD COLUMN stated_at INTEGER;
UPDATE entries SET title = a.title, stated_at = a.stated_at
  FROM articles a WHERE a.article_id = entries.article_id AND a.leading_entry = entries.entry_id;
CREATE INDEX entries_title ON entries (feed_id, title, stated_at) WHERE title IS NOT NULL;

-- Nearly every guid stands in its identity, which has an index already.
DROP INDEX entries_guid;
CREATE INDEX entries_guid ON entries (feed_id, guid) WHERE guid IS NOT NULL AND identity <> 'guid:' || guid;

ALTER TABLE feed_health ADD COLUMN guids_kind TEXT CHECK (guids_kind IN ('changing', 'reused'));   -- what speaks against its guids; null: nothing
ALTER TABLE feed_health ADD COLUMN guids_points INTEGER NOT NULL DEFAULT 0;   -- against them; once they are weak, for them
ALTER TABLE feed_health ADD COLUMN guids_doubted_at INTEGER;                  -- when a document spoke against them last
ALTER TABLE feed_health ADD COLUMN guids_weak_since INTEGER;                  -- null: they are relied on
ALTER TABLE feed_health ADD COLUMN guids_because TEXT;

ALTER TABLE events RENAME TO events_before;
CREATE TABLE events (
  event_id INTEGER PRIMARY KEY,
  feed_id TEXT REFERENCES feeds (feed_id),   -- null: the service itself
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('broke', 'recovered', 'moved', 'stopped', 'silent', 'spoke', 'distrusted', 'trusted', 'trouble', 'well')),
  because TEXT NOT NULL,
  code TEXT
) STRICT;
INSERT INTO events SELECT * FROM events_before;
DROP TABLE events_before;
CREATE INDEX events_feed ON events (feed_id, event_id);
