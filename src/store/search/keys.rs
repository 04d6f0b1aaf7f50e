//! The place of a norm, proposal, vote or member in the order of all texts: a number made of its symbol.

use super::Kind;
use crate::rules::words::{BallotSymbol, MemberCode, NormSymbol, ProposalSymbol};

/// The units of one text that are found; more no text has.
pub(super) const UNITS: i64 = 1 << 14;
/// Bits of the number of a symbol.
const NUMBER: u32 = 42;

/// What bears a symbol and can be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Norm(NormSymbol),
    Proposal(ProposalSymbol),
    Vote(BallotSymbol),
    Member(MemberCode),
}

impl Key {
    pub const fn kind(&self) -> Kind {
        match self {
            Key::Norm(_) => Kind::Norm,
            Key::Proposal(_) => Kind::Proposal,
            Key::Vote(_) => Kind::Vote,
            Key::Member(_) => Kind::Member,
        }
    }

    pub fn symbol(&self) -> &str {
        match self {
            Key::Norm(symbol) => symbol.as_str(),
            Key::Proposal(symbol) => symbol.as_str(),
            Key::Vote(symbol) => symbol.as_str(),
            Key::Member(code) => code.as_str(),
        }
    }

    /// The year in the symbol of a proposal or vote.
    pub(super) fn year(&self) -> String {
        match self {
            Key::Proposal(_) | Key::Vote(_) => self
                .symbol()
                .split('-')
                .nth(1)
                .unwrap_or_default()
                .to_owned(),
            Key::Norm(_) | Key::Member(_) => String::new(),
        }
    }

    /// The place of its title and summary; its units have the next [`UNITS`] places. The same on both databases
    /// and after a replay: newest symbols first, members by code.
    pub fn first_id(&self) -> i64 {
        let kind = match self.kind() {
            Kind::Norm => 1,
            Kind::Proposal => 2,
            Kind::Vote => 3,
            Kind::Member => 4,
        };
        let most = (1_i64 << NUMBER) - 1;
        let number = match self {
            Key::Member(code) => code
                .as_str()
                .bytes()
                .fold(0, |sum, letter| sum * 32 + i64::from(letter & 31)),
            _ => {
                let numbers = self
                    .symbol()
                    .split('-')
                    .filter_map(|part| part.parse::<i64>().ok());
                let number = numbers.fold(0, |sum, number| (sum << 22) + number.min((1 << 22) - 1));
                most - number.min(most)
            }
        };
        (kind << (NUMBER + 14)) + number * UNITS
    }
}
