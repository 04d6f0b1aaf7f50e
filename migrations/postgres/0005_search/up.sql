-- The index of the search: it follows from the public tables and the documents, and is made anew where they change.
-- What the public may find stands on the shelf `public`; what only those may who read what is for members, on the
-- shelf `members`.

CREATE TABLE search_public (id BIGINT NOT NULL PRIMARY KEY, terms tsvector NOT NULL);
CREATE TABLE search_members (id BIGINT NOT NULL PRIMARY KEY, terms tsvector NOT NULL);
-- A frequent word is looked for in the texts themselves, one after the other: they must lie open.
ALTER TABLE search_public ALTER COLUMN terms SET STORAGE MAIN;
ALTER TABLE search_members ALTER COLUMN terms SET STORAGE MAIN;
ALTER TABLE search_public SET (toast_tuple_target = 8160);
ALTER TABLE search_members SET (toast_tuple_target = 8160);
CREATE INDEX search_public_terms ON search_public USING gin (terms) WITH (fastupdate = off);
CREATE INDEX search_members_terms ON search_members USING gin (terms) WITH (fastupdate = off);

-- What every text is ranked and counted by.
CREATE TABLE search_rows (
  shelf TEXT NOT NULL CHECK (shelf IN ('public', 'members')),
  id BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('norm', 'proposal', 'vote', 'member')),
  symbol TEXT NOT NULL,
  address TEXT NOT NULL,
  theme TEXT NOT NULL,
  status TEXT NOT NULL,
  year TEXT NOT NULL,
  member TEXT NOT NULL,
  result TEXT NOT NULL,
  title TEXT NOT NULL,
  heading TEXT NOT NULL,
  PRIMARY KEY (shelf, id)
);
-- What is shown of it.
CREATE TABLE search_texts (
  shelf TEXT NOT NULL,
  id BIGINT NOT NULL,
  names TEXT NOT NULL,
  title_en TEXT NOT NULL, title_fr TEXT NOT NULL,
  label_en TEXT NOT NULL, label_fr TEXT NOT NULL,
  heading_en TEXT NOT NULL, heading_fr TEXT NOT NULL,
  body_en TEXT NOT NULL, body_fr TEXT NOT NULL,
  PRIMARY KEY (shelf, id)
);
-- What was laid on a shelf of a norm, proposal, vote or member, as one hash.
CREATE TABLE search_subjects (
  shelf TEXT NOT NULL,
  id BIGINT NOT NULL,
  symbol TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (shelf, id)
);
-- The words of a shelf, with how many norms, proposals, votes and members use them.
CREATE TABLE search_words (
  shelf TEXT NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  letters BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (shelf, word)
);
CREATE INDEX search_words_letters ON search_words (shelf, letters, n);
-- Which analyzer made the index.
CREATE TABLE search_made (id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), analyzer BIGINT NOT NULL);
