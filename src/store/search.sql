-- The largest of the full-text indexes, made of the rows lent to a database of its own. It is made in parts that find
-- room in the cache of a processor; joining these, but for when they are many, would take longer than making them.
PRAGMA cache_size = -2048; -- what is written is not read again
CREATE VIRTUAL TABLE sentences_search USING fts5(text, content = '', tokenize = trigram, columnsize = 0);
INSERT INTO sentences_search (sentences_search, rank) VALUES ('hashsize', 8388608);
INSERT INTO sentences_search (sentences_search, rank) VALUES ('automerge', 0);
INSERT INTO sentences_search (rowid, text) SELECT n, text FROM lent_sentences;
