-- Letters that wait for the post, laid in the transaction of the act that they tell of. No secret stands here: the
-- link of an invitation or a new password is made as its letter is sent.
CREATE TABLE outbox (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT,
  recipient TEXT NOT NULL,
  name TEXT NOT NULL,
  lang TEXT,
  kind TEXT NOT NULL,
  facts TEXT NOT NULL,
  created BIGINT NOT NULL,
  due BIGINT NOT NULL,
  lease BIGINT,
  attempts BIGINT NOT NULL,
  trouble TEXT NOT NULL,
  sent BIGINT,
  dead BIGINT
);
CREATE INDEX outbox_due ON outbox (due) WHERE sent IS NULL AND dead IS NULL;
CREATE INDEX outbox_created ON outbox (created);
-- What a person does not want to be told by letter, of what need not be told.
CREATE TABLE silenced (
  account TEXT NOT NULL REFERENCES accounts (id),
  notice TEXT NOT NULL,
  PRIMARY KEY (account, notice)
);
-- Links that were mailed for an invitation, each for an hour; the first spends the invitation.
CREATE TABLE invitation_links (
  token TEXT NOT NULL PRIMARY KEY,
  invitation TEXT NOT NULL REFERENCES invitations (token),
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL
);
CREATE INDEX invitation_links_invitation ON invitation_links (invitation);
-- Links that were mailed to an address which an account is to have instead of its own, each for an hour and one use.
CREATE TABLE email_changes (
  token TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  email TEXT NOT NULL,
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  spent BIGINT
);
CREATE INDEX email_changes_account ON email_changes (account);
-- Of which vote an answer is a receipt: the answers of replaced votes go with their salts, and answers are sealed.
ALTER TABLE requests ADD COLUMN about TEXT;
CREATE INDEX requests_about ON requests (about) WHERE about IS NOT NULL;
CREATE INDEX requests_at ON requests (at);
-- Failures of signing in: by the hash of an address, by browser and address, by network.
CREATE TABLE sign_in_failures (
  counted TEXT NOT NULL CHECK (counted IN ('account', 'known-browser', 'network')),
  key TEXT NOT NULL,
  count BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (counted, key)
);
CREATE INDEX sign_in_failures_last ON sign_in_failures (last);
-- From where an account signed in before: the browser by the hash of a secret that it keeps, the network in words.
CREATE TABLE known_browsers (
  token TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id),
  since BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (token, account)
);
CREATE INDEX known_browsers_account ON known_browsers (account);
CREATE TABLE known_networks (
  account TEXT NOT NULL REFERENCES accounts (id),
  network TEXT NOT NULL,
  since BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (account, network)
);
-- Who made an entry of the record, which names seats only.
CREATE TABLE own_entries (
  account TEXT NOT NULL REFERENCES accounts (id),
  idx BIGINT NOT NULL,
  PRIMARY KEY (account, idx)
);
-- From which network a session began.
ALTER TABLE sessions ADD COLUMN network TEXT NOT NULL DEFAULT '';
-- What the auditor looks for in the private log; it follows from the lines, and stands beside their chain.
ALTER TABLE private_log ADD COLUMN event TEXT NOT NULL DEFAULT '';
CREATE TABLE private_log_people (
  account TEXT NOT NULL,
  n BIGINT NOT NULL,
  is_own BIGINT NOT NULL CHECK (is_own IN (0, 1)),
  PRIMARY KEY (account, n)
);
CREATE INDEX private_log_event ON private_log (event, n);
CREATE INDEX private_log_at ON private_log (at);
UPDATE private_log SET event = json_extract(line, '$.event');
INSERT OR IGNORE INTO private_log_people (account, n, is_own)
  SELECT json_extract(line, '$.by'), n, 1 FROM private_log WHERE json_extract(line, '$.by') IS NOT NULL;
INSERT OR IGNORE INTO private_log_people (account, n, is_own)
  SELECT json_extract(line, '$.about'), n, 1 FROM private_log WHERE json_extract(line, '$.by') IS NULL AND length(json_extract(line, '$.about')) = 36;
