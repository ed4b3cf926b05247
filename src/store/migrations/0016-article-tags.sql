-- All tags of an article stand in one row beside it, and a slice's rows hold no more than its order: an article with seven tags was written to
-- nine places, and each bore the article's id and evidence.
CREATE TABLE article_tags (
  article_number INTEGER PRIMARY KEY REFERENCES articles (article_number),
  tags TEXT NOT NULL                    -- JSON array: kind, value, score, passing, evidence; those named in passing too
) STRICT;
INSERT INTO article_tags (article_number, tags)
  SELECT article_number, coalesce((
    SELECT json_group_array(json_object('kind', kind, 'value', value, 'score', score, 'passing', json(iif(passing = 1, 'true', 'false')),
      'evidence', json(evidence)))
    FROM tags t WHERE t.article_id = a.article_id), '[]')
  FROM articles a;

CREATE TABLE shown_tags (               -- those in passing are in no slice
  kind TEXT NOT NULL CHECK (kind IN ('topic', 'country', 'region')),
  value TEXT NOT NULL,
  sort_at INTEGER NOT NULL,             -- the article's
  article_id TEXT NOT NULL REFERENCES articles (article_id),
  PRIMARY KEY (kind, value, sort_at, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO shown_tags (kind, value, sort_at, article_id)
  SELECT kind, value, sort_at, article_id FROM tags WHERE passing = 0 ORDER BY kind, value, sort_at, article_id;
DROP TABLE tags;
ALTER TABLE shown_tags RENAME TO tags;
