//! The amendments of the invented house: who proposes what to which proposal, who joins, what becomes of it.

use super::lots::Votes;
use crate::rules::words::{How, Lang};

/// One change, at the address of a unit of the revision that it is made to.
#[derive(Clone, Copy, Debug)]
pub struct Changing {
    pub how: How,
    pub unit: &'static str,
    pub en: &'static str,
    pub fr: &'static str,
}

/// What becomes of an amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Proposed in the consultation; it stands.
    Stands,
    /// Proposed in the consultation, accepted by the sponsor and taken up in the next revision.
    Accepted,
    /// Proposed to the revised text; it stands when the text is fixed.
    Awaits,
    /// Proposed to the revised text, put to its own vote and decided so.
    PutToTheVote(Votes),
}

/// One amendment.
#[derive(Clone, Copy, Debug)]
pub struct Proposed {
    pub slug: &'static str,
    pub member: &'static str,
    pub cosponsors: &'static [&'static str],
    /// The language of the reason.
    pub lang: Lang,
    pub reason: &'static str,
    /// The number of the comment whose wording it grew from.
    pub comment: Option<i64>,
    pub changes: &'static [Changing],
    pub end: End,
}

/// Why the votes are taken in the order in which they are.
pub const ORDER: &str = "One amendment stands. It is put to the vote before the text as a whole.";

/// The amendments to a proposal, in the order of their numbers.
pub fn to(slug: &str) -> Vec<&'static Proposed> {
    PROPOSED.iter().filter(|one| one.slug == slug).collect()
}

const PROPOSED: [Proposed; 5] = [
    Proposed {
        slug: "worker-consultation",
        member: "NLD",
        cosponsors: &["SWE", "AUT"],
        lang: Lang::En,
        reason: "Thirty days is longer than many workers stay in a post, and rights that are dangerous to use are not used.",
        comment: Some(1),
        changes: &[
            Changing {
                how: How::Replace,
                unit: "art-5-par-2",
                en: "2. A worker may obtain within fifteen days a copy of the data held about them and an explanation of any decision which affects them adversely.",
                fr: "2. Le travailleur peut obtenir dans les quinze jours une copie des données détenues à son sujet et une explication de toute décision qui lui est défavorable.",
            },
            Changing {
                how: How::InsertAfter,
                unit: "art-5-par-3",
                en: "4. No worker shall suffer a disadvantage for having used these rights.",
                fr: "4. Nul travailleur ne subit de désavantage pour avoir usé de ces droits.",
            },
        ],
        end: End::Accepted,
    },
    Proposed {
        slug: "worker-consultation",
        member: "CAN",
        cosponsors: &["CRI", "SEN", "BEL"],
        lang: Lang::Fr,
        reason: "Les différends naissent souvent plus de trois ans après, et les suspensions ordonnées doivent être connues pour instruire les autres employeurs.",
        comment: None,
        changes: &[
            Changing {
                how: How::Replace,
                unit: "art-6-par-1",
                en: "1. The employer shall keep the information given, the observations received and the replies made for as long as the system is used, and for five years afterwards.",
                fr: "1. L’employeur conserve l’information donnée, les observations reçues et les réponses faites aussi longtemps que le système est utilisé, et pendant les cinq années qui suivent.",
            },
            Changing {
                how: How::InsertAfter,
                unit: "art-6-par-2",
                en: "3. The labour inspectorate shall publish each year the number of suspensions ordered and the reasons for them, without naming the employers concerned.",
                fr: "3. L’inspection du travail publie chaque année le nombre des suspensions ordonnées et leurs motifs, sans nommer les employeurs concernés.",
            },
        ],
        end: End::PutToTheVote(Votes {
            no: 8,
            abstain: 5,
            apart: 0,
            silent: 2,
        }),
    },
    Proposed {
        slug: "agent-traceability",
        member: "DEU",
        cosponsors: &["NLD", "LUX"],
        lang: Lang::En,
        reason: "Seventy-two hours is short for a small deployer that has nobody on duty at the weekend, and long where a life is in danger.",
        comment: Some(1),
        changes: &[Changing {
            how: How::Replace,
            unit: "art-8-par-1",
            en: "1. The deployer shall notify the competent authority, within three working days of becoming aware of it, and within twenty-four hours where life is in danger, of any act of an agent that has caused, or came close to causing, serious harm to persons, property or essential services.",
            fr: "1. Le déployeur notifie à l’autorité compétente, dans les trois jours ouvrables après en avoir pris connaissance, et dans les vingt-quatre heures en cas de danger pour la vie, tout acte d’un agent qui a causé, ou failli causer, un dommage grave à des personnes, à des biens ou à des services essentiels.",
        }],
        end: End::Stands,
    },
    Proposed {
        slug: "machine-translation",
        member: "PRT",
        cosponsors: &["ESP"],
        lang: Lang::En,
        reason: "A simple mention is not enough where a person must act within a time limit.",
        comment: None,
        changes: &[Changing {
            how: How::Replace,
            unit: "art-2-par-1",
            en: "1. The public body shall state, in the language of the translation and at its head, that it was made by a machine and that the original prevails.",
            fr: "1. L’organisme public indique, dans la langue de la traduction et en tête de celle-ci, qu’elle est l’œuvre d’une machine et que l’original prévaut.",
        }],
        end: End::Awaits,
    },
    Proposed {
        slug: "machine-translation",
        member: "CZE",
        cosponsors: &["SVK", "POL"],
        lang: Lang::En,
        reason: "Smaller administrations have nobody who knows both languages, and an oral explanation cannot be proved later.",
        comment: None,
        changes: &[Changing {
            how: How::Delete,
            unit: "art-3-par-2",
            en: "",
            fr: "",
        }],
        end: End::Awaits,
    },
];
