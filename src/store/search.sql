-- The largest of the full-text indexes, made of the rows lent to a database of its own. Much is kept in memory before it
-- goes to the index, else most of the time would go into joining its parts.
CREATE VIRTUAL TABLE sentences_search USING fts5(text, content = '', tokenize = trigram, columnsize = 0);
INSERT INTO sentences_search (sentences_search, rank) VALUES ('hashsize', 67108864);
INSERT INTO sentences_search (rowid, text) SELECT n, text FROM lent_sentences;
