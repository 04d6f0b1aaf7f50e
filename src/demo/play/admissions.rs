//! Members and partners come.

use super::{Player, out_of_plot};
use crate::acts::motions::{self, Motion};
use crate::demo::accounts::{self};
use crate::record::entries::Names;
use crate::rules::calendar;
use crate::rules::words::{Body, MemberCode, MemberKind, PartnerKind};
use crate::store::Failure;

impl Player<'_> {
    pub(in crate::demo) fn admit(
        &mut self,
        code: &'static str,
        from: jiff::civil::Date,
    ) -> Result<(), Failure> {
        let member = MemberCode::parse(code)?;
        let motion = Motion::Admission {
            decision: self.decision(Body::Council, "COUNCIL")?,
            from,
            iso2: "SA".into(),
            kind: MemberKind::State,
            member: member.clone(),
            names: Names {
                formal_en: "Kingdom of Saudi Arabia".into(),
                formal_fr: "Royaume d’Arabie saoudite".into(),
                short_en: "Saudi Arabia".into(),
                short_fr: "Arabie saoudite".into(),
            },
        };
        self.cast.two_officers(self.stage.store, motion)?;
        Ok(())
    }

    pub(in crate::demo) fn welcome(
        &mut self,
        code: &'static str,
        from: jiff::civil::Date,
    ) -> Result<(), Failure> {
        let (kind, iso2, names) = partner(code)?;
        let partner = MemberCode::parse(code)?;
        let motion = Motion::Partner {
            decision: self.decision(Body::Plenary, "PLEN")?,
            from,
            iso2: iso2.into(),
            kind,
            names,
            partner: partner.clone(),
            until: None,
        };
        self.cast.two_officers(self.stage.store, motion)?;
        accounts::partner(self.stage, &mut self.cast, &partner)
    }

    pub(in crate::demo) fn leave_waiting(&mut self) -> Result<(), Failure> {
        let from = calendar::day_of(self.stage.script.now());
        let motion = Motion::Partner {
            decision: self.decision(Body::Plenary, "PLEN")?,
            from,
            iso2: "RW".into(),
            kind: PartnerKind::Invitee,
            names: Names {
                formal_en: "Republic of Rwanda".into(),
                formal_fr: "République du Rwanda".into(),
                short_en: "Rwanda".into(),
                short_fr: "Rwanda".into(),
            },
            partner: MemberCode::parse("RWA")?,
            until: None,
        };
        motions::propose(self.stage.store, self.cast.officer()?, motion, None)?;
        Ok(())
    }
}

fn partner(code: &str) -> Result<(PartnerKind, &'static str, Names), Failure> {
    let named = |short: [&str; 2], formal: [&str; 2]| Names {
        formal_en: formal[0].into(),
        formal_fr: formal[1].into(),
        short_en: short[0].into(),
        short_fr: short[1].into(),
    };
    Ok(match code {
        "MAR" => (
            PartnerKind::Invitee,
            "MA",
            named(
                ["Morocco", "Maroc"],
                ["Kingdom of Morocco", "Royaume du Maroc"],
            ),
        ),
        "KEN" => (
            PartnerKind::Participant,
            "KE",
            named(
                ["Kenya", "Kenya"],
                ["Republic of Kenya", "République du Kenya"],
            ),
        ),
        "URY" => (
            PartnerKind::Associate,
            "UY",
            named(
                ["Uruguay", "Uruguay"],
                [
                    "Eastern Republic of Uruguay",
                    "République orientale de l’Uruguay",
                ],
            ),
        ),
        _ => return Err(out_of_plot("a partner")),
    })
}
