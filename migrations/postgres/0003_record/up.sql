CREATE TABLE keys (
  idx BIGINT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('log', 'certificate', 'receipt')),
  vkey TEXT NOT NULL,
  since BIGINT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (purpose, vkey)
);
CREATE TABLE withheld (
  commitment TEXT NOT NULL PRIMARY KEY,
  ground TEXT NOT NULL CHECK (ground IN ('court-order', 'personal-data', 'rights-of-others')),
  reference TEXT NOT NULL,
  at BIGINT NOT NULL,
  idx BIGINT NOT NULL
);
-- Not public tables: the certificates of results as they were certified, and their signatures.
CREATE TABLE certificates (
  ballot TEXT NOT NULL PRIMARY KEY REFERENCES ballots (symbol),
  body TEXT NOT NULL,
  note TEXT
);
