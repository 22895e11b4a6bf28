-- Indexes while they are made, as tables: their rows come in order, and SQLite would sort them again.
CREATE TABLE dated (
  date TEXT NOT NULL,
  n    INTEGER NOT NULL,
  PRIMARY KEY (date, n)
) WITHOUT ROWID;
CREATE TABLE ordered (
  entity   INTEGER NOT NULL,
  paper    INTEGER NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (entity, paper, relation)
) WITHOUT ROWID;
