//! The accounts of the invented house: a head for every member, some alternates and experts, the house's offices.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::Stage;
use crate::acts::appointments::{self, Invitee, NewAccount, Taker};
use crate::acts::motions::{self, Motion};
use crate::rules::calendar;
use crate::rules::permissions::Office;
use crate::rules::words::{Lang, MemberCode};
use crate::store::{Asks, Failure, Store, StoreError, takings};

/// Delegations that also have an alternate and an expert.
const LARGER: [&str; 12] = [
    "FRA", "CAN", "JPN", "BRA", "SEN", "IND", "DEU", "GBR", "KOR", "CHL", "ESP", "NLD",
];

/// Members whose delegations work in French.
const FRENCH: [&str; 6] = ["FRA", "BEL", "CAN", "CHE", "LUX", "SEN"];

/// One account as `accounts.csv` lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    pub office: Office,
    pub member: Option<MemberCode>,
    pub email: String,
    pub password: String,
    pub account: Uuid,
}

/// Everybody, and for whom the house can speak.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    pub listed: Vec<Listed>,
    asks: HashMap<(Office, String), Asks>,
}

impl Cast {
    /// The voice of an office; of a delegation's, by its code; of the secretariat's, by `""` or a number.
    ///
    /// # Errors
    /// [`StoreError::Other`] when nobody holds it.
    pub fn voice(&self, office: Office, whose: &str) -> Result<Asks, Failure> {
        self.asks
            .get(&(office, whose.to_owned()))
            .cloned()
            .ok_or_else(|| StoreError::Other(format!("nobody is {office} {whose}")).into())
    }

    pub fn head(&self, code: &str) -> Result<Asks, Failure> {
        self.voice(Office::Head, code)
    }

    pub fn officer(&self) -> Result<Asks, Failure> {
        self.voice(Office::Officer, "")
    }

    pub fn registrar(&self) -> Result<Asks, Failure> {
        self.voice(Office::Registrar, "")
    }

    /// Proposed by the officer, approved by the registrar.
    ///
    /// # Errors
    /// The law's refusals of the motion.
    pub fn two_officers(&self, store: &Store, motion: Motion) -> Result<Option<String>, Failure> {
        let body = crate::record::canonical::write(&motion)?;
        let id = motions::propose(store, self.officer()?, motion, None)?;
        motions::approve(
            store,
            self.registrar()?,
            id,
            motions::fingerprint(&body),
            None,
        )
    }

    /// Whoever invited asks for the code on the screen, and types it.
    fn confirm(&self, store: &Store, account: Uuid) -> Result<(), Failure> {
        let taken = store.read::<_, Failure>(|r| Ok(takings::of_account(r, account)?))?;
        for taking in taken {
            let offer = &taking.offer;
            let by = match (offer.office, &offer.member) {
                (Office::Administrator, _) => Asks::CommandLine,
                (Office::Head, _) => self.officer()?,
                (_, Some(member)) => self.head(member.as_str())?,
                (_, None) => self.voice(Office::Administrator, "")?,
            };
            appointments::confirm(store, by, &offer.seat, &taking.code)?;
        }
        Ok(())
    }

    fn take_up(
        &mut self,
        stage: &Stage<'_>,
        link: &str,
        who: (Office, Option<MemberCode>, &str, String),
        lang: Lang,
    ) -> Result<(), Failure> {
        let (office, member, whose, email) = who;
        let password = (stage.password)();
        let name = match &member {
            Some(code) => format!("{} ({code})", capitalised(office)),
            None => format!("{} {whose}", capitalised(office)).trim().to_owned(),
        };
        let new = NewAccount {
            name,
            password_hash: (stage.hash)(&password),
            lang,
        };
        let account = appointments::accept(stage.store, link, Taker::New(new))?;
        self.confirm(stage.store, account)?;
        self.asks.insert(
            (office, whose.to_owned()),
            stage.store.speaking_for(account)?,
        );
        self.listed.push(Listed {
            office,
            member,
            email,
            password,
            account,
        });
        Ok(())
    }
}

/// The offices of the house, then a head for every member of that day.
///
/// # Errors
/// The law's refusals, should the scene break it.
pub fn first(stage: &Stage<'_>, members: &[MemberCode]) -> Result<Cast, Failure> {
    let mut cast = Cast::default();
    let store = stage.store;
    let invitation = |office: Office, email: &str| Invitee {
        email: email.to_owned(),
        office,
        member: None,
        until: None,
    };
    let email = "administrator@demo.example".to_owned();
    let link = appointments::invite(
        store,
        Asks::CommandLine,
        invitation(Office::Administrator, &email),
    )?;
    cast.take_up(
        stage,
        &link,
        (Office::Administrator, None, "", email),
        Lang::En,
    )?;
    let administrator = cast.voice(Office::Administrator, "")?;
    for (office, whose, email) in [
        (Office::Officer, "", "officer@demo.example"),
        (Office::Registrar, "", "registrar@demo.example"),
        (Office::Translator, "", "translator@demo.example"),
        (Office::Reviser, "", "reviser@demo.example"),
        (Office::Auditor, "", "auditor@demo.example"),
    ] {
        let link = appointments::invite(store, administrator.clone(), invitation(office, email))?;
        cast.take_up(
            stage,
            &link,
            (office, None, whose, email.to_owned()),
            Lang::En,
        )?;
    }
    let email = "officer2@demo.example".to_owned();
    let motion = Motion::Appointment {
        email: email.clone(),
        letter: None,
        office: Office::Officer,
        until: None,
    };
    let link = cast
        .two_officers(store, motion)?
        .ok_or_else(|| StoreError::Other("an appointment gives a link".into()))?;
    cast.take_up(stage, &link, (Office::Officer, None, "2", email), Lang::En)?;
    for member in members {
        delegation(stage, &mut cast, member)?;
    }
    Ok(cast)
}

/// A head, accredited by two officers; in the larger delegations an alternate and an expert, invited by the head.
///
/// # Errors
/// The law's refusals, should the scene break it.
pub fn delegation(stage: &Stage<'_>, cast: &mut Cast, member: &MemberCode) -> Result<(), Failure> {
    let store = stage.store;
    let code = member.as_str();
    let lang = if FRENCH.contains(&code) {
        Lang::Fr
    } else {
        Lang::En
    };
    let at = |office: &str| format!("{office}.{}@demo.example", code.to_lowercase());
    let email = at("head");
    let motion = Motion::AccreditHead {
        email: email.clone(),
        letter: None,
        member: member.clone(),
        until: None,
    };
    let link = cast
        .two_officers(store, motion)?
        .ok_or_else(|| StoreError::Other("an accreditation gives a link".into()))?;
    cast.take_up(
        stage,
        &link,
        (Office::Head, Some(member.clone()), code, email),
        lang,
    )?;
    if LARGER.contains(&code) {
        for (office, word) in [(Office::Alternate, "alternate"), (Office::Expert, "expert")] {
            let email = at(word);
            let invitee = Invitee {
                email: email.clone(),
                office,
                member: Some(member.clone()),
                until: (office == Office::Alternate).then(|| in_two_years(stage.today)),
            };
            let link = appointments::invite(store, cast.head(code)?, invitee)?;
            cast.take_up(
                stage,
                &link,
                (office, Some(member.clone()), code, email),
                lang,
            )?;
        }
    }
    Ok(())
}

/// Somebody of a partner's delegation, invited by an officer.
///
/// # Errors
/// The law's refusals, should the scene break it.
pub fn partner(stage: &Stage<'_>, cast: &mut Cast, code: &MemberCode) -> Result<(), Failure> {
    let email = format!("partner.{}@demo.example", code.as_str().to_lowercase());
    let invitee = Invitee {
        email: email.clone(),
        office: Office::PartnerDelegate,
        member: Some(code.clone()),
        until: None,
    };
    let link = appointments::invite(stage.store, cast.officer()?, invitee)?;
    cast.take_up(
        stage,
        &link,
        (
            Office::PartnerDelegate,
            Some(code.clone()),
            code.as_str(),
            email,
        ),
        Lang::En,
    )
}

fn in_two_years(today: Date) -> Date {
    calendar::months_after(today, 24)
}

/// The office as an invented person's name: nobody real sits in this house.
fn capitalised(office: Office) -> String {
    let words = office.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
