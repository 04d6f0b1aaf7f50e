//! Corrigenda of norms: circulated by two officers, standing unless a member objects.

use jiff::Timestamp;

use super::Judge;
use super::amendments::{are_whole, is_next, place_of};
use super::proposals::{in_some_language, is_json, of_language};
use super::results::in_its_languages;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Entry};
use crate::rules::calendar::day_of;
use crate::rules::corrigenda::{may_object, may_stand, objections_until};
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, MemberCode};
use crate::rules::{Refusal, rulebook};

/// A corrigendum as the record has it.
#[derive(Clone, Debug)]
pub(super) struct Circulated {
    until: Timestamp,
    objections: Vec<MemberCode>,
    stands: bool,
}

impl Judge {
    pub(super) fn corrigendum(&mut self, entry: &Entry) -> Judged {
        let Act::Corrigendum {
            changes,
            corrigendum,
            norm,
            proposal,
            reason,
            until,
            ..
        } = &entry.act
        else {
            return Ok(());
        };
        self.must_stand(norm)?;
        let book =
            rulebook::in_force(&self.books, day_of(entry.time)).ok_or(Refusal::NoRuleForKind)?;
        if *until != objections_until(entry.time, book.objection_days) {
            return Err(Wrong::AnotherMoment);
        }
        in_some_language(reason)?;
        let mut each = changes.iter().map(std::slice::from_ref);
        // One language alone may be wrong: what is not given stays as it is.
        each.try_for_each(|change| {
            let lacks = match (&change[0].en, &change[0].fr) {
                (None, Some(_)) => Some(Lang::En),
                (Some(_), None) => Some(Lang::Fr),
                _ => None,
            };
            are_whole(change, lacks)
        })?;
        if changes.is_empty() {
            return Err(Refusal::Missing(Field::Wording).into());
        }
        let norm = self.norm_mut(norm)?;
        if !norm.versions.contains(proposal) {
            return Err(Wrong::Question);
        }
        is_next(*corrigendum, norm.corrigenda.len())?;
        norm.corrigenda.push(Circulated {
            until: *until,
            objections: Vec::new(),
            stands: false,
        });
        Ok(())
    }

    pub(super) fn corrigendum_objection(&mut self, entry: &Entry) -> Judged {
        let Act::CorrigendumObjection {
            corrigendum,
            member,
            norm,
            note,
        } = &entry.act
        else {
            return Ok(());
        };
        self.takes_part(member, day_of(entry.time))?;
        in_its_languages(note)?;
        let circulated = circulated(&mut self.norm_mut(norm)?.corrigenda, *corrigendum)?;
        let before = circulated.objections.iter().filter(|by| *by == member);
        may_object(circulated.until, entry.time, before.count())?;
        circulated.objections.push(member.clone());
        Ok(())
    }

    pub(super) fn corrigendum_stands(&mut self, entry: &Entry) -> Judged {
        let Act::CorrigendumStands {
            corrigendum,
            norm,
            texts,
            units,
        } = &entry.act
        else {
            return Ok(());
        };
        is_json(units)?;
        let given = [(Lang::En, &texts.en), (Lang::Fr, &texts.fr)];
        if given.iter().all(|(_, doc)| doc.is_none()) {
            return Err(Refusal::Missing(Field::Text).into());
        }
        for (lang, doc) in given {
            if let Some(doc) = doc {
                of_language(doc, lang)?;
            }
        }
        let norm = self.norm_mut(norm)?;
        norm.stands()?;
        let circulated = circulated(&mut norm.corrigenda, *corrigendum)?;
        may_stand(circulated.until, entry.time, circulated.objections.len())?;
        if std::mem::replace(&mut circulated.stands, true) {
            return Err(Refusal::AlreadyDone.into());
        }
        Ok(())
    }
}

fn circulated(corrigenda: &mut [Circulated], number: i64) -> Result<&mut Circulated, Wrong> {
    place_of(number)
        .and_then(|place| corrigenda.get_mut(place))
        .ok_or_else(|| Wrong::Unknown(format!("corrigendum {number}")))
}
