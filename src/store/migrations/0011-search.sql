-- The words of articles. The index holds no text of its own, and takes a row away without being told what was in it.
-- Marks belong to letters: vowels of Indic scripts are written as such.
CREATE VIRTUAL TABLE search USING fts5 (
  title, summary, text,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
INSERT INTO search (rowid, title, summary, text)
  SELECT article_number, searchable_text(title), searchable_summary(summary, text), searchable_text(text) FROM articles;

-- How many articles have a word, read from the index itself.
CREATE VIRTUAL TABLE search_words USING fts5vocab (search, 'row');

-- A language without its region: `en` of `en-GB`.
ALTER TABLE articles ADD COLUMN language_base TEXT
  GENERATED ALWAYS AS (lower(substr(language, 1, instr(language || '-', '-') - 1))) VIRTUAL;
CREATE INDEX articles_language ON articles (language_base, sort_at, article_id) WHERE hidden = 0;
