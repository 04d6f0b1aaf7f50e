DROP TABLE laid_once;
CREATE TABLE silenced (
  account TEXT NOT NULL REFERENCES accounts (id),
  notice TEXT NOT NULL,
  PRIMARY KEY (account, notice)
);
INSERT INTO silenced (account, notice) SELECT account, event FROM notice_paces WHERE pace = 'never';
DROP TABLE notice_paces;
DROP INDEX outbox_digest;
DROP INDEX outbox_held;
DROP INDEX outbox_proposal;
DROP INDEX outbox_ballot;
ALTER TABLE outbox DROP COLUMN digest;
ALTER TABLE outbox DROP COLUMN pace;
ALTER TABLE outbox DROP COLUMN ballot;
ALTER TABLE outbox DROP COLUMN proposal;
ALTER TABLE outbox DROP COLUMN event;
