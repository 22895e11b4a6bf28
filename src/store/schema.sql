-- A graph of papers and the names they cite, as a database: one file, to be asked with any SQLite (3.34 or later).
--
--   papers ──< edges >── entities ──< names          "──<": one to many
--     │          │
--     ├──< sources └──< mentions >── sentences
--
-- Papers and entities have a number `n`, their place in the order of the graph: papers by id, entities by type, then
-- name. Texts are UTF-8; what is not known is the empty text, never NULL. The same graph is always the same file.

PRAGMA application_id = 0x6b676578; -- "kgex"
PRAGMA user_version = 2;            -- of this schema

-- What else there is to say of the graph: 'view' (bipartite, entities, papers), 'left_out' (what a selection took
-- away, as a sentence), 'version' (of the program).
CREATE TABLE info (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE papers (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE, -- arXiv id, DOI, ACL id, or t:… made from the title
  title      TEXT NOT NULL,
  title_alt  TEXT NOT NULL,        -- in another language
  abstract   TEXT NOT NULL,
  url        TEXT NOT NULL,
  date       TEXT NOT NULL,        -- YYYY, YYYY-MM or YYYY-MM-DD
  authors    TEXT NOT NULL,
  categories TEXT NOT NULL,
  length     REAL NOT NULL         -- of the vector of its names, each weighed by ln(papers / papers that cite it)
);

-- The places where a paper's records stand.
CREATE TABLE sources (
  paper INTEGER NOT NULL REFERENCES papers(n),
  place INTEGER NOT NULL, -- 0, 1, ...
  file  TEXT NOT NULL,
  line  INTEGER NOT NULL, -- from 1
  PRIMARY KEY (paper, place)
) WITHOUT ROWID;

CREATE TABLE entities (
  n        INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  type     TEXT NOT NULL,    -- model, dataset, benchmark, method, metric, tool, or one of the user's own
  origin   TEXT NOT NULL,    -- 'dictionary', or the rule that discovered the name
  family   TEXT NOT NULL,    -- Llama 3 is of the family Llama
  papers   INTEGER NOT NULL, -- how many cite it
  mentions INTEGER NOT NULL, -- how often, in all of them
  UNIQUE (type, name)
);

-- All that an entity is called: its own name and its aliases, in any language. `key` is what tolerant look-ups go by:
-- the name in lower case and NFKC, without blanks, hyphens and the like.
CREATE TABLE names (
  n        INTEGER PRIMARY KEY,
  entity   INTEGER NOT NULL REFERENCES entities(n),
  name     TEXT NOT NULL,
  key      TEXT NOT NULL,
  is_alias INTEGER NOT NULL -- 0: the entity's own name
);
CREATE VIEW aliases AS SELECT entity, name AS alias, key FROM names WHERE is_alias;

-- A paper cites an entity: the strongest relation stated, and the greatest confidence.
CREATE TABLE edges (
  paper      INTEGER NOT NULL REFERENCES papers(n),
  entity     INTEGER NOT NULL REFERENCES entities(n),
  relation   TEXT NOT NULL, -- introduces, evaluates, compares, uses, mentions
  confidence REAL NOT NULL, -- 0 to 1
  weight     REAL NOT NULL, -- number of mentions
  PRIMARY KEY (paper, entity)
) WITHOUT ROWID;

-- The sentences in which names stand, verbatim, each once a paper.
CREATE TABLE sentences (
  n     INTEGER PRIMARY KEY,
  paper INTEGER NOT NULL REFERENCES papers(n),
  text  TEXT NOT NULL
);

-- The evidence of an edge: where in the paper the name stands.
CREATE TABLE mentions (
  paper      INTEGER NOT NULL,
  entity     INTEGER NOT NULL,
  place      INTEGER NOT NULL, -- 0, 1, ... of this edge
  field      TEXT NOT NULL,    -- title, title_alt, abstract
  start      INTEGER NOT NULL, -- bytes of the field's UTF-8 text: [start, end)
  end        INTEGER NOT NULL,
  line       INTEGER NOT NULL, -- in the source file, from 1
  col        INTEGER NOT NULL, -- in bytes, from 1
  text       TEXT NOT NULL,    -- the name as it stands there
  sentence   INTEGER NOT NULL REFERENCES sentences(n),
  relation   TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule       TEXT NOT NULL,    -- the dictionary line or pattern that took it
  PRIMARY KEY (paper, entity, place),
  FOREIGN KEY (paper, entity) REFERENCES edges
) WITHOUT ROWID;

-- The edges of a projection: `a` and `b` are both papers or both entities, as info.view says.
CREATE TABLE shares (
  a          INTEGER NOT NULL,
  b          INTEGER NOT NULL,
  confidence REAL NOT NULL,
  weight     REAL NOT NULL, -- number of neighbours that the two share
  PRIMARY KEY (a, b)
) WITHOUT ROWID;

-- The titles of papers, by a hash of what tolerant look-ups go by (XXH3 of the key that a name would have).
CREATE TABLE titles (
  hash  INTEGER NOT NULL,
  paper INTEGER NOT NULL REFERENCES papers(n),
  PRIMARY KEY (hash, paper)
) WITHOUT ROWID;

-- How many papers there are of a month: YYYY-MM, YYYY of those with no more in their date, empty without one.
CREATE TABLE months (
  month  TEXT PRIMARY KEY,
  papers INTEGER NOT NULL
) WITHOUT ROWID;

-- What the questions about the whole list, in their order, place 0, 1, ...: entities by 'papers' that cite them, by
-- 'degree' (entities they share a paper with), by 'pagerank' (the average node has 1), 'recent' ones by their last paper
-- (YYYYMMDD); what is 'new', 'rising' and 'fading', by how many standard deviations; what is 'unused', from the earliest
-- on, with the number of papers that mention it.
CREATE TABLE rankings (
  list   TEXT NOT NULL,
  place  INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities(n),
  paper  INTEGER NOT NULL REFERENCES papers(n), -- that shows it best: the first, or the first to say most
  score  REAL NOT NULL,
  PRIMARY KEY (list, place)
) WITHOUT ROWID;

-- In how many papers of the earlier and of the later half an entity is; the halves part where a month ends.
CREATE TABLE trends (
  entity INTEGER PRIMARY KEY REFERENCES entities(n),
  before INTEGER NOT NULL,
  now    INTEGER NOT NULL
);

-- The keys that names of several entities share.
CREATE TABLE ambiguous (
  key TEXT PRIMARY KEY
) WITHOUT ROWID;

-- What extraction remembers of a paper, for --update; no one else can read it.
CREATE TABLE memos (
  paper INTEGER PRIMARY KEY REFERENCES papers(n),
  memo  TEXT NOT NULL
);

-- Whole citations, for the eye: SELECT * FROM citations WHERE entity = 'MMLU';
CREATE VIEW citations AS
SELECT papers.id AS paper, papers.date, papers.title, edges.relation, entities.name AS entity, entities.type,
       sentences.text AS sentence
FROM edges
JOIN papers ON papers.n = edges.paper
JOIN entities ON entities.n = edges.entity
LEFT JOIN mentions ON mentions.paper = edges.paper AND mentions.entity = edges.entity AND mentions.place = 0
LEFT JOIN sentences ON sentences.n = mentions.sentence;

-- Full-text search by trigrams, Chinese too: ... WHERE papers_search MATCH '思维链' (three characters at least).
-- Each row number is that of the table behind it.
CREATE VIRTUAL TABLE papers_search USING fts5(
  title, title_alt, content = papers, content_rowid = n, tokenize = trigram, columnsize = 0
);
CREATE VIRTUAL TABLE sentences_search USING fts5(
  text, content = sentences, content_rowid = n, tokenize = trigram, columnsize = 0
);
CREATE VIRTUAL TABLE names_search USING fts5(
  name, content = names, content_rowid = n, tokenize = trigram, columnsize = 0
);
