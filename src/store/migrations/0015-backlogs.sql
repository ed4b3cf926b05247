-- Feeds that showed a gap and name an earlier document: how far these are read back.
CREATE TABLE backlogs (
  feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id),
  host TEXT NOT NULL REFERENCES hosts (host),
  url TEXT NOT NULL,                      -- the document that is asked next, or was asked last
  since INTEGER NOT NULL,                 -- the last good reading before the gap
  noted_at INTEGER NOT NULL,              -- when the reading that showed the gap was begun: what was first seen before was known
  documents INTEGER NOT NULL DEFAULT 0,   -- how many were read
  entries INTEGER NOT NULL DEFAULT 0,     -- new ones that these brought
  seen TEXT NOT NULL,                     -- JSON: short hashes of the addresses on the way
  part_known INTEGER NOT NULL DEFAULT 0 CHECK (part_known IN (0, 1)), -- of a document that comes in parts: whether one of its entries was known
  part_newest_at INTEGER,                 -- of such a document: its newest stated date so far
  next_at INTEGER,                        -- null: nothing is asked any more
  tries INTEGER NOT NULL DEFAULT 0,       -- of this document
  asked_at INTEGER,                       -- when a document was asked last
  fault_code TEXT,
  because TEXT NOT NULL DEFAULT '',       -- what came of the last try, or why it ended, in words
  lease TEXT,
  lease_until INTEGER
) STRICT;
CREATE INDEX backlogs_due ON backlogs (next_at, feed_id, host) WHERE next_at IS NOT NULL AND lease IS NULL;
CREATE INDEX backlogs_lease ON backlogs (lease) WHERE lease IS NOT NULL;
