-- Made when all rows are in.
CREATE INDEX papers_by_date ON papers (date);
CREATE INDEX entities_by_papers ON entities (papers DESC, mentions DESC);
CREATE INDEX names_by_key ON names (key, entity);
CREATE INDEX names_by_entity ON names (entity);
CREATE INDEX edges_by_entity ON edges (entity, paper, relation);
INSERT INTO ambiguous SELECT key FROM names WHERE key <> '' GROUP BY key HAVING min(entity) < max(entity);
INSERT INTO months SELECT substr(date, 1, 7), count(*) FROM papers GROUP BY 1;

-- Much is kept in memory before it goes to an index, else most of the time would go into joining its parts.
INSERT INTO papers_search (papers_search, rank) VALUES ('hashsize', 67108864);
INSERT INTO papers_search (papers_search) VALUES ('rebuild');
INSERT INTO papers_search (papers_search, rank) VALUES ('hashsize', 1048576);
INSERT INTO names_search (names_search, rank) VALUES ('hashsize', 67108864);
INSERT INTO names_search (names_search) VALUES ('rebuild');
INSERT INTO names_search (names_search, rank) VALUES ('hashsize', 1048576);
