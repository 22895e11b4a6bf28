-- Takes the full-text indexes over from the database in which they were made, attached as `search`.
DELETE FROM papers_search_data;
INSERT INTO papers_search_data SELECT * FROM search.papers_search_data;
INSERT INTO papers_search_idx SELECT * FROM search.papers_search_idx;
DELETE FROM names_search_data;
INSERT INTO names_search_data SELECT * FROM search.names_search_data;
INSERT INTO names_search_idx SELECT * FROM search.names_search_idx;
DELETE FROM sentences_search_data;
INSERT INTO sentences_search_data SELECT * FROM search.sentences_search_data;
INSERT INTO sentences_search_idx SELECT * FROM search.sentences_search_idx;
