//! What members comment in the consultations of the invented house, and what the secretariat answers.

use crate::rules::words::{Answer, CommentKind, Lang};

/// One comment: who, of what kind, on which numbered unit of the text, in which language, saying what.
pub struct Remark {
    pub member: &'static str,
    pub kind: CommentKind,
    /// The place of the unit among those that are no headings, from 0.
    pub unit: usize,
    pub lang: Lang,
    pub note: &'static str,
}

/// How many members comment on each proposal.
pub const COMMENTS: usize = REMARKS.len();
/// How many of the comments are answered.
pub const ANSWERED: usize = ANSWERS.len();

/// In the order in which they are made. They fit every text, as comments of delegations often do.
pub const REMARKS: [Remark; 6] = [
    Remark {
        member: "DEU",
        kind: CommentKind::Substantive,
        unit: 2,
        lang: Lang::En,
        note: "We support the aim. Small institutions will need more time: a period of transition of twelve months should be added here.",
    },
    Remark {
        member: "BRA",
        kind: CommentKind::Substantive,
        unit: 3,
        lang: Lang::En,
        note: "The obligation should rest on whoever puts the system into service, and not on its users.",
    },
    Remark {
        member: "BEL",
        kind: CommentKind::Translation,
        unit: 2,
        lang: Lang::Fr,
        note: "Le présent de l’indicatif suffit en français pour dire une obligation, mais il faut l’employer partout.",
    },
    Remark {
        member: "JPN",
        kind: CommentKind::Editorial,
        unit: 4,
        lang: Lang::En,
        note: "The term used here differs from the one used above. One term for one thing, please.",
    },
    Remark {
        member: "CAN",
        kind: CommentKind::Substantive,
        unit: 1,
        lang: Lang::Fr,
        note: "Nous proposons de renvoyer ici aux travaux déjà faits au sein de l’OCDE, pour ne pas les répéter.",
    },
    Remark {
        member: "NZL",
        kind: CommentKind::Substantive,
        unit: 3,
        lang: Lang::En,
        note: "Indigenous peoples should be named among those who are consulted.",
    },
];

/// The answers to the first comments, in both languages.
pub const ANSWERS: [(Answer, &str, &str); 4] = [
    (
        Answer::InPart,
        "The sponsor will propose a period of six months in the next revision.",
        "L’auteur proposera un délai de six mois dans la prochaine révision.",
    ),
    (
        Answer::Noted,
        "To be discussed when the consultation has ended.",
        "À examiner à l’issue de la consultation.",
    ),
    (
        Answer::Accepted,
        "The French text will be revised throughout.",
        "Le texte français sera revu dans son ensemble.",
    ),
    (
        Answer::Accepted,
        "One term will be used.",
        "Un seul terme sera employé.",
    ),
];
