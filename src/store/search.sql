-- The full-text indexes, made of rows lent to a database of their own. They are made in parts that find room in the cache
-- of a processor; joining these, but for when they are many, would take longer than making them.
PRAGMA cache_size = -262144; -- all but the largest stay in memory
CREATE VIRTUAL TABLE papers_search USING fts5(title, title_alt, content = '', tokenize = trigram, columnsize = 0);
INSERT INTO papers_search (papers_search, rank) VALUES ('hashsize', 8388608), ('automerge', 0);
INSERT INTO papers_search (rowid, title, title_alt) SELECT * FROM lent_headings;
CREATE VIRTUAL TABLE names_search USING fts5(name, content = '', tokenize = trigram, columnsize = 0);
INSERT INTO names_search (names_search, rank) VALUES ('hashsize', 8388608), ('automerge', 0);
INSERT INTO names_search (rowid, name) SELECT * FROM lent_spellings;
CREATE VIRTUAL TABLE sentences_search USING fts5(text, content = '', tokenize = trigram, columnsize = 0);
INSERT INTO sentences_search (sentences_search, rank) VALUES ('hashsize', 8388608), ('automerge', 0);
INSERT INTO sentences_search (rowid, text) SELECT n, text FROM lent_sentences;
