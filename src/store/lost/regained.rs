//! What was regained after a restore, and what stays lost, in sentences for whoever restored.

use std::fmt;

use crate::rules::words::{BallotSymbol, MemberCode, ProposalSymbol, Seat};

/// What was regained, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regained {
    /// Entries that the backup did not have.
    pub entries: i64,
    /// Acts on proposals for members among them that nothing opens: what they did is lost.
    pub closed_acts: i64,
    /// Ballots on proposals whose submission is among those: their entries stand, and nothing else of them.
    pub ballots: Vec<(BallotSymbol, ProposalSymbol)>,
    /// Documents that entries name, that no entry withholds and that were not to be had.
    pub documents: i64,
    /// Explanations of vote among those, each by the ballot and the member that gave it with its vote.
    pub explanations: Vec<(BallotSymbol, MemberCode)>,
    /// Results whose entries do not state what was certified: their certificates are not made again.
    pub certificates: Vec<BallotSymbol>,
    /// Seats given or ended since the backup: who holds them is not known any more.
    pub seats: Vec<Seat>,
}

impl fmt::Display for Regained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "Regained from the published record: {} entries.",
            self.entries
        )?;
        if self.closed_acts > 0 {
            writeln!(
                f,
                "Lost: what {} acts on proposals for members did; their entries stand.",
                self.closed_acts
            )?;
        }
        for (ballot, proposal) in &self.ballots {
            writeln!(
                f,
                "Lost: {proposal}, and with it the pages of {ballot}; its entries stand, and the symbols are not used again."
            )?;
        }
        if self.documents > 0 {
            writeln!(f, "Missing: {} documents.", self.documents)?;
        }
        for (ballot, member) in &self.explanations {
            writeln!(
                f,
                "Among them: what {member} explained with its vote in {ballot}; ask the delegation for it."
            )?;
        }
        for ballot in &self.certificates {
            writeln!(
                f,
                "Lost: the certificate of {ballot}; what the record states of it is not what was certified."
            )?;
        }
        if !self.seats.is_empty() {
            let seats: Vec<&str> = self.seats.iter().map(Seat::as_str).collect();
            writeln!(
                f,
                "Seats given or ended since the backup, whose holders are not known any more: {}.",
                seats.join(", ")
            )?;
        }
        Ok(())
    }
}
