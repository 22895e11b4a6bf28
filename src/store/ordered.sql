-- The index edges_by_entity while it is made, as a table: its rows come in order, and SQLite would sort them again.
CREATE TABLE ordered (
  entity   INTEGER NOT NULL,
  paper    INTEGER NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (entity, paper, relation)
) WITHOUT ROWID;
