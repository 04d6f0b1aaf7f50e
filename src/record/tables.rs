//! The public tables as an outsider knows them: their columns, what these hold, and what finds a row again.

use Kind::{Day, Prose, Time, Whole, Word};

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Whole,
    /// A moment, in microseconds since 1970 (UTC).
    Time,
    /// A date, `YYYY-MM-DD`.
    Day,
    /// A word, symbol, code, hash or canonical JSON.
    Word,
    /// What somebody wrote.
    Prose,
}

/// A public table: its name, the columns that find a row again, and all its columns.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub key: &'static [&'static str],
    pub columns: &'static [(&'static str, Kind)],
}

/// Every public table that follows from more than one entry each; entries of votes are the record itself, and the
/// votes of an imported decision stand in its roll.
#[rustfmt::skip]
pub const TABLES: &[Table] = &[
    Table { name: "houses", key: &["idx"], columns: &[("idx", Whole), ("house", Word), ("origin", Word), ("at", Time), ("after", Prose), ("lost_from", Whole), ("lost_to", Whole)] },
    Table { name: "rulebooks", key: &["version"], columns: &[("version", Whole), ("effective", Day), ("body", Word), ("idx", Whole)] },
    Table { name: "themes", key: &["code"], columns: &[("code", Word), ("name_en", Prose), ("name_fr", Prose), ("idx", Whole)] },
    Table { name: "log_heads", key: &["idx"], columns: &[("idx", Whole), ("head", Word), ("at", Time)] },
    Table { name: "moments", key: &["idx"], columns: &[("idx", Whole), ("what", Word), ("subject", Word), ("due", Day)] },
    Table { name: "members", key: &["code"], columns: &[("code", Word), ("collection", Word), ("iso2", Word), ("kind", Word), ("idx", Whole)] },
    Table { name: "member_names", key: &["idx"], columns: &[("idx", Whole), ("member", Word), ("short_en", Prose), ("short_fr", Prose), ("formal_en", Prose), ("formal_fr", Prose), ("since", Day)] },
    Table { name: "standings", key: &["idx"], columns: &[("idx", Whole), ("member", Word), ("what", Word), ("scope", Word), ("body", Word), ("reference", Word), ("decided", Day), ("since", Day), ("until", Day), ("recorded", Time), ("seats", Word)] },
    Table { name: "partners", key: &["idx"], columns: &[("idx", Whole), ("code", Word), ("iso2", Word), ("kind", Word), ("name_en", Prose), ("name_fr", Prose), ("formal_en", Prose), ("formal_fr", Prose), ("since", Day), ("until", Day)] },
    Table { name: "seats", key: &["seat"], columns: &[("seat", Word), ("office", Word), ("member", Word), ("since", Time), ("until", Day), ("ended", Time), ("idx", Whole)] },
    Table { name: "proposals", key: &["symbol"], columns: &[("symbol", Word), ("collection", Word), ("stage", Word), ("resumes", Word), ("sponsor", Word), ("classification", Word), ("kind", Word), ("theme", Word), ("original", Word), ("effect", Word), ("force", Word), ("report_every", Whole), ("submitted", Time), ("revision", Whole), ("final_revision", Whole), ("final_at", Time), ("consultation_until", Time), ("opens_on", Day), ("consented", Whole), ("opened", Whole), ("ballot", Word), ("norm", Word), ("relation", Word), ("related", Word), ("order_idx", Whole), ("order_reason", Word), ("idx", Whole), ("changed", Whole)] },
    Table { name: "revisions", key: &["proposal", "number"], columns: &[("proposal", Word), ("number", Whole), ("at", Time), ("seat", Word), ("reason", Word), ("en_title", Word), ("en_summary", Word), ("en_text", Word), ("en_idx", Whole), ("fr_title", Word), ("fr_summary", Word), ("fr_text", Word), ("fr_idx", Whole), ("idx", Whole), ("units", Word), ("agreed", Whole)] },
    Table { name: "sign_offs", key: &["idx"], columns: &[("idx", Whole), ("proposal", Word), ("revision", Whole), ("lang", Word), ("seat", Word), ("at", Time)] },
    Table { name: "comments", key: &["idx"], columns: &[("idx", Whole), ("proposal", Word), ("number", Whole), ("revision", Whole), ("unit", Word), ("lang", Word), ("kind", Word), ("member", Word), ("note", Word), ("wording", Word), ("at", Time), ("answer", Word), ("answer_en", Word), ("answer_fr", Word), ("answered_idx", Whole), ("answered_at", Time)] },
    Table { name: "amendments", key: &["idx"], columns: &[("idx", Whole), ("proposal", Word), ("number", Whole), ("revision", Whole), ("member", Word), ("comment", Whole), ("reason", Word), ("state", Word), ("settled_idx", Whole), ("merged", Whole), ("fallen", Word), ("at", Time)] },
    Table { name: "amendment_sponsorships", key: &["idx"], columns: &[("idx", Whole), ("proposal", Word), ("number", Whole), ("member", Word)] },
    Table { name: "text_changes", key: &["idx", "place"], columns: &[("idx", Whole), ("place", Whole), ("how", Word), ("unit", Word), ("en", Word), ("fr", Word)] },
    Table { name: "voting_parts", key: &["idx", "place"], columns: &[("proposal", Word), ("place", Whole), ("amendment", Whole), ("units", Word), ("ballot", Word), ("settled_idx", Whole), ("merged", Whole), ("idx", Whole)] },
    Table { name: "returns", key: &["idx"], columns: &[("idx", Whole), ("proposal", Word), ("ground", Word), ("note", Word), ("at", Time)] },
    Table { name: "sponsorships", key: &["idx"], columns: &[("idx", Whole), ("proposal", Word), ("member", Word), ("revision", Whole), ("withdrawn", Whole)] },
    Table { name: "ballots", key: &["symbol"], columns: &[("symbol", Word), ("collection", Word), ("proposal", Word), ("revision", Whole), ("kind", Word), ("rule", Word), ("rulebook", Whole), ("entitled", Whole), ("opens", Time), ("closes", Time), ("body", Word), ("reference", Word), ("decided", Day), ("waiver", Word), ("text_en", Word), ("text_fr", Word), ("state", Word), ("ground", Word), ("outcome", Word), ("yes", Whole), ("no", Whole), ("abstain", Whole), ("not_participating", Whole), ("left_closed", Whole), ("closed_idx", Whole), ("certified_idx", Whole), ("certified_at", Time), ("norm", Word), ("part", Whole), ("idx", Whole)] },
    Table { name: "electors", key: &["ballot", "member"], columns: &[("ballot", Word), ("member", Word), ("ground", Word)] },
    Table { name: "extensions", key: &["idx"], columns: &[("idx", Whole), ("ballot", Word), ("closes", Time), ("reference", Word), ("at", Time)] },
    Table { name: "votes", key: &["ballot", "member"], columns: &[("ballot", Word), ("member", Word), ("choice", Word), ("idx", Whole), ("seat", Word), ("second_seat", Word), ("auth", Word), ("explanation", Word)] },
    Table { name: "error_reports", key: &["idx"], columns: &[("idx", Whole), ("ballot", Word), ("member", Word), ("note", Word), ("at", Time)] },
    Table { name: "intended_votes", key: &["idx"], columns: &[("idx", Whole), ("ballot", Word), ("member", Word), ("choice", Word), ("at", Time)] },
    Table { name: "corrections", key: &["idx"], columns: &[("idx", Whole), ("ballot", Word), ("member", Word), ("choice", Word), ("reference", Word), ("at", Time)] },
    Table { name: "explanations", key: &["idx"], columns: &[("idx", Whole), ("ballot", Word), ("norm", Word), ("member", Word), ("en", Word), ("fr", Word), ("translated", Word), ("at", Time)] },
    Table { name: "norms", key: &["symbol"], columns: &[("symbol", Word), ("collection", Word), ("proposal", Word), ("ballot", Word), ("revision", Whole), ("body", Word), ("chair", Word), ("reference", Word), ("decided", Day), ("adopted", Day), ("in_force_on", Day), ("in_force_idx", Whole), ("annulled_idx", Whole), ("annulled_on", Day), ("annulled_by", Word), ("ended_on", Day), ("ended_idx", Whole), ("ended_by", Word), ("ended_how", Word), ("idx", Whole)] },
    Table { name: "dissociations", key: &["proposal", "member"], columns: &[("norm", Word), ("proposal", Word), ("member", Word), ("idx", Whole)] },
    Table { name: "adherence_events", key: &["idx"], columns: &[("idx", Whole), ("norm", Word), ("member", Word), ("kind", Word), ("date", Day), ("en", Word), ("fr", Word), ("at", Time), ("acknowledged", Whole), ("acknowledged_at", Time), ("units", Word)] },
    Table { name: "versions", key: &["idx"], columns: &[("idx", Whole), ("norm", Word), ("proposal", Word), ("revision", Whole), ("ballot", Word), ("body", Word), ("chair", Word), ("reference", Word), ("adopted", Day), ("in_force_on", Day), ("in_force_idx", Whole)] },
    Table { name: "relations", key: &["idx"], columns: &[("idx", Whole), ("norm", Word), ("related", Word), ("relation", Word), ("proposal", Word), ("adopted", Day)] },
    Table { name: "corrigenda", key: &["idx"], columns: &[("idx", Whole), ("norm", Word), ("number", Whole), ("proposal", Word), ("reason", Word), ("reference", Word), ("until", Time), ("at", Time), ("stands_idx", Whole), ("en_text", Word), ("fr_text", Word), ("units", Word)] },
    Table { name: "corrigendum_objections", key: &["idx"], columns: &[("idx", Whole), ("norm", Word), ("number", Whole), ("member", Word), ("en", Word), ("fr", Word), ("at", Time)] },
    Table { name: "keys", key: &["idx"], columns: &[("idx", Whole), ("purpose", Word), ("vkey", Word), ("since", Whole), ("at", Time)] },
    Table { name: "withheld", key: &["commitment"], columns: &[("commitment", Word), ("ground", Word), ("reference", Word), ("at", Time), ("idx", Whole)] },
    Table { name: "archive_collections", key: &["code"], columns: &[("code", Word), ("idx", Whole)] },
    Table { name: "archive_imports", key: &["idx"], columns: &[("idx", Whole), ("collection", Word), ("rule", Word), ("at", Time)] },
    Table { name: "archive_files", key: &["idx", "name"], columns: &[("idx", Whole), ("name", Word), ("collection", Word), ("bytes", Whole), ("rows", Whole), ("sha256", Word)] },
    Table { name: "archive_members", key: &["collection", "code"], columns: &[("collection", Word), ("code", Word), ("kind", Word), ("name_en", Prose), ("name_fr", Prose), ("since", Day), ("until", Day), ("idx", Whole)] },
    Table { name: "archive_decisions", key: &["idx"], columns: &[("idx", Whole), ("collection", Word), ("symbol", Prose), ("slug", Prose), ("date", Day), ("title", Word), ("summary", Word), ("resolution", Prose), ("rule", Word), ("outcome", Word), ("entitled", Whole), ("yes", Whole), ("no", Whole), ("abstain", Whole), ("not_participating", Whole), ("roll", Word)] },
    Table { name: "archive_instruments", key: &["idx"], columns: &[("idx", Whole), ("collection", Word), ("symbol", Prose), ("slug", Prose), ("adopted", Day), ("title", Word), ("chapter", Word)] },
    Table { name: "archive_events", key: &["idx", "place"], columns: &[("idx", Whole), ("place", Whole), ("collection", Word), ("member", Word), ("event", Word), ("date", Day), ("note", Word)] },
];

impl Table {
    /// The table of this name.
    pub fn named(name: &str) -> Option<&'static Table> {
        TABLES.iter().find(|table| table.name == name)
    }

    pub(super) fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|(name, _)| *name == column)
    }
}
