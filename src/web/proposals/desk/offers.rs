//! What the visitor may do with a proposal now, and why not.

use jiff::Timestamp;

use crate::acts::{consultations, sponsors};
use crate::rules::Refusal;
use crate::rules::formalities;
use crate::rules::permissions::Action;
use crate::rules::stage::{self, Move, Stage};
use crate::rules::words::{FormGround, Lang, MemberCode};
use crate::store::{Failure, Reading};
use crate::web::proposals::view::Read;
use crate::web::refusals;
use crate::web::signed_in::SignedIn;
use crate::web::words::{Words, words};

/// Something that can be done with the proposal, or why it cannot.
pub struct Offered {
    pub label: String,
    pub url: String,
    /// A form of its own leads to the act; else the button does it.
    pub is_link: bool,
    pub class: &'static str,
    /// Empty where the act is offered.
    pub why_not: String,
}

/// What the law asks about besides the proposal.
pub(super) struct Facts {
    now: Timestamp,
    return_ends: Timestamp,
    /// Whether the visitor's member takes part today.
    part: Result<(), Refusal>,
}

pub(super) fn facts(
    r: &mut Reading<'_>,
    read: &Read,
    member: Option<&MemberCode>,
) -> Result<Facts, Failure> {
    let part = match member.map(|member| sponsors::may_take_part(r, member)) {
        None | Some(Ok(())) => Ok(()),
        Some(Err(Failure::Refused(refusal))) => Err(refusal),
        Some(Err(failure)) => return Err(failure),
    };
    Ok(Facts {
        now: r.now(),
        return_ends: consultations::return_ends(r, &read.carried.proposal)?,
        part,
    })
}

struct Offers<'a> {
    caller: &'a SignedIn,
    w: &'static Words,
    here: String,
    all: Vec<Offered>,
}

impl Offers<'_> {
    /// A button that does it, if the office and the law permit.
    fn button(
        &mut self,
        action: Action,
        label: String,
        noun: &str,
        class: &'static str,
        law: Result<(), Refusal>,
    ) {
        self.put(action, label, noun, class, law);
    }

    /// A link to a form of its own, if the office and the law permit.
    fn form(
        &mut self,
        action: Action,
        label: String,
        noun: &str,
        class: &'static str,
        law: Result<(), Refusal>,
    ) {
        self.put(action, label, noun, class, law);
        if let Some(last) = self.all.last_mut() {
            last.is_link = true;
        }
    }

    fn put(
        &mut self,
        action: Action,
        label: String,
        noun: &str,
        class: &'static str,
        law: Result<(), Refusal>,
    ) {
        let law = if self.caller.may(action) {
            law
        } else {
            Err(Refusal::OfficeDoesNotPermit)
        };
        let why_not = match law {
            Ok(()) => String::new(),
            Err(refusal) => self.w.act_why_not(&*label, refusals::say(&refusal, self.w)),
        };
        self.all.push(Offered {
            label,
            url: format!("{}/{noun}", self.here),
            is_link: false,
            class,
            why_not,
        });
    }
}

pub(super) fn offers(read: &Read, facts: &Facts, caller: &SignedIn, lang: Lang) -> Vec<Offered> {
    let mut offers = Offers {
        caller,
        w: words(lang),
        here: format!("/{lang}/desk/proposals/{}", read.carried.proposal.symbol),
        all: Vec::new(),
    };
    let viewer = caller.viewer();
    match viewer.delegation() {
        Some(member) if *member == read.carried.proposal.sponsor => {
            to_sponsor(&mut offers, read, facts, member);
        }
        Some(member) => to_others(&mut offers, read, facts, member),
        None if caller.may(Action::FixFinalText) => to_officers(&mut offers, read, facts),
        None if caller.may(Action::SignOff) => to_languages(&mut offers, read),
        None => {}
    }
    offers.all
}

fn to_sponsor(offers: &mut Offers<'_>, read: &Read, facts: &Facts, member: &MemberCode) {
    let w = offers.w;
    let proposal = &read.carried.proposal;
    let sponsorship = read.carried.sponsorship();
    if !proposal.stage.is_settled() {
        let label = match proposal.stage {
            Stage::Returned => w.act_resubmit(),
            _ => w.act_revise(),
        };
        let law = facts
            .part
            .clone()
            .and_then(|()| sponsorship.may_revise(member).map(drop));
        offers.button(Action::Draft, label, "drafts", "", law);
        let law = facts
            .part
            .clone()
            .and_then(|()| sponsorship.may_withdraw(member).map(drop));
        offers.form(
            Action::WithdrawProposal,
            w.act_withdraw(),
            "withdrawal",
            "grave",
            law,
        );
    }
    if read.languages.supplied.is_some() && !read.languages.is_agreed {
        let law = read.languages.may_agree(proposal.stage);
        let label = w.languages_link();
        offers.form(Action::AgreeTranslation, label, "languages", "plain", law);
    }
    if !proposal.is_open() && proposal.consented.is_none() {
        let law = facts.part.clone();
        offers.button(
            Action::ConsentToPublish,
            w.act_consent(),
            "consent",
            "plain",
            law,
        );
    }
}

fn to_others(offers: &mut Offers<'_>, read: &Read, facts: &Facts, member: &MemberCode) {
    let w = offers.w;
    let proposal = &read.carried.proposal;
    let sponsorship = read.carried.sponsorship();
    let given = sponsorship.given_by(member);
    if proposal.stage == Stage::Withdrawn && given.is_some() {
        let law = facts
            .part
            .clone()
            .and_then(|()| sponsorship.may_maintain(member).map(drop));
        offers.button(Action::Maintain, w.act_maintain(), "maintenance", "", law);
    }
    if proposal.stage.is_settled() {
        return;
    }
    if given != Some(proposal.revision) {
        let label = match given {
            Some(_) => w.act_confirm(w.revision_name_inside(proposal.revision)),
            None => w.act_cosponsor(),
        };
        let law = facts
            .part
            .clone()
            .and_then(|()| sponsorship.may_join(member, proposal.revision));
        offers.button(Action::Cosponsor, label, "co-sponsorships", "", law);
    }
    if given.is_some() {
        let law = facts
            .part
            .clone()
            .and_then(|()| sponsorship.may_leave(member));
        offers.button(
            Action::Cosponsor,
            w.act_leave(),
            "co-sponsorships/withdrawal",
            "plain",
            law,
        );
    }
}

/// What translators and revisers do; signing off stands with the languages themselves.
fn to_languages(offers: &mut Offers<'_>, read: &Read) {
    let w = offers.w;
    let proposal = &read.carried.proposal;
    let lacks = read.revision.lacks();
    if proposal.stage.is_settled() {
        return;
    }
    if lacks.is_some() {
        let law = formalities::may_translate(proposal.stage, lacks).map(drop);
        let label = w.act_translate();
        offers.form(Action::SupplyTranslation, label, "translations", "", law);
    } else {
        let label = w.languages_link();
        offers.form(Action::SignOff, label, "languages", "", Ok(()));
    }
}

fn to_officers(offers: &mut Offers<'_>, read: &Read, facts: &Facts) {
    let w = offers.w;
    let proposal = &read.carried.proposal;
    let lacks = read.revision.lacks();
    let until = proposal.consultation_until;
    if matches!(proposal.stage, Stage::Submitted | Stage::Consulted) {
        let law = stage::next(proposal.stage, Move::OpenConsultation, None).map(drop);
        offers.form(
            Action::OpenConsultation,
            w.act_consult(),
            "consultation",
            "",
            law,
        );
    }
    if lacks.is_some() && !proposal.stage.is_settled() {
        let law = formalities::may_translate(proposal.stage, lacks).map(drop);
        offers.form(
            Action::SupplyTranslation,
            w.act_translate(),
            "translations",
            "plain",
            law,
        );
    }
    if matches!(proposal.stage, Stage::Consultation | Stage::Consulted) {
        let law =
            formalities::may_fix_final_text(proposal.stage, until, &read.languages, read.awaiting)
                .map(drop);
        let label = w.act_fix(w.revision_name_inside(proposal.revision));
        offers.button(Action::FixFinalText, label, "final-text", "", law);
    }
    if proposal.stage == Stage::Submitted {
        let before: Vec<FormGround> = read.returns.iter().map(|one| one.ground).collect();
        let left = FormGround::ALL
            .iter()
            .find(|ground| !before.contains(ground))
            .copied()
            .unwrap_or(FormGround::Layout);
        let law =
            formalities::may_return(proposal.stage, facts.return_ends, facts.now, left, &before)
                .map(drop);
        offers.form(
            Action::ReturnForForm,
            w.act_return(),
            "returns",
            "plain",
            law,
        );
    }
    if matches!(proposal.stage, Stage::FinalText | Stage::Parts) {
        // Whether a part or the whole is next, and what speaks against it, the form says.
        offers.form(Action::OpenBallot, w.act_ballot(), "ballot", "", Ok(()));
    }
    if proposal.stage == Stage::FinalText {
        offers.form(
            Action::OrderVoting,
            w.amendment_order_link(),
            "voting-order",
            "plain",
            Ok(()),
        );
    }
    if matches!(proposal.stage, Stage::FinalText | Stage::Parts) {
        offers.form(
            Action::ProposeMotion,
            w.act_adoption(),
            "adoption-without-vote",
            "plain",
            Ok(()),
        );
    }
    if !proposal.is_open() {
        let law = formalities::may_declassify(
            proposal.classification,
            sponsors::opening(proposal),
            proposal.consented,
        );
        offers.button(
            Action::ProposeMotion,
            w.act_declassify(),
            "declassification",
            "plain",
            law,
        );
    }
}
