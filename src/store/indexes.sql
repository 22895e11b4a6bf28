-- Made when all rows are in.
CREATE INDEX entities_by_papers ON entities (papers DESC, mentions DESC);
CREATE INDEX names_by_key ON names (key, entity);
CREATE INDEX names_by_entity ON names (entity);
INSERT INTO ambiguous SELECT key FROM names WHERE key <> '' GROUP BY key HAVING min(entity) < max(entity);

-- A table of an index's columns and the key of what it is for, all of them its own key, is the same in the file.
PRAGMA writable_schema = on;
UPDATE sqlite_master SET type = 'index', name = 'papers_by_date', tbl_name = 'papers',
                         sql = 'CREATE INDEX papers_by_date ON papers (date)'
WHERE name = 'dated';
UPDATE sqlite_master SET type = 'index', name = 'edges_by_entity', tbl_name = 'edges',
                         sql = 'CREATE INDEX edges_by_entity ON edges (entity, paper, relation)'
WHERE name = 'ordered';
PRAGMA writable_schema = reset;
