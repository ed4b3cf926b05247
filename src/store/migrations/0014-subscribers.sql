-- Those who have our own hub tell them of a topic.
CREATE TABLE subscribers (
  subscriber_id INTEGER PRIMARY KEY,
  callback TEXT NOT NULL,
  topic TEXT NOT NULL,                  -- the address of a feed of ours
  host TEXT NOT NULL,                   -- of the callback
  secret TEXT,                          -- signs what is sent
  expires_at INTEGER NOT NULL,          -- the lease that was granted
  delivered_seq INTEGER NOT NULL,       -- the last change it was told of
  next_at INTEGER NOT NULL,             -- not before
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  failing_since INTEGER,
  because TEXT NOT NULL DEFAULT '',     -- why the last delivery failed, or why it was ended
  ended_at INTEGER,                     -- told no more; the row goes with its lease
  job TEXT,                             -- null: nobody is telling it now
  job_until INTEGER,
  UNIQUE (callback, topic)
) STRICT;
CREATE INDEX subscribers_job ON subscribers (job) WHERE job IS NOT NULL;
CREATE INDEX subscribers_host ON subscribers (host);

-- What was asked of our own hub and is not confirmed yet.
CREATE TABLE hub_requests (
  request_id TEXT PRIMARY KEY,
  mode TEXT NOT NULL CHECK (mode IN ('subscribe', 'unsubscribe', 'denied')),
  callback TEXT NOT NULL,
  topic TEXT NOT NULL,
  host TEXT NOT NULL,
  secret TEXT,
  lease_seconds INTEGER NOT NULL,
  because TEXT NOT NULL,                -- why it is denied
  asked_at INTEGER NOT NULL,
  asked_seq INTEGER NOT NULL,           -- the last change there was then: what comes after is told
  settled_at INTEGER,                   -- came to nothing; kept a while, so that a host is not asked without end
  job_until INTEGER                     -- null: nobody is asking the callback now
) STRICT;
CREATE INDEX hub_requests_callback ON hub_requests (callback, topic) WHERE settled_at IS NULL;
CREATE INDEX hub_requests_host ON hub_requests (host);
