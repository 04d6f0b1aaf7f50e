//! The addresses of the interface for programs, as they are described and as their parameters are read.

use serde_json::{Value, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use super::{
    adherence, ballots, members, norms, popolo, proposals, record, remarks, roll, themes, words,
};
use crate::rules::stage::Stage;
use crate::rules::words::{BallotSymbol, MemberCode, NormSymbol, ProposalSymbol, ThemeCode};
use crate::store::ballots::Decided;
use crate::store::norms::State;

/// A parameter of the query.
pub struct Param {
    pub name: &'static str,
    pub about: &'static str,
    pub schema: fn() -> Value,
    pub example: &'static str,
}

/// What an address answers with.
pub enum Gives {
    One,
    Page,
}

/// An address of the interface.
pub struct Endpoint {
    /// As in the routes.
    pub path: &'static str,
    pub id: &'static str,
    /// A heading of the description.
    pub of: &'static str,
    pub about: &'static str,
    pub query: &'static [&'static Param],
    pub gives: Gives,
    /// The name of the item's schema, with all schemas it needs.
    pub item: fn() -> Item,
}

/// Schemas by their names; the first is that of the item.
pub type Item = Vec<(String, RefOr<Schema>)>;

/// The endpoint of a route's pattern.
pub fn of(pattern: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| endpoint.path == pattern)
}

fn item<T: ToSchema>() -> Item {
    let mut all = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut all);
    all
}

fn schema<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}

fn listed(all: &[&str]) -> Value {
    json!({"type": "string", "enum": all})
}

const LIMIT: Param = Param {
    name: "limit",
    about: "Items on a page.",
    schema: || json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 50}),
    example: "50",
};
const CURSOR: Param = Param {
    name: "cursor",
    about: "Where the page before ended: as its `next` has it.",
    schema: || json!({"type": "string", "pattern": "^[0-9]{1,18}$"}),
    example: "1000",
};
const ON: Param = Param {
    name: "on",
    about: "The register as it stood at the end of this day in Paris. A day that it cannot show is refused with 422.",
    schema: || serde_json::to_value(words::day()).unwrap_or_default(),
    example: "2026-11-01",
};
const THEME: Param = Param {
    name: "theme",
    about: "Of this theme only.",
    schema: schema::<ThemeCode>,
    example: "sustainable-ai",
};
const STATE: Param = Param {
    name: "state",
    about: "Norms that stand so.",
    schema: || {
        listed(
            &State::ALL
                .iter()
                .map(|one| one.as_str())
                .collect::<Vec<_>>(),
        )
    },
    example: "in-force",
};
const STAGE: Param = Param {
    name: "stage",
    about: "Proposals at this stage.",
    schema: schema::<Stage>,
    example: "consultation",
};
const SPONSOR: Param = Param {
    name: "sponsor",
    about: "Proposals of this member.",
    schema: schema::<MemberCode>,
    example: "FRA",
};
const RESULT: Param = Param {
    name: "result",
    about: "Ballots with this result.",
    schema: || {
        listed(
            &Decided::ALL
                .iter()
                .map(|one| one.as_str())
                .collect::<Vec<_>>(),
        )
    },
    example: "adopted",
};
const YEAR: Param = Param {
    name: "year",
    about: "Ballots whose hour is in this year, in Paris.",
    schema: || json!({"type": "integer", "minimum": 1900, "maximum": 2200}),
    example: "2026",
};
const NORM: Param = Param {
    name: "norm",
    about: "About this norm only.",
    schema: schema::<NormSymbol>,
    example: "GAIP-NORM-0001",
};
const MEMBER: Param = Param {
    name: "member",
    about: "Of or about this member only.",
    schema: schema::<MemberCode>,
    example: "FRA",
};
const PROPOSAL: Param = Param {
    name: "proposal",
    about: "About this proposal only.",
    schema: schema::<ProposalSymbol>,
    example: "P-2026-001",
};
const BALLOT: Param = Param {
    name: "ballot",
    about: "About this ballot only.",
    schema: schema::<BallotSymbol>,
    example: "B-2026-001",
};

/// All of them; a test holds them against the routes.
pub const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/norms",
        id: "list_norms",
        of: "norms",
        about: "Norms, adopted last first.",
        query: &[&THEME, &STATE, &ON, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<norms::NormOut>,
    },
    Endpoint {
        path: "/api/v1/norms/{symbol}",
        id: "get_norm",
        of: "norms",
        about: "A norm with its versions and relations.",
        query: &[&ON],
        gives: Gives::One,
        item: item::<norms::NormInFull>,
    },
    Endpoint {
        path: "/api/v1/norms/{symbol}/versions/{version}",
        id: "get_norm_version",
        of: "norms",
        about: "A version of a norm, with its texts in both languages unit by unit.",
        query: &[],
        gives: Gives::One,
        item: item::<norms::VersionInFull>,
    },
    Endpoint {
        path: "/api/v1/proposals",
        id: "list_proposals",
        of: "proposals",
        about: "Proposals that everybody may read, submitted last first.",
        query: &[&STAGE, &THEME, &SPONSOR, &ON, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<proposals::ProposalOut>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}",
        id: "get_proposal",
        of: "proposals",
        about: "A proposal with its co-sponsors and revisions.",
        query: &[],
        gives: Gives::One,
        item: item::<proposals::ProposalInFull>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/revisions",
        id: "list_revisions",
        of: "proposals",
        about: "The revisions of a proposal, oldest first.",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<proposals::RevisionOut>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/revisions/{number}",
        id: "get_revision",
        of: "proposals",
        about: "A revision, with its texts unit by unit.",
        query: &[],
        gives: Gives::One,
        item: item::<proposals::RevisionInFull>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/comments",
        id: "list_comments",
        of: "proposals",
        about: "The comments of members on a proposal, with their answers, in the order in which they were made.",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<remarks::CommentOut>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/amendments",
        id: "list_amendments",
        of: "proposals",
        about: "The amendments to a proposal, in the order in which they were proposed.",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<remarks::AmendmentOut>,
    },
    Endpoint {
        path: "/api/v1/ballots",
        id: "list_ballots",
        of: "votes",
        about: "Ballots, opened last first.",
        query: &[&RESULT, &YEAR, &THEME, &ON, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<ballots::BallotOut>,
    },
    Endpoint {
        path: "/api/v1/ballots/{ballot}",
        id: "get_ballot",
        of: "votes",
        about: "A ballot with its roll call, explanations and corrections.",
        query: &[],
        gives: Gives::One,
        item: item::<roll::BallotInFull>,
    },
    Endpoint {
        path: "/api/v1/members",
        id: "list_members",
        of: "members",
        about: "Members, past and present, by code.",
        query: &[&ON],
        gives: Gives::Page,
        item: item::<members::MemberOut>,
    },
    Endpoint {
        path: "/api/v1/members/{code}",
        id: "get_member",
        of: "members",
        about: "A member with the records of its standing, its names and its seats.",
        query: &[&ON],
        gives: Gives::One,
        item: item::<members::MemberInFull>,
    },
    Endpoint {
        path: "/api/v1/members/{code}/votes",
        id: "list_member_votes",
        of: "members",
        about: "How a member voted in the ballots that are over, closed last first.",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<members::MemberVoteOut>,
    },
    Endpoint {
        path: "/api/v1/partners",
        id: "list_partners",
        of: "members",
        about: "Partners of the house, as the record has them.",
        query: &[],
        gives: Gives::Page,
        item: item::<members::PartnerOut>,
    },
    Endpoint {
        path: "/api/v1/adherence/events",
        id: "list_adherence_events",
        of: "adherence",
        about: "What members notified about norms, notified last first.",
        query: &[&NORM, &MEMBER, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<adherence::NotificationOut>,
    },
    Endpoint {
        path: "/api/v1/adherence/matrix",
        id: "get_adherence_matrix",
        of: "adherence",
        about: "Where every member stands on every norm, on any day; norms adopted last first.",
        query: &[&THEME, &ON, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<adherence::MatrixRow>,
    },
    Endpoint {
        path: "/api/v1/themes",
        id: "list_themes",
        of: "themes",
        about: "Themes, in the order they were added.",
        query: &[],
        gives: Gives::Page,
        item: item::<themes::ThemeOut>,
    },
    Endpoint {
        path: "/api/v1/record/head",
        id: "get_record_head",
        of: "record",
        about: "Where the public record stands, and its signed checkpoint.",
        query: &[],
        gives: Gives::One,
        item: item::<record::HeadOut>,
    },
    Endpoint {
        path: "/api/v1/record/entries",
        id: "list_record_entries",
        of: "record",
        about: "Entries of the public record, newest first.",
        query: &[&PROPOSAL, &BALLOT, &NORM, &MEMBER, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<record::EntryOut>,
    },
    Endpoint {
        path: "/api/v1/popolo/organizations",
        id: "list_popolo_organizations",
        of: "popolo",
        about: "The house and its members as Popolo organizations.",
        query: &[],
        gives: Gives::Page,
        item: item::<popolo::Organization>,
    },
    Endpoint {
        path: "/api/v1/popolo/motions",
        id: "list_popolo_motions",
        of: "popolo",
        about: "What was put to the vote as Popolo motions, put last first.",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<popolo::Motion>,
    },
    Endpoint {
        path: "/api/v1/popolo/motions/{ballot}",
        id: "get_popolo_motion",
        of: "popolo",
        about: "One Popolo motion.",
        query: &[],
        gives: Gives::One,
        item: item::<popolo::Motion>,
    },
    Endpoint {
        path: "/api/v1/popolo/vote_events",
        id: "list_popolo_vote_events",
        of: "popolo",
        about: "Ballots as Popolo vote events, with their counts and votes, opened last first.",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<popolo::VoteEvent>,
    },
    Endpoint {
        path: "/api/v1/popolo/vote_events/{ballot}",
        id: "get_popolo_vote_event",
        of: "popolo",
        about: "One Popolo vote event.",
        query: &[],
        gives: Gives::One,
        item: item::<popolo::VoteEvent>,
    },
];
