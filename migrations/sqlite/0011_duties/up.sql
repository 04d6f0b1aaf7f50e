-- Days on which the house is closed besides weekends and the public holidays of its seat: officers keep them, and the
-- public calendar shows them. No entry of the record rests on them, so they stand in no entry.
CREATE TABLE closed_days (
  day TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id),
  at BIGINT NOT NULL
);
-- Private links to a person's duties as a calendar: one of an account, and of its secret the SHA-256 only.
CREATE TABLE duty_links (
  account TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
  token TEXT NOT NULL UNIQUE,
  created BIGINT NOT NULL
);
