//! What happens in the invented house, as a table: which proposal, by whom, decided how, how long ago.

use super::lots::Votes;
use crate::rules::words::Lang;

/// How far a proposal gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A ballot that closed so many days ago, with these votes besides those in favour.
    Voted { closed: i64, votes: Votes },
    /// Adopted at a meeting so many days ago, with so many dissociating.
    WithoutVote { met: i64, dissociating: usize },
    /// A ballot that closes in so many days; so many will not have voted by then.
    Voting { closes: i64, silent: usize },
    /// Submitted so many days ago, in one language.
    Submitted { ago: i64 },
    /// A consultation that ends in so many days.
    Consultation { ends: i64 },
    /// Its final text was fixed so many days ago; the order of voting is still to be recorded.
    Fixed { ago: i64 },
    /// Withdrawn by its sponsor so many days ago.
    Withdrawn { ago: i64 },
    /// A ballot ended without decision so many days ago, on a defect of the text.
    Ended { ago: i64 },
}

/// When the norm would enter into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    Months(i64),
    Adherences(i64, i64),
}

/// What a proposal would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    AdoptsANorm,
    /// Amends the norm that this text became.
    Amends(&'static str),
    Abrogates(&'static str),
}

/// One proposal of the invented house.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub slug: &'static str,
    pub theme: &'static str,
    pub sponsor: &'static str,
    pub cosponsors: &'static [&'static str],
    pub original: Lang,
    pub force: Force,
    /// Binding from the adoption, but for members against or abstaining.
    pub binds: Binds,
    pub report_every: Option<i64>,
    pub fate: Fate,
    pub read_by: ReadBy,
    pub does: Does,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binds {
    FromAdoption,
    OnAdherence,
}

/// Who may read the proposal before its adoption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBy {
    Members,
    Public,
}

const fn item(
    slug: &'static str,
    theme: &'static str,
    sponsor: &'static str,
    cosponsors: &'static [&'static str],
    original: Lang,
    fate: Fate,
) -> Item {
    Item {
        slug,
        theme,
        sponsor,
        cosponsors,
        original,
        force: Force::Months(3),
        binds: Binds::OnAdherence,
        report_every: None,
        fate,
        read_by: ReadBy::Public,
        does: Does::AdoptsANorm,
    }
}

impl Item {
    const fn force(mut self, force: Force) -> Self {
        self.force = force;
        self
    }
    const fn binding(mut self) -> Self {
        self.binds = Binds::FromAdoption;
        self
    }
    const fn reports(mut self, months: i64) -> Self {
        self.report_every = Some(months);
        self
    }
    const fn for_members(mut self) -> Self {
        self.read_by = ReadBy::Members;
        self
    }
    const fn does(mut self, does: Does) -> Self {
        self.does = does;
        self
    }

    /// The sponsor revises it after the consultation.
    pub const fn is_revised(&self) -> bool {
        let ends_before = matches!(
            self.fate,
            Fate::Submitted { .. } | Fate::Consultation { .. } | Fate::Withdrawn { .. }
        );
        matches!(self.does, Does::AdoptsANorm) && !ends_before
    }
}

const fn voted(closed: i64, no: usize, abstain: usize, apart: usize, silent: usize) -> Fate {
    let votes = Votes {
        no,
        abstain,
        apart,
        silent,
    };
    Fate::Voted { closed, votes }
}

/// Every proposal, oldest decision first.
pub const ITEMS: [Item; 27] = [
    item(
        "common-terms",
        "transparency",
        "CAN",
        &["FRA", "JPN"],
        Lang::En,
        Fate::WithoutVote {
            met: 660,
            dissociating: 0,
        },
    )
    .force(Force::Months(0))
    .binding(),
    item(
        "incident-reporting",
        "safety",
        "GBR",
        &["KOR", "DEU", "SGP"],
        Lang::En,
        voted(602, 2, 4, 0, 1),
    )
    .reports(12),
    item(
        "liability-insurance",
        "safety",
        "AUT",
        &["SVN"],
        Lang::En,
        voted(560, 15, 7, 1, 1),
    ),
    item(
        "public-registers",
        "transparency",
        "NLD",
        &["FIN", "EST", "CRI"],
        Lang::En,
        voted(521, 1, 5, 0, 2),
    )
    .reports(24),
    item(
        "worker-training",
        "workers",
        "FRA",
        &["SEN", "ITA", "MEX"],
        Lang::Fr,
        voted(480, 0, 3, 0, 1),
    )
    .reports(24),
    item(
        "open-evaluation",
        "open",
        "CHE",
        &["CAN", "IND"],
        Lang::Fr,
        voted(437, 0, 6, 1, 0),
    )
    .force(Force::Adherences(15, 2)),
    item(
        "collective-licence",
        "creators",
        "BRA",
        &["ARG"],
        Lang::En,
        voted(402, 4, 5, 0, 24),
    ),
    item(
        "safety-testing",
        "safety",
        "JPN",
        &["GBR", "USA", "KOR"],
        Lang::En,
        voted(375, 3, 6, 0, 0),
    )
    .reports(24),
    item(
        "rights-reservation",
        "creators",
        "FRA",
        &["BEL", "ESP", "SEN", "GRC"],
        Lang::Fr,
        voted(338, 5, 7, 0, 2),
    )
    .reports(24),
    item(
        "emotion-recognition",
        "workers",
        "SWE",
        &["DNK"],
        Lang::En,
        voted(310, 18, 3, 2, 0),
    ),
    item(
        "shared-computing",
        "open",
        "IND",
        &["BRA", "SEN", "FRA", "CHL"],
        Lang::En,
        Fate::WithoutVote {
            met: 282,
            dissociating: 2,
        },
    ),
    item(
        "data-work",
        "workers",
        "SEN",
        &["COL", "DEU", "NLD"],
        Lang::Fr,
        voted(240, 2, 8, 0, 1),
    )
    .reports(24)
    .for_members(),
    item(
        "hardware-lifetime",
        "sustainable",
        "DEU",
        &["LUX", "AUT"],
        Lang::En,
        voted(205, 4, 4, 1, 2),
    )
    .force(Force::Adherences(10, 3))
    .reports(24),
    item(
        "training-ceilings",
        "sustainable",
        "LVA",
        &["NZL"],
        Lang::En,
        Fate::Ended { ago: 170 },
    )
    .for_members(),
    item(
        "synthetic-labelling",
        "creators",
        "ESP",
        &["KOR", "IRL", "MEX"],
        Lang::En,
        voted(134, 0, 5, 0, 1),
    )
    .reports(12),
    item(
        "incident-reporting-amended",
        "safety",
        "GBR",
        &["KOR", "DEU"],
        Lang::En,
        voted(118, 3, 5, 0, 1),
    )
    .force(Force::Months(1))
    .reports(12)
    .does(Does::Amends("incident-reporting")),
    item(
        "training-data-documentation",
        "transparency",
        "IRL",
        &["FRA", "CAN"],
        Lang::En,
        voted(98, 6, 7, 0, 1),
    )
    .force(Force::Months(6))
    .reports(24),
    item(
        "open-evaluation-abrogated",
        "open",
        "CHE",
        &["FRA"],
        Lang::Fr,
        Fate::WithoutVote {
            met: 74,
            dissociating: 0,
        },
    )
    .force(Force::Months(1))
    .does(Does::Abrogates("open-evaluation")),
    item(
        "data-centre-siting",
        "sustainable",
        "CHL",
        &["CRI", "PRT"],
        Lang::En,
        voted(61, 3, 8, 1, 0),
    )
    .force(Force::Adherences(20, 3))
    .reports(24),
    item(
        "child-companions",
        "safety",
        "NZL",
        &[],
        Lang::En,
        Fate::Withdrawn { ago: 44 },
    ),
    item(
        "worker-consultation",
        "workers",
        "DNK",
        &["JPN", "FRA", "SVN"],
        Lang::En,
        voted(19, 4, 3, 0, 1),
    )
    .force(Force::Months(1))
    .reports(24),
    item(
        "consent-remuneration",
        "creators",
        "BRA",
        &["ESP"],
        Lang::En,
        Fate::Consultation { ends: 17 },
    )
    .for_members(),
    item(
        "agent-traceability",
        "safety",
        "KOR",
        &["GBR"],
        Lang::En,
        Fate::Consultation { ends: 24 },
    ),
    item(
        "machine-translation",
        "transparency",
        "EST",
        &["FIN", "CRI"],
        Lang::En,
        Fate::Fixed { ago: 4 },
    ),
    item(
        "disability-access",
        "open",
        "BEL",
        &[],
        Lang::Fr,
        Fate::Submitted { ago: 3 },
    ),
    item(
        "energy-water-disclosure",
        "sustainable",
        "FRA",
        &["CAN", "CHL", "SEN"],
        Lang::Fr,
        Fate::Voting {
            closes: 3,
            silent: 4,
        },
    )
    .reports(24),
    item(
        "less-resourced-languages",
        "open",
        "IND",
        &["SEN", "EST", "LVA", "NZL"],
        Lang::En,
        Fate::Voting {
            closes: 8,
            silent: 6,
        },
    ),
];
