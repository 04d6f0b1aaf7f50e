//! How long what is private is kept; the public record is kept for ever.

use jiff::SignedDuration;

const DAY: i64 = 24;

/// How long each thing is kept after it has served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The answers of forms, by which one that is sent twice finds its first answer.
    pub answers: SignedDuration,
    /// Sessions after their end.
    pub sessions: SignedDuration,
    /// Links to a new password, and mailed links of invitations, after they are spent or over.
    pub links: SignedDuration,
    /// Letters that were sent, or given up.
    pub letters: SignedDuration,
    /// Notices about a proposal or a ballot, as proof of what was sent to whom and when.
    pub proofs: SignedDuration,
    /// Browsers and networks that an account has not signed in from since.
    pub browsers: SignedDuration,
    /// The words of the private log; its hashes are kept for ever.
    pub log: SignedDuration,
}

/// The rule of the house (docs/security.md).
pub const RULE: Rule = Rule {
    answers: SignedDuration::from_hours(30 * DAY),
    sessions: SignedDuration::from_hours(90 * DAY),
    links: SignedDuration::from_hours(30 * DAY),
    letters: SignedDuration::from_hours(90 * DAY),
    proofs: SignedDuration::from_hours(5 * 365 * DAY),
    browsers: SignedDuration::from_hours(400 * DAY),
    log: SignedDuration::from_hours(5 * 365 * DAY),
};
