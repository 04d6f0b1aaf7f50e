-- What the notary keeps: none of it is public by itself, all of it can be made again but for the receipts.

-- The checkpoint that is served: signed, and durable in the second place before it came here.
CREATE TABLE checkpoints (
  id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  size BIGINT NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL
);
-- The roots of full tiles: level 1 over 256 leaves, level 2 over 256 of those.
CREATE TABLE tile_roots (
  level BIGINT NOT NULL,
  n BIGINT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (level, n)
);
-- Signed at once, in the transaction of the vote; a repeat gives the same.
CREATE TABLE receipts (
  idx BIGINT NOT NULL PRIMARY KEY,
  note TEXT NOT NULL
);
