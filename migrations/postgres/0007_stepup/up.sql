-- What a person is about to confirm. `sealed` holds nonce and intent under the key file, and the assertion once
-- there is one: never a choice in clear. It is emptied when the three minutes are over or the code was wrong five times.
CREATE TABLE intents (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  session TEXT NOT NULL,
  ballot TEXT,
  sealed TEXT,
  wrong BIGINT NOT NULL CHECK (wrong BETWEEN 0 AND 5),
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  means TEXT CHECK (means IN ('passkey', 'totp')),
  consumed BIGINT,
  idx BIGINT,
  CHECK ((consumed IS NULL) = (means IS NULL)),
  CHECK (consumed IS NULL OR consumed < expires),
  CHECK (consumed IS NULL OR wrong < 5)
);
CREATE INDEX intents_account ON intents (account, created);
CREATE INDEX intents_ballot ON intents (ballot);
CREATE INDEX intents_expires ON intents (expires);

-- What was being written when a session ended: returned to its account alone.
CREATE TABLE parked (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  path TEXT NOT NULL,
  sealed TEXT NOT NULL,
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL
);
CREATE INDEX parked_account ON parked (account, created);

-- A session keeps its name when its secret is renewed after a confirmation; the secret before it is taken for a
-- moment longer, so that a form sent twice finds its answer.
ALTER TABLE sessions ADD COLUMN name TEXT;
ALTER TABLE sessions ADD COLUMN before TEXT;
ALTER TABLE sessions ADD COLUMN renewed BIGINT;
CREATE INDEX sessions_before ON sessions (before);

-- Two officers, each with a confirmation of their own, and neither approves without being named.
ALTER TABLE motions ADD COLUMN proposed_intent TEXT;
ALTER TABLE motions ADD COLUMN approved_intent TEXT
  CHECK (approved_intent IS NULL OR approved_intent <> proposed_intent)
  CHECK (state <> 'approved' OR (approved_by IS NOT NULL AND approved_seat IS NOT NULL));
