-- Who wrote an article and under what rights, what the operator lets be shown of a feed, and no author any more who is a mail address.
ALTER TABLE articles ADD COLUMN details TEXT;   -- JSON; null: nothing is known
ALTER TABLE sources ADD COLUMN rights TEXT;
ALTER TABLE feeds ADD COLUMN publish TEXT NOT NULL DEFAULT '{"content":"full","rights":null,"credit":null}';   -- JSON
UPDATE articles SET author = NULL WHERE author LIKE '%_@_%.__%';
