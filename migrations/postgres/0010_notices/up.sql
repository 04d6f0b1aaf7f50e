-- What a letter tells of, so that what was sent about a ballot can be shown, and is kept longer.
ALTER TABLE outbox ADD COLUMN event TEXT;
ALTER TABLE outbox ADD COLUMN proposal TEXT;
ALTER TABLE outbox ADD COLUMN ballot TEXT;
-- A notice that a person wants collected waits, due at no moment, until the letter that holds it is laid.
ALTER TABLE outbox ADD COLUMN pace TEXT NOT NULL DEFAULT 'at-once';
ALTER TABLE outbox ADD COLUMN digest TEXT;
CREATE INDEX outbox_ballot ON outbox (ballot) WHERE ballot IS NOT NULL;
CREATE INDEX outbox_proposal ON outbox (proposal) WHERE proposal IS NOT NULL;
CREATE INDEX outbox_held ON outbox (account) WHERE pace <> 'at-once' AND digest IS NULL;
CREATE INDEX outbox_digest ON outbox (digest) WHERE digest IS NOT NULL;
-- How a person wants the notices of each kind that need not be sent at once.
CREATE TABLE notice_paces (
  account TEXT NOT NULL REFERENCES accounts (id),
  event TEXT NOT NULL,
  pace TEXT NOT NULL,
  PRIMARY KEY (account, event)
);
INSERT INTO notice_paces (account, event, pace) SELECT account, notice, 'never' FROM silenced;
DROP TABLE silenced;
-- What is laid once by the clock, however many instances there are.
CREATE TABLE laid_once (
  what TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
);
CREATE INDEX laid_once_at ON laid_once (at);
