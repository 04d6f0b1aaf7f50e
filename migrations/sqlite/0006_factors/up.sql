-- What a person signs in and steps up with beside the password. All of it private.

-- The key that seals secrets at rest, by its name only: the key itself lies outside this database.
CREATE TABLE sealing_keys (id TEXT NOT NULL PRIMARY KEY, since BIGINT NOT NULL);
CREATE TABLE passkeys (
  credential TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  passkey TEXT NOT NULL,
  created BIGINT NOT NULL,
  used BIGINT,
  ended BIGINT
);
CREATE INDEX passkeys_account ON passkeys (account);
-- The seed is sealed, with the account as associated data; no code of a step up to last_step is taken again.
CREATE TABLE totp (
  account TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
  seed TEXT NOT NULL,
  last_step BIGINT NOT NULL,
  wrong BIGINT NOT NULL,
  wrong_at BIGINT,
  created BIGINT NOT NULL
);
-- A seed that is shown to be taken into an app, until its first code comes.
CREATE TABLE totp_offers (
  session TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  seed TEXT NOT NULL,
  expires BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
  code TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  created BIGINT NOT NULL,
  spent BIGINT,
  ended BIGINT
);
CREATE INDEX recovery_codes_account ON recovery_codes (account);
-- All factors lost: two officers agreed that this account may enrol a new one, from a day later on.
CREATE TABLE factor_resets (
  account TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
  agreed BIGINT NOT NULL,
  opens BIGINT NOT NULL,
  closes BIGINT NOT NULL
);
-- A passkey's challenge: for one use, of one account in one session, for one purpose.
CREATE TABLE ceremonies (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT,
  session TEXT,
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  expires BIGINT NOT NULL,
  spent BIGINT
);
CREATE INDEX ceremonies_expires ON ceremonies (expires);
-- Whoever has shown a password and nothing more yet.
CREATE TABLE half_sessions (
  token TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  stage TEXT NOT NULL CHECK (stage IN ('second-factor', 'enrolment')),
  expires BIGINT NOT NULL,
  wrong BIGINT NOT NULL,
  ended BIGINT
);
CREATE INDEX half_sessions_expires ON half_sessions (expires);
-- The passkey that a session began with: it ends with it.
ALTER TABLE sessions ADD COLUMN passkey TEXT;
