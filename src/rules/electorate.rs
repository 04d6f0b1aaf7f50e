//! The electorate of a ballot: the members of one day, entitled to vote or not, with the ground.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::majority::Tally;
use super::rulebook::OrganisationRule;
use super::standing::Standing;
use super::words::{Choice, MemberCode, MemberKind, word_list};

word_list! {
    /// Why a member is not entitled to vote in a ballot.
    NotEntitledGround {
        Suspended = "suspended",
        StatesVote = "member-states-vote",
        Ceased = "ceased-to-be-a-member",
    }
}

/// A member on the list of a ballot; entitled unless a ground is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Elector {
    pub member: MemberCode,
    pub ground: Option<NotEntitledGround>,
}

impl Elector {
    pub const fn is_entitled(&self) -> bool {
        self.ground.is_none()
    }
}

/// The list as it is fixed at the opening, sorted by code: who is a member that day, each with the
/// ground if not entitled. Whoever is not a member that day is not on it.
pub fn of(
    members: &[(MemberCode, MemberKind, Standing)],
    organisation: OrganisationRule,
) -> Vec<Elector> {
    let mut electors: Vec<Elector> = members
        .iter()
        .filter(|(_, _, standing)| standing.is_member())
        .map(|(member, kind, standing)| Elector {
            member: member.clone(),
            ground: ground(*kind, *standing, organisation),
        })
        .collect();
    electors.sort_by(|a, b| a.member.cmp(&b.member));
    electors
}

/// Strikes a member that ceased to be one before the closing; the bases fall with it (PROCEDURE,
/// section 3). Nothing else touches an electorate once it is fixed.
pub fn strike(electors: &mut [Elector], member: &MemberCode) {
    for elector in electors.iter_mut().filter(|e| e.member == *member) {
        elector.ground = Some(NotEntitledGround::Ceased);
    }
}

/// How many may vote.
pub fn entitled_count(electors: &[Elector]) -> i64 {
    count(electors.iter().filter(|elector| elector.is_entitled()))
}

/// Counts the last votes of those entitled; a vote of anybody else counts nowhere.
pub fn tally(electors: &[Elector], votes: &BTreeMap<MemberCode, Choice>) -> Tally {
    let of =
        |choice: Choice| {
            count(electors.iter().filter(|elector| {
                elector.is_entitled() && votes.get(&elector.member) == Some(&choice)
            }))
        };
    Tally {
        entitled: entitled_count(electors),
        yes: of(Choice::Yes),
        no: of(Choice::No),
        abstain: of(Choice::Abstain),
        not_participating: of(Choice::NotParticipating),
    }
}

fn ground(
    kind: MemberKind,
    standing: Standing,
    organisation: OrganisationRule,
) -> Option<NotEntitledGround> {
    match (standing, kind, organisation) {
        (Standing::Suspended { .. }, _, _) => Some(NotEntitledGround::Suspended),
        (_, MemberKind::RegionalOrganisation, OrganisationRule::StatesVote) => {
            Some(NotEntitledGround::StatesVote)
        }
        _ => None,
    }
}

fn count<'a>(electors: impl Iterator<Item = &'a Elector>) -> i64 {
    electors.fold(0, |sum, _| sum + 1)
}
