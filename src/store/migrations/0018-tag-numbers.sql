-- A slice's row names its tag by a number: six rows an article bore kind and value in letters, and took twice the pages.
CREATE TABLE numbered_tags (
  tag INTEGER PRIMARY KEY,              -- stands in tagged
  kind TEXT NOT NULL CHECK (kind IN ('topic', 'country', 'region')),
  value TEXT NOT NULL,
  articles INTEGER NOT NULL,
  UNIQUE (kind, value)
) STRICT;
INSERT INTO numbered_tags (kind, value, articles) SELECT kind, value, articles FROM tag_counts;
-- Of withdrawn articles alone: nobody counted them.
INSERT OR IGNORE INTO numbered_tags (kind, value, articles) SELECT DISTINCT kind, value, 0 FROM tags;

CREATE TABLE tagged (                   -- those in passing are in no slice
  tag INTEGER NOT NULL REFERENCES numbered_tags (tag),
  sort_at INTEGER NOT NULL,             -- the article's
  article_id TEXT NOT NULL REFERENCES articles (article_id),
  PRIMARY KEY (tag, sort_at, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO tagged (tag, sort_at, article_id)
  SELECT n.tag, t.sort_at, t.article_id FROM numbered_tags n CROSS JOIN tags t ON t.kind = n.kind AND t.value = n.value
  ORDER BY n.tag, t.sort_at, t.article_id;
DROP TABLE tags;
DROP TABLE tag_counts;
ALTER TABLE numbered_tags RENAME TO tag_counts;
-- For who opens the file.
CREATE VIEW tags AS SELECT c.kind, c.value, t.sort_at, t.article_id FROM tag_counts c JOIN tagged t USING (tag);
