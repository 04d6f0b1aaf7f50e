-- A vote received by note verbale is given in two officers' seats; its second follows from the closing, like its first.
ALTER TABLE votes ADD COLUMN second_seat TEXT;
-- A new holder of the vote votes a day after it was granted, or once an officer has confirmed it.
ALTER TABLE appointments ADD COLUMN vote_confirmed BIGINT;
ALTER TABLE appointments ADD COLUMN vote_confirmed_by TEXT;
-- Who published a comment that somebody of the delegation had drafted.
ALTER TABLE comment_drafts ADD COLUMN published_by TEXT;
-- Who took up an office that waits until its inviter has confirmed, by another way, the code on their screen.
CREATE TABLE takings (
  seat TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  office TEXT NOT NULL,
  member TEXT,
  until BIGINT,
  invited_by TEXT,
  code TEXT NOT NULL,
  wrong BIGINT NOT NULL,
  taken BIGINT NOT NULL,
  expires BIGINT NOT NULL
);
CREATE INDEX takings_account ON takings (account);
-- Letters of credentials and of appointment, PDF in base64: seen by officers and by their delegation.
CREATE TABLE credential_letters (
  id TEXT NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  content TEXT NOT NULL,
  member TEXT,
  seat TEXT,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX credential_letters_member ON credential_letters (member, at);
-- The address at which a member's capital or mission is told of its delegation; the last one counts.
CREATE TABLE registered_addresses (
  id TEXT NOT NULL PRIMARY KEY,
  member TEXT NOT NULL,
  email TEXT NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX registered_addresses_member ON registered_addresses (member, id);
-- What somebody of a delegation prepared and its head decides on. The content goes once it is decided, and that of a
-- vote at the closing at the latest.
CREATE TABLE preparations (
  id TEXT NOT NULL PRIMARY KEY,
  member TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('vote', 'notification')),
  subject TEXT NOT NULL,
  content TEXT,
  version BIGINT NOT NULL,
  account TEXT NOT NULL,
  prepared BIGINT NOT NULL,
  decided_by TEXT,
  decided BIGINT,
  outcome TEXT CHECK (outcome IN ('done', 'declined', 'lapsed')),
  idx BIGINT,
  CHECK ((outcome IS NULL) = (decided IS NULL)),
  CHECK (outcome IS NULL OR content IS NULL)
);
CREATE UNIQUE INDEX preparations_open ON preparations (member, kind, subject) WHERE outcome IS NULL;
CREATE INDEX preparations_member ON preparations (member, prepared);
