-- By which rules articles are to be tagged: those that bear another version are due, found without a look at each.
ALTER TABLE stores ADD COLUMN rules_version TEXT;
CREATE INDEX articles_rules ON articles (rules_version);
