-- What this store is. One row.
CREATE TABLE stores (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  instance TEXT NOT NULL,            -- a random UUID: feed ids are made from it
  created_at INTEGER NOT NULL,       -- UTC milliseconds, like every *_at
  last_seq INTEGER NOT NULL          -- the last number given to a change; only grows
) STRICT;

-- The parsed feeds.json of each version that was in force.
CREATE TABLE configurations (
  version INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  settings TEXT NOT NULL,            -- JSON
  taken_up_at INTEGER NOT NULL
) STRICT;

-- Configuration: what feeds.json says. A feed taken out of it keeps its row and its articles.
CREATE TABLE feeds (
  feed_id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  topics TEXT NOT NULL,              -- JSON array
  regions TEXT NOT NULL,             -- JSON array
  language TEXT,
  every_seconds INTEGER,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  private INTEGER NOT NULL CHECK (private IN (0, 1)),
  added_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

-- What a feed says of itself, as of its last fresh document.
CREATE TABLE sources (
  feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id),
  title TEXT,
  site_url TEXT,
  feed_uri TEXT,
  language TEXT,
  description TEXT,
  image_url TEXT,
  format TEXT,
  stated_updated_at INTEGER
) STRICT;

-- Name and port of the address really asked, and who holds its batch.
CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  not_before INTEGER,
  not_before_reason TEXT,
  lease TEXT,
  lease_until INTEGER
) STRICT;

-- How a feed fares, what its next request carries, and who holds it.
CREATE TABLE feed_health (
  feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id),
  host TEXT NOT NULL REFERENCES hosts (host),
  moved_to TEXT,
  etag TEXT,
  last_modified TEXT,
  recent_hashes TEXT NOT NULL DEFAULT '[]',   -- JSON array: raw hashes of the last document read
  damage TEXT NOT NULL DEFAULT '[]',          -- JSON array of sentences
  next_at INTEGER,                            -- null: not followed
  next_reason TEXT NOT NULL,
  last_attempt_at INTEGER,
  last_success_at INTEGER,
  last_new_at INTEGER,
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  fault_code TEXT,
  fault_message TEXT,
  fault_detail TEXT,
  fault_at INTEGER,
  lease TEXT,
  lease_boot TEXT,
  lease_until INTEGER,
  lease_losses INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX feed_health_due ON feed_health (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX feed_health_lease ON feed_health (lease) WHERE lease IS NOT NULL;
CREATE INDEX hosts_lease ON hosts (lease) WHERE lease IS NOT NULL;

-- The last tries of each feed.
CREATE TABLE attempts (
  attempt_id INTEGER PRIMARY KEY,
  feed_id TEXT NOT NULL REFERENCES feeds (feed_id),
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('fresh', 'unchanged', 'fault')),
  status INTEGER,
  fault_code TEXT,
  fault_message TEXT,
  fault_detail TEXT,
  bytes INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  entries_new INTEGER NOT NULL,
  entries_changed INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  next_reason TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_feed ON attempts (feed_id, attempt_id);

-- Troubles of the service itself, one row a subject, gone when the trouble is.
CREATE TABLE notices (
  subject TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  detail TEXT,
  at INTEGER NOT NULL
) STRICT;
