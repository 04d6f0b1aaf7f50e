-- The orders in which lists are read: a page reads as many rows as it shows, however many there are.

CREATE INDEX entries_told ON entries (idx) WHERE act NOT IN ('vote', 'log', 'key');
CREATE INDEX entries_consultation ON entries (idx) WHERE act = 'consultation';
CREATE INDEX ballots_idx ON ballots (idx);
CREATE INDEX corrections_ballot ON corrections (ballot, idx);
CREATE INDEX extensions_ballot ON extensions (ballot, idx);
CREATE INDEX error_reports_ballot ON error_reports (ballot, idx);
CREATE INDEX intended_votes_ballot ON intended_votes (ballot, idx);
CREATE INDEX norms_waiting ON norms (idx) WHERE in_force_idx IS NULL AND annulled_idx IS NULL AND ended_idx IS NULL;
-- Standings are derived from these columns alone: what is notified on one norm comes over years, row by far row.
DROP INDEX adherence_events_norm;
CREATE INDEX adherence_events_norm ON adherence_events (norm, member, idx, kind, date);
