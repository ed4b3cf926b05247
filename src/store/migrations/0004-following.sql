-- What following thousands of strangers' feeds needs to remember.

ALTER TABLE feeds ADD COLUMN secrets TEXT;                          -- JSON or null: names of environment variables
ALTER TABLE feeds ADD COLUMN folders TEXT NOT NULL DEFAULT '[]';    -- JSON array
ALTER TABLE feeds ADD COLUMN opml TEXT NOT NULL DEFAULT '{}';       -- JSON object

-- The last refusal of a host, and when it may be started on again: spacing holds from one batch to the next.
ALTER TABLE hosts ADD COLUMN refused_feed TEXT;
ALTER TABLE hosts ADD COLUMN refused_at INTEGER;
ALTER TABLE hosts ADD COLUMN refused_until INTEGER;
ALTER TABLE hosts ADD COLUMN next_start_at INTEGER;

-- What is long stands last: SQLite reads a row from its beginning.
ALTER TABLE feed_health RENAME TO feed_health_before;
CREATE TABLE feed_health (
  feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id),
  host TEXT NOT NULL REFERENCES hosts (host),       -- of the address really asked
  next_at INTEGER,                                  -- null: not followed
  next_reason TEXT NOT NULL,
  rests TEXT CHECK (rests IN ('disabled', 'removed')),   -- by feeds.json
  stopped_at INTEGER,                               -- asked no more, by our own decision
  last_attempt_at INTEGER,
  last_success_at INTEGER,
  last_new_at INTEGER,
  newest_at INTEGER,
  rhythm_seconds INTEGER,
  silent_at INTEGER,                                -- quiet longer than that is longer than its rhythm explains
  silent_told INTEGER NOT NULL DEFAULT 0 CHECK (silent_told IN (0, 1)),
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  fault_code TEXT,
  fault_message TEXT,
  fault_detail TEXT,
  fault_at INTEGER,
  fault_since INTEGER,                              -- since when every answer has had this code
  fault_times INTEGER NOT NULL DEFAULT 0,           -- how many in a row had it
  broken_told INTEGER NOT NULL DEFAULT 0 CHECK (broken_told IN (0, 1)),
  moved_to TEXT,
  moving_to TEXT,
  moving_since INTEGER,
  moving_times INTEGER,
  lease TEXT,
  lease_boot TEXT,
  lease_until INTEGER,
  lease_losses INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  hints TEXT NOT NULL DEFAULT '{"ttlSeconds":null,"updateSeconds":null,"skipHours":[],"skipDays":[]}',   -- JSON
  damage TEXT NOT NULL DEFAULT '[]',                -- JSON array of sentences
  recent_hashes TEXT NOT NULL DEFAULT '[]',         -- JSON array: raw hashes of the last document read
  standing TEXT NOT NULL GENERATED ALWAYS AS (CASE WHEN rests IS NOT NULL THEN rests WHEN stopped_at IS NOT NULL THEN 'stopped'
    WHEN fault_code IS NOT NULL THEN 'failing' WHEN last_success_at IS NULL THEN 'waiting' ELSE 'healthy' END)
) STRICT;
INSERT INTO feed_health (feed_id, host, next_at, next_reason, rests, last_attempt_at, last_success_at, last_new_at, consecutive_failures,
    fault_code, fault_message, fault_detail, fault_at, fault_since, fault_times, moved_to, lease, lease_boot, lease_until, lease_losses,
    etag, last_modified, damage, recent_hashes)
  SELECT h.feed_id, host, next_at, next_reason, CASE WHEN f.removed_at IS NOT NULL THEN 'removed' WHEN f.enabled = 0 THEN 'disabled' END,
    last_attempt_at, last_success_at, last_new_at, consecutive_failures,
    fault_code, fault_message, fault_detail, fault_at, fault_at, fault_code IS NOT NULL, moved_to, lease, lease_boot, lease_until, lease_losses,
    etag, last_modified, damage, recent_hashes
  FROM feed_health_before h JOIN feeds f ON f.feed_id = h.feed_id;
DROP TABLE feed_health_before;
-- Holds all that is asked at every tick, so that no row is read for it.
CREATE INDEX feed_health_due ON feed_health (next_at, feed_id, host, lease_losses, last_success_at, lease)
  WHERE next_at IS NOT NULL AND lease IS NULL;
CREATE INDEX feed_health_lease ON feed_health (lease) WHERE lease IS NOT NULL;
CREATE INDEX feed_health_silent ON feed_health (silent_at) WHERE silent_told = 0 AND next_at IS NOT NULL AND fault_code IS NULL;
CREATE INDEX feed_health_standing ON feed_health (standing, feed_id, silent_at);

-- In a table of its own, since a row of feed_health is long to write for each entry.
CREATE TABLE entry_counts (
  feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id),
  entries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO entry_counts SELECT feed_id, count(*) FROM entries GROUP BY feed_id;
CREATE TRIGGER entries_counted AFTER INSERT ON entries BEGIN
  INSERT INTO entry_counts (feed_id, entries) VALUES (new.feed_id, 1) ON CONFLICT (feed_id) DO UPDATE SET entries = entries + 1;
END;
CREATE TRIGGER entries_uncounted AFTER DELETE ON entries BEGIN
  UPDATE entry_counts SET entries = entries - 1 WHERE feed_id = old.feed_id;
END;

-- A hub may push, and a feed that is stopped has no next time.
ALTER TABLE attempts RENAME TO attempts_before;
CREATE TABLE attempts (
  attempt_id INTEGER PRIMARY KEY,
  feed_id TEXT NOT NULL REFERENCES feeds (feed_id),
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('fresh', 'unchanged', 'fault', 'pushed')),
  status INTEGER,
  fault_code TEXT,
  fault_message TEXT,
  fault_detail TEXT,
  bytes INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  entries_new INTEGER NOT NULL,
  entries_changed INTEGER NOT NULL,
  next_at INTEGER,                      -- null: stopped
  next_reason TEXT NOT NULL
) STRICT;
INSERT INTO attempts SELECT * FROM attempts_before;
DROP TABLE attempts_before;
CREATE INDEX attempts_feed ON attempts (feed_id, attempt_id);

-- What an operator wants to hear of; the newest thousand.
CREATE TABLE events (
  event_id INTEGER PRIMARY KEY,
  feed_id TEXT REFERENCES feeds (feed_id),   -- null: the service itself
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('broke', 'recovered', 'moved', 'stopped', 'silent', 'spoke', 'trouble', 'well')),
  because TEXT NOT NULL,
  code TEXT
) STRICT;
CREATE INDEX events_feed ON events (feed_id, event_id);

-- Hubs that tell us what is new.
CREATE TABLE subscriptions (
  feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id),
  hub TEXT NOT NULL,
  topic TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,             -- in the callback's path: who knows it may push
  secret TEXT NOT NULL,                 -- signs what the hub sends
  state TEXT NOT NULL CHECK (state IN ('wanted', 'asked', 'active', 'refused')),
  lease_until INTEGER,                  -- as the hub granted it
  next_at INTEGER NOT NULL,             -- when the hub is asked, or asked again
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  because TEXT NOT NULL DEFAULT '',
  first_push_at INTEGER,
  last_push_at INTEGER,
  trusted INTEGER NOT NULL DEFAULT 0 CHECK (trusted IN (0, 1)),
  job_until INTEGER                     -- null: nobody is asking the hub now
) STRICT;
CREATE INDEX subscriptions_due ON subscriptions (next_at);
-- What is not followed is not pushed either.
CREATE TRIGGER subscriptions_dropped AFTER UPDATE OF next_at ON feed_health WHEN new.next_at IS NULL BEGIN
  DELETE FROM subscriptions WHERE feed_id = new.feed_id;
END;

-- The settings have another shape now: the feeds.json in force is taken up again.
UPDATE configurations SET hash = '';
