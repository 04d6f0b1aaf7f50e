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
