-- What an article names in passing: told with it, in no slice.
ALTER TABLE tags ADD COLUMN passing INTEGER NOT NULL DEFAULT 0 CHECK (passing IN (0, 1));

DROP INDEX tags_slice;
CREATE INDEX tags_slice ON tags (kind, value, sort_at, article_id) WHERE passing = 0;
