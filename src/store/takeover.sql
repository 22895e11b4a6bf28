-- Takes an index over from the database in which it was made, attached as `search`.
DELETE FROM sentences_search_data;
INSERT INTO sentences_search_data SELECT * FROM search.sentences_search_data;
INSERT INTO sentences_search_idx SELECT * FROM search.sentences_search_idx;
