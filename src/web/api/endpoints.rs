//! The addresses of the interface for programs, as they are described and as their parameters are read.

use serde_json::{Value, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use super::{
    adherence, archived, ballots, members, norms, popolo, proposals, record, remarks, roll, themes,
    words,
};
use crate::rules::stage::Stage;
use crate::rules::words::{
    BallotSymbol, DecisionKind, MemberCode, NormSymbol, ProposalSymbol, ThemeCode,
};
use crate::store::ballots::Decided;
use crate::store::norms::State;
use crate::web::words::Words;

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
    pub query: &'static [&'static Param],
    pub gives: Gives,
    /// The name of the item's schema, with all schemas it needs.
    pub item: fn() -> Item,
}

/// Schemas by their names; the first is that of the item.
pub type Item = Vec<(String, RefOr<Schema>)>;

impl Endpoint {
    /// What it gives, in the words of a language.
    pub fn about(&self, w: &Words) -> String {
        w.developers_endpoint(self.id)
    }
}

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
    about: "The register as it stood at the end of this day in Paris. Not found where there was none.",
    schema: || serde_json::to_value(words::day()).unwrap_or_default(),
    example: "2026-11-01",
};
const THEME: Param = Param {
    name: "theme",
    about: "Of this theme only.",
    schema: schema::<ThemeCode>,
    example: "workers",
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
const KIND: Param = Param {
    name: "kind",
    about: "Ballots that decide this.",
    schema: schema::<DecisionKind>,
    example: "norm-adoption",
};
const ELECTOR: Param = Param {
    name: "member",
    about: "Ballots on whose list this member stands.",
    schema: schema::<MemberCode>,
    example: "FRA",
};
const DECIDED: Param = Param {
    name: "year",
    about: "Decisions of this year.",
    schema: YEAR.schema,
    example: "1960",
};
const VOTER: Param = Param {
    name: "member",
    about: "Decisions on which this participant voted.",
    schema: schema::<MemberCode>,
    example: "FRA",
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
        query: &[&THEME, &STATE, &ON, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<norms::NormOut>,
    },
    Endpoint {
        path: "/api/v1/norms/{symbol}",
        id: "get_norm",
        of: "norms",
        query: &[&ON],
        gives: Gives::One,
        item: item::<norms::NormInFull>,
    },
    Endpoint {
        path: "/api/v1/norms/{symbol}/versions/{version}",
        id: "get_norm_version",
        of: "norms",
        query: &[],
        gives: Gives::One,
        item: item::<norms::VersionInFull>,
    },
    Endpoint {
        path: "/api/v1/proposals",
        id: "list_proposals",
        of: "proposals",
        query: &[&STAGE, &THEME, &SPONSOR, &ON, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<proposals::ProposalOut>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}",
        id: "get_proposal",
        of: "proposals",
        query: &[],
        gives: Gives::One,
        item: item::<proposals::ProposalInFull>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/revisions",
        id: "list_revisions",
        of: "proposals",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<proposals::RevisionOut>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/revisions/{number}",
        id: "get_revision",
        of: "proposals",
        query: &[],
        gives: Gives::One,
        item: item::<proposals::RevisionInFull>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/comments",
        id: "list_comments",
        of: "proposals",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<remarks::CommentOut>,
    },
    Endpoint {
        path: "/api/v1/proposals/{symbol}/amendments",
        id: "list_amendments",
        of: "proposals",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<remarks::AmendmentOut>,
    },
    Endpoint {
        path: "/api/v1/ballots",
        id: "list_ballots",
        of: "votes",
        query: &[
            &RESULT, &YEAR, &THEME, &KIND, &ELECTOR, &ON, &LIMIT, &CURSOR,
        ],
        gives: Gives::Page,
        item: item::<ballots::BallotOut>,
    },
    Endpoint {
        path: "/api/v1/ballots/{ballot}",
        id: "get_ballot",
        of: "votes",
        query: &[],
        gives: Gives::One,
        item: item::<roll::BallotInFull>,
    },
    Endpoint {
        path: "/api/v1/members",
        id: "list_members",
        of: "members",
        query: &[&ON],
        gives: Gives::Page,
        item: item::<members::MemberOut>,
    },
    Endpoint {
        path: "/api/v1/members/{code}",
        id: "get_member",
        of: "members",
        query: &[&ON],
        gives: Gives::One,
        item: item::<members::MemberInFull>,
    },
    Endpoint {
        path: "/api/v1/members/{code}/votes",
        id: "list_member_votes",
        of: "members",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<members::MemberVoteOut>,
    },
    Endpoint {
        path: "/api/v1/partners",
        id: "list_partners",
        of: "members",
        query: &[],
        gives: Gives::Page,
        item: item::<members::PartnerOut>,
    },
    Endpoint {
        path: "/api/v1/adherence/events",
        id: "list_adherence_events",
        of: "adherence",
        query: &[&NORM, &MEMBER, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<adherence::NotificationOut>,
    },
    Endpoint {
        path: "/api/v1/adherence/matrix",
        id: "get_adherence_matrix",
        of: "adherence",
        query: &[&THEME, &ON, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<adherence::MatrixRow>,
    },
    Endpoint {
        path: "/api/v1/themes",
        id: "list_themes",
        of: "themes",
        query: &[],
        gives: Gives::Page,
        item: item::<themes::ThemeOut>,
    },
    Endpoint {
        path: "/api/v1/archives",
        id: "list_archives",
        of: "archives",
        query: &[],
        gives: Gives::Page,
        item: item::<archived::CollectionOut>,
    },
    Endpoint {
        path: "/api/v1/archives/{collection}/members",
        id: "list_archive_members",
        of: "archives",
        query: &[],
        gives: Gives::Page,
        item: item::<archived::ParticipantOut>,
    },
    Endpoint {
        path: "/api/v1/archives/{collection}/decisions",
        id: "list_archive_decisions",
        of: "archives",
        query: &[&DECIDED, &VOTER, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<archived::DecisionOut>,
    },
    Endpoint {
        path: "/api/v1/archives/{collection}/decisions/{symbol}",
        id: "get_archive_decision",
        of: "archives",
        query: &[],
        gives: Gives::One,
        item: item::<archived::DecisionInFull>,
    },
    Endpoint {
        path: "/api/v1/archives/{collection}/instruments",
        id: "list_archive_instruments",
        of: "archives",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<archived::InstrumentOut>,
    },
    Endpoint {
        path: "/api/v1/archives/{collection}/instruments/{symbol}",
        id: "get_archive_instrument",
        of: "archives",
        query: &[],
        gives: Gives::One,
        item: item::<archived::InstrumentInFull>,
    },
    Endpoint {
        path: "/api/v1/record/head",
        id: "get_record_head",
        of: "record",
        query: &[],
        gives: Gives::One,
        item: item::<record::HeadOut>,
    },
    Endpoint {
        path: "/api/v1/record/entries",
        id: "list_record_entries",
        of: "record",
        query: &[&PROPOSAL, &BALLOT, &NORM, &MEMBER, &LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<record::EntryOut>,
    },
    Endpoint {
        path: "/api/v1/popolo/organizations",
        id: "list_popolo_organizations",
        of: "popolo",
        query: &[],
        gives: Gives::Page,
        item: item::<popolo::Organization>,
    },
    Endpoint {
        path: "/api/v1/popolo/motions",
        id: "list_popolo_motions",
        of: "popolo",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<popolo::Motion>,
    },
    Endpoint {
        path: "/api/v1/popolo/motions/{ballot}",
        id: "get_popolo_motion",
        of: "popolo",
        query: &[],
        gives: Gives::One,
        item: item::<popolo::Motion>,
    },
    Endpoint {
        path: "/api/v1/popolo/vote_events",
        id: "list_popolo_vote_events",
        of: "popolo",
        query: &[&LIMIT, &CURSOR],
        gives: Gives::Page,
        item: item::<popolo::VoteEvent>,
    },
    Endpoint {
        path: "/api/v1/popolo/vote_events/{ballot}",
        id: "get_popolo_vote_event",
        of: "popolo",
        query: &[],
        gives: Gives::One,
        item: item::<popolo::VoteEvent>,
    },
];
