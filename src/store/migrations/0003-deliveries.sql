-- Whom we tell of changes: the changes are the outbox, and a target is due while they are ahead of it.
CREATE TABLE deliveries (
  target TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('hub')),
  url TEXT NOT NULL,
  delivered_seq INTEGER NOT NULL,       -- the last change it was told of
  next_at INTEGER NOT NULL,             -- not before
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  fault_code TEXT,
  fault_message TEXT,
  fault_at INTEGER,
  lease_until INTEGER                   -- null: nobody is telling it now
) STRICT;
