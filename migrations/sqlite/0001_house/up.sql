-- Times are microseconds since 1970 in UTC, dates are YYYY-MM-DD, words are those of the law.
-- Public tables first: every row follows from entries and documents alone (record::effects).

CREATE TABLE head (
  id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  n BIGINT NOT NULL,
  time BIGINT NOT NULL,
  origin TEXT NOT NULL,
  house TEXT NOT NULL,
  peaks TEXT NOT NULL
);

CREATE TABLE entries (
  idx BIGINT NOT NULL PRIMARY KEY,
  time BIGINT NOT NULL,
  act TEXT NOT NULL,
  proposal TEXT,
  ballot TEXT,
  norm TEXT,
  member TEXT,
  bytes TEXT NOT NULL,
  leaf TEXT NOT NULL
);
CREATE INDEX entries_proposal ON entries (proposal, idx);
CREATE INDEX entries_ballot ON entries (ballot, idx);
CREATE INDEX entries_norm ON entries (norm, idx);
CREATE INDEX entries_member ON entries (member, idx);

CREATE TABLE houses (
  idx BIGINT NOT NULL PRIMARY KEY,
  house TEXT NOT NULL,
  origin TEXT NOT NULL,
  at BIGINT NOT NULL,
  after TEXT,
  lost_from BIGINT,
  lost_to BIGINT
);
CREATE TABLE rulebooks (version BIGINT NOT NULL PRIMARY KEY, effective TEXT NOT NULL, body TEXT NOT NULL, idx BIGINT NOT NULL);
CREATE TABLE themes (code TEXT NOT NULL PRIMARY KEY, name_en TEXT NOT NULL, name_fr TEXT NOT NULL, idx BIGINT NOT NULL);
CREATE TABLE log_heads (idx BIGINT NOT NULL PRIMARY KEY, head TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE moments (idx BIGINT NOT NULL PRIMARY KEY, what TEXT NOT NULL, subject TEXT NOT NULL, due TEXT NOT NULL);

CREATE TABLE members (
  code TEXT NOT NULL PRIMARY KEY,
  collection TEXT NOT NULL,
  iso2 TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('state', 'regional_organisation')),
  idx BIGINT NOT NULL
);
CREATE TABLE member_names (
  idx BIGINT NOT NULL PRIMARY KEY,
  member TEXT NOT NULL REFERENCES members (code),
  short_en TEXT NOT NULL,
  short_fr TEXT NOT NULL,
  formal_en TEXT NOT NULL,
  formal_fr TEXT NOT NULL,
  since TEXT NOT NULL
);
CREATE INDEX member_names_member ON member_names (member, idx);
CREATE TABLE standings (
  idx BIGINT NOT NULL PRIMARY KEY,
  member TEXT NOT NULL REFERENCES members (code),
  what TEXT NOT NULL CHECK (what IN ('admitted', 'suspended', 'reinstated', 'withdrawn')),
  scope TEXT CHECK (scope IN ('vote', 'all-participation')),
  body TEXT NOT NULL,
  reference TEXT NOT NULL,
  decided TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  recorded BIGINT NOT NULL,
  seats TEXT NOT NULL
);
CREATE INDEX standings_member ON standings (member, idx);
CREATE TABLE partners (
  idx BIGINT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  iso2 TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('invitee', 'participant', 'associate')),
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  formal_en TEXT NOT NULL,
  formal_fr TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT
);
CREATE TABLE seats (
  seat TEXT NOT NULL PRIMARY KEY,
  office TEXT NOT NULL,
  member TEXT,
  since BIGINT NOT NULL,
  until TEXT,
  ended BIGINT,
  idx BIGINT NOT NULL
);
CREATE INDEX seats_member ON seats (member);

CREATE TABLE proposals (
  symbol TEXT NOT NULL PRIMARY KEY,
  collection TEXT NOT NULL,
  stage TEXT NOT NULL,
  resumes TEXT,
  sponsor TEXT NOT NULL REFERENCES members (code),
  classification TEXT NOT NULL CHECK (classification IN ('for-members', 'public')),
  kind TEXT NOT NULL,
  theme TEXT NOT NULL REFERENCES themes (code),
  original TEXT NOT NULL CHECK (original IN ('en', 'fr')),
  effect TEXT NOT NULL,
  force TEXT NOT NULL,
  report_every BIGINT,
  submitted BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  final_revision BIGINT,
  final_at BIGINT,
  consultation_until BIGINT,
  opens_on TEXT,
  consented BIGINT,
  opened BIGINT,
  ballot TEXT,
  norm TEXT,
  relation TEXT CHECK (relation IN ('amends', 'replaces', 'abrogates')),
  related TEXT,
  order_idx BIGINT,
  order_reason TEXT,
  idx BIGINT NOT NULL,
  changed BIGINT NOT NULL
);
CREATE INDEX proposals_sponsor ON proposals (sponsor, idx);
CREATE INDEX proposals_stage ON proposals (stage, idx);
CREATE INDEX proposals_ballot ON proposals (ballot);
CREATE INDEX proposals_norm ON proposals (norm);
CREATE INDEX proposals_related ON proposals (related);
CREATE INDEX proposals_idx ON proposals (idx);
CREATE TABLE revisions (
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  seat TEXT NOT NULL,
  reason TEXT NOT NULL,
  en_title TEXT, en_summary TEXT, en_text TEXT, en_idx BIGINT,
  fr_title TEXT, fr_summary TEXT, fr_text TEXT, fr_idx BIGINT,
  idx BIGINT NOT NULL,
  units TEXT NOT NULL,
  agreed BIGINT,
  PRIMARY KEY (proposal, number)
);
CREATE TABLE sign_offs (
  idx BIGINT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  revision BIGINT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('en', 'fr')),
  seat TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (proposal, revision, lang)
);
CREATE TABLE comments (
  idx BIGINT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  number BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  unit TEXT,
  lang TEXT NOT NULL CHECK (lang IN ('en', 'fr')),
  kind TEXT NOT NULL CHECK (kind IN ('substantive', 'editorial', 'translation')),
  member TEXT NOT NULL REFERENCES members (code),
  note TEXT NOT NULL,
  wording TEXT,
  at BIGINT NOT NULL,
  answer TEXT CHECK (answer IN ('accepted', 'accepted-in-part', 'rejected', 'noted')),
  answer_en TEXT,
  answer_fr TEXT,
  answered_idx BIGINT,
  answered_at BIGINT,
  UNIQUE (proposal, number)
);
CREATE INDEX comments_member ON comments (member, idx);
CREATE TABLE amendments (
  idx BIGINT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  number BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  member TEXT NOT NULL REFERENCES members (code),
  comment BIGINT,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('standing', 'withdrawn', 'accepted', 'fallen')),
  settled_idx BIGINT,
  merged BIGINT,
  fallen TEXT,
  at BIGINT NOT NULL,
  UNIQUE (proposal, number)
);
CREATE INDEX amendments_member ON amendments (member, idx);
CREATE TABLE amendment_sponsorships (
  idx BIGINT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  number BIGINT NOT NULL,
  member TEXT NOT NULL REFERENCES members (code),
  UNIQUE (proposal, number, member)
);
-- The changes of an amendment or a corrigendum, by the index of its entry.
CREATE TABLE text_changes (
  idx BIGINT NOT NULL,
  place BIGINT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('replace', 'insert-after', 'delete')),
  unit TEXT,
  en TEXT,
  fr TEXT,
  PRIMARY KEY (idx, place)
);
-- The order of voting before the whole; that of the proposal's order_idx counts.
CREATE TABLE voting_parts (
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  place BIGINT NOT NULL,
  amendment BIGINT,
  units TEXT,
  ballot TEXT,
  settled_idx BIGINT,
  merged BIGINT,
  idx BIGINT NOT NULL,
  PRIMARY KEY (idx, place)
);
CREATE INDEX voting_parts_proposal ON voting_parts (proposal, place);
CREATE INDEX voting_parts_ballot ON voting_parts (ballot);
CREATE TABLE returns (
  idx BIGINT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  ground TEXT NOT NULL,
  note TEXT,
  at BIGINT NOT NULL,
  UNIQUE (proposal, ground)
);
CREATE TABLE sponsorships (
  idx BIGINT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  member TEXT NOT NULL REFERENCES members (code),
  revision BIGINT NOT NULL,
  withdrawn BIGINT
);
CREATE INDEX sponsorships_proposal ON sponsorships (proposal, member);
CREATE INDEX sponsorships_member ON sponsorships (member, idx);

CREATE TABLE ballots (
  symbol TEXT NOT NULL PRIMARY KEY,
  collection TEXT NOT NULL,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  revision BIGINT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  rulebook BIGINT NOT NULL REFERENCES rulebooks (version),
  entitled BIGINT NOT NULL,
  opens BIGINT NOT NULL,
  closes BIGINT NOT NULL,
  body TEXT NOT NULL,
  reference TEXT NOT NULL,
  decided TEXT NOT NULL,
  waiver TEXT,
  text_en TEXT,
  text_fr TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'certified', 'refused', 'ended')),
  ground TEXT,
  outcome TEXT,
  yes BIGINT, "no" BIGINT, abstain BIGINT, not_participating BIGINT,
  left_closed BIGINT,
  closed_idx BIGINT,
  certified_idx BIGINT,
  certified_at BIGINT,
  norm TEXT,
  part BIGINT,
  idx BIGINT NOT NULL
);
CREATE INDEX ballots_state ON ballots (state, closes);
CREATE INDEX ballots_closes ON ballots (closes);
CREATE INDEX ballots_proposal ON ballots (proposal);
CREATE INDEX ballots_closed ON ballots (closed_idx);
CREATE TABLE electors (
  ballot TEXT NOT NULL REFERENCES ballots (symbol),
  member TEXT NOT NULL REFERENCES members (code),
  ground TEXT,
  PRIMARY KEY (ballot, member)
);
CREATE INDEX electors_member ON electors (member, ballot);
CREATE TABLE vote_entries (idx BIGINT NOT NULL PRIMARY KEY, ballot TEXT NOT NULL REFERENCES ballots (symbol), commitment TEXT NOT NULL UNIQUE, at BIGINT NOT NULL);
CREATE INDEX vote_entries_ballot ON vote_entries (ballot, idx);
CREATE TABLE extensions (idx BIGINT NOT NULL PRIMARY KEY, ballot TEXT NOT NULL REFERENCES ballots (symbol), closes BIGINT NOT NULL, reference TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE votes (
  ballot TEXT NOT NULL REFERENCES ballots (symbol),
  member TEXT NOT NULL REFERENCES members (code),
  choice TEXT CHECK (choice IN ('yes', 'no', 'abstain', 'not-participating')),
  idx BIGINT NOT NULL,
  seat TEXT NOT NULL,
  auth TEXT NOT NULL,
  explanation TEXT,
  PRIMARY KEY (ballot, member)
);
CREATE INDEX votes_member ON votes (member, idx);
CREATE TABLE error_reports (idx BIGINT NOT NULL PRIMARY KEY, ballot TEXT NOT NULL REFERENCES ballots (symbol), member TEXT NOT NULL, note TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE intended_votes (idx BIGINT NOT NULL PRIMARY KEY, ballot TEXT NOT NULL REFERENCES ballots (symbol), member TEXT NOT NULL, choice TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE corrections (idx BIGINT NOT NULL PRIMARY KEY, ballot TEXT NOT NULL REFERENCES ballots (symbol), member TEXT NOT NULL, choice TEXT, reference TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE explanations (
  idx BIGINT NOT NULL PRIMARY KEY,
  ballot TEXT,
  norm TEXT,
  member TEXT NOT NULL,
  en TEXT,
  fr TEXT,
  translated TEXT,
  at BIGINT NOT NULL
);
CREATE INDEX explanations_ballot ON explanations (ballot);
CREATE INDEX explanations_norm ON explanations (norm);

CREATE TABLE norms (
  symbol TEXT NOT NULL PRIMARY KEY,
  collection TEXT NOT NULL,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  ballot TEXT,
  revision BIGINT NOT NULL,
  body TEXT,
  chair TEXT,
  reference TEXT,
  decided TEXT,
  adopted TEXT NOT NULL,
  in_force_on TEXT,
  in_force_idx BIGINT,
  annulled_idx BIGINT,
  annulled_on TEXT,
  annulled_by TEXT,
  ended_on TEXT,
  ended_idx BIGINT,
  ended_by TEXT,
  ended_how TEXT,
  idx BIGINT NOT NULL
);
CREATE INDEX norms_idx ON norms (idx);
CREATE TABLE dissociations (norm TEXT NOT NULL REFERENCES norms (symbol), proposal TEXT NOT NULL REFERENCES proposals (symbol), member TEXT NOT NULL REFERENCES members (code), idx BIGINT NOT NULL, PRIMARY KEY (proposal, member));
CREATE INDEX dissociations_norm ON dissociations (norm);
CREATE TABLE versions (
  idx BIGINT NOT NULL PRIMARY KEY,
  norm TEXT NOT NULL REFERENCES norms (symbol),
  proposal TEXT NOT NULL UNIQUE REFERENCES proposals (symbol),
  revision BIGINT NOT NULL,
  ballot TEXT,
  body TEXT,
  chair TEXT,
  reference TEXT,
  adopted TEXT NOT NULL,
  in_force_on TEXT,
  in_force_idx BIGINT
);
CREATE INDEX versions_norm ON versions (norm, idx);
-- What the adoption of one norm, or of an amendment or abrogation, does to another or to the same.
CREATE TABLE relations (
  idx BIGINT NOT NULL PRIMARY KEY,
  norm TEXT NOT NULL,
  related TEXT NOT NULL REFERENCES norms (symbol),
  relation TEXT NOT NULL CHECK (relation IN ('amends', 'replaces', 'abrogates')),
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  adopted TEXT NOT NULL
);
CREATE INDEX relations_related ON relations (related, idx);
CREATE INDEX relations_norm ON relations (norm, idx);
CREATE TABLE corrigenda (
  idx BIGINT NOT NULL PRIMARY KEY,
  norm TEXT NOT NULL REFERENCES norms (symbol),
  number BIGINT NOT NULL,
  proposal TEXT NOT NULL REFERENCES proposals (symbol),
  reason TEXT NOT NULL,
  reference TEXT NOT NULL,
  until BIGINT NOT NULL,
  at BIGINT NOT NULL,
  stands_idx BIGINT,
  en_text TEXT,
  fr_text TEXT,
  units TEXT,
  UNIQUE (norm, number)
);
CREATE TABLE corrigendum_objections (
  idx BIGINT NOT NULL PRIMARY KEY,
  norm TEXT NOT NULL REFERENCES norms (symbol),
  number BIGINT NOT NULL,
  member TEXT NOT NULL REFERENCES members (code),
  en TEXT,
  fr TEXT,
  at BIGINT NOT NULL,
  UNIQUE (norm, number, member)
);
CREATE TABLE adherence_events (
  idx BIGINT NOT NULL PRIMARY KEY,
  norm TEXT NOT NULL REFERENCES norms (symbol),
  member TEXT NOT NULL,
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  en TEXT,
  fr TEXT,
  at BIGINT NOT NULL,
  acknowledged BIGINT,
  acknowledged_at BIGINT,
  units TEXT
);
CREATE INDEX adherence_events_norm ON adherence_events (norm, member, idx);
CREATE INDEX adherence_events_member ON adherence_events (member, idx);

-- What is not public. Documents are public or closed with the act that brought them.

CREATE TABLE documents (
  commitment TEXT NOT NULL PRIMARY KEY,
  media TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  salt TEXT NOT NULL,
  body TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  idx BIGINT NOT NULL,
  -- closed while this proposal is for members
  proposal TEXT,
  -- closed while this ballot runs, but for this member
  ballot TEXT,
  member TEXT
);
CREATE TABLE sealed_votes (
  idx BIGINT NOT NULL PRIMARY KEY,
  ballot TEXT NOT NULL,
  member TEXT NOT NULL,
  account TEXT NOT NULL,
  content TEXT NOT NULL,
  salt TEXT NOT NULL,
  is_withdrawal BIGINT NOT NULL
);
CREATE INDEX sealed_votes_ballot ON sealed_votes (ballot, member, idx);
CREATE TABLE sealed_acts (idx BIGINT NOT NULL PRIMARY KEY, proposal TEXT NOT NULL, content TEXT NOT NULL, salt TEXT NOT NULL, disclosed BIGINT);
CREATE INDEX sealed_acts_proposal ON sealed_acts (proposal, idx);

CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL);
INSERT INTO counters (name, n) VALUES ('private-log', 0);
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password TEXT NOT NULL,
  lang TEXT NOT NULL,
  created BIGINT NOT NULL,
  ended BIGINT
);
CREATE TABLE appointments (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  office TEXT NOT NULL,
  member TEXT,
  seat TEXT NOT NULL UNIQUE,
  since BIGINT NOT NULL,
  until BIGINT,
  ended BIGINT,
  granted_by TEXT
);
CREATE INDEX appointments_account ON appointments (account);
CREATE INDEX appointments_member ON appointments (member);
CREATE TABLE sessions (
  token TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  auth TEXT NOT NULL,
  created BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  ended BIGINT,
  agent TEXT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account);
CREATE TABLE invitations (
  token TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  office TEXT NOT NULL,
  member TEXT,
  seat TEXT NOT NULL,
  until BIGINT,
  invited_by TEXT,
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  spent BIGINT
);
CREATE TABLE password_resets (
  token TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  spent BIGINT
);
CREATE TABLE drafts (
  symbol TEXT NOT NULL PRIMARY KEY,
  member TEXT NOT NULL,
  proposal TEXT,
  words TEXT NOT NULL,
  version BIGINT NOT NULL,
  account TEXT NOT NULL,
  changed BIGINT NOT NULL,
  used BIGINT
);
CREATE INDEX drafts_member ON drafts (member, changed);
-- What a delegation prepares before its head sends it.
CREATE TABLE comment_drafts (
  id TEXT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL,
  revision BIGINT NOT NULL,
  member TEXT NOT NULL,
  unit TEXT,
  lang TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  wording TEXT NOT NULL,
  account TEXT NOT NULL,
  version BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  used BIGINT
);
CREATE INDEX comment_drafts_member ON comment_drafts (member, proposal);
CREATE TABLE amendment_drafts (
  id TEXT NOT NULL PRIMARY KEY,
  proposal TEXT NOT NULL,
  revision BIGINT NOT NULL,
  member TEXT NOT NULL,
  words TEXT NOT NULL,
  account TEXT NOT NULL,
  version BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  used BIGINT
);
CREATE INDEX amendment_drafts_member ON amendment_drafts (member, proposal);
CREATE TABLE motions (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  account TEXT NOT NULL,
  seat TEXT NOT NULL,
  at BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'withdrawn')),
  approved_by TEXT,
  approved_seat TEXT,
  settled BIGINT,
  CHECK (approved_by IS NULL OR (approved_by <> account AND approved_seat <> seat))
);
CREATE INDEX motions_state ON motions (state, at);
CREATE TABLE requests (
  account TEXT NOT NULL,
  request TEXT NOT NULL,
  route TEXT NOT NULL,
  hash TEXT NOT NULL,
  answer TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (request, account, route)
);
CREATE TABLE private_log (n BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, h TEXT NOT NULL, prev TEXT NOT NULL, salt TEXT NOT NULL, line TEXT NOT NULL);

-- Archives of others: they share country codes with the members of the house and nothing else.
CREATE TABLE archive_collections (code TEXT NOT NULL PRIMARY KEY, idx BIGINT NOT NULL REFERENCES entries (idx));
CREATE TABLE archive_imports (idx BIGINT NOT NULL PRIMARY KEY REFERENCES entries (idx), collection TEXT NOT NULL REFERENCES archive_collections (code), rule TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE archive_files (
  idx BIGINT NOT NULL REFERENCES archive_imports (idx),
  name TEXT NOT NULL,
  collection TEXT NOT NULL REFERENCES archive_collections (code),
  bytes BIGINT NOT NULL,
  rows BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (idx, name),
  UNIQUE (collection, name, sha256)
);
CREATE TABLE archive_members (
  collection TEXT NOT NULL REFERENCES archive_collections (code),
  code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('state', 'organisation')),
  name_en TEXT NOT NULL,
  name_fr TEXT,
  since TEXT,
  until TEXT,
  idx BIGINT NOT NULL REFERENCES entries (idx),
  PRIMARY KEY (collection, code)
);
CREATE TABLE archive_decisions (
  idx BIGINT NOT NULL PRIMARY KEY REFERENCES entries (idx),
  collection TEXT NOT NULL REFERENCES archive_collections (code),
  symbol TEXT NOT NULL,
  slug TEXT NOT NULL,
  date TEXT NOT NULL,
  title TEXT,
  summary TEXT,
  resolution TEXT,
  rule TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('adopted', 'rejected', 'no-decision')),
  entitled BIGINT NOT NULL,
  yes BIGINT NOT NULL,
  no BIGINT NOT NULL,
  abstain BIGINT NOT NULL,
  not_participating BIGINT NOT NULL,
  roll TEXT NOT NULL,
  UNIQUE (collection, slug)
);
CREATE INDEX archive_decisions_date ON archive_decisions (collection, date, idx);
-- One row for each vote of a roll call, in the order in which a participant's votes are read.
CREATE TABLE archive_votes (
  member TEXT NOT NULL,
  decision BIGINT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('yes', 'no', 'abstain', 'not-participating')),
  PRIMARY KEY (member, decision)
);
CREATE TABLE archive_instruments (
  idx BIGINT NOT NULL PRIMARY KEY REFERENCES entries (idx),
  collection TEXT NOT NULL REFERENCES archive_collections (code),
  symbol TEXT NOT NULL,
  slug TEXT NOT NULL,
  adopted TEXT,
  title TEXT,
  chapter TEXT,
  UNIQUE (collection, slug)
);
CREATE TABLE archive_events (
  idx BIGINT NOT NULL REFERENCES archive_instruments (idx),
  place BIGINT NOT NULL,
  collection TEXT NOT NULL,
  member TEXT NOT NULL,
  event TEXT NOT NULL,
  date TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (idx, place)
);
CREATE INDEX archive_events_member ON archive_events (collection, member, date);

-- A guard, not a proof: the record is never changed.
CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER entries_are_not_removed BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
