-- The last checkpoint of a record that another one continues, by the entry that says so. Not determined by entries.
CREATE TABLE checkpoints_before (
  idx BIGINT NOT NULL PRIMARY KEY,
  size BIGINT NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL
);
