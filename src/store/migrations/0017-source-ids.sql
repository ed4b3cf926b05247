-- What a feed that an item is passed on from calls itself, where that is another than its address in source_url; null: not said, or stored before.
ALTER TABLE entries ADD COLUMN source_uri TEXT;
