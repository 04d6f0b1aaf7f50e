//! A proposal at the desk: with the visitor's eyes, and with what the visitor can do or why not.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;

use super::show::{TextQuery, crumbs, symbol};
use super::view::{self, Asked, Read, View};
use crate::acts::{consultations, sponsors};
use crate::rules::Refusal;
use crate::rules::formalities;
use crate::rules::permissions::Action;
use crate::rules::stage::{self, Move, Stage};
use crate::rules::words::{FormGround, Lang, MemberCode};
use crate::store::{Failure, Reading};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::refusals;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
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

#[derive(Template)]
#[template(path = "proposals/desk.html")]
struct DeskPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    view: View,
    acts: Vec<Offered>,
    request_id: String,
    revision: i64,
    public_url: String,
}

/// What the law asks about besides the proposal.
struct Facts {
    now: Timestamp,
    return_ends: Timestamp,
    /// Whether the visitor's member takes part today.
    part: Result<(), Refusal>,
}

/// `GET /{lang}/desk/proposals/{symbol}`.
///
/// # Errors
/// Not found for this visitor.
pub async fn show(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<TextQuery>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let asked = Asked {
        symbol: symbol(&path.1)?,
        revision: None,
        text: query.text,
    };
    page(&site, &house, lang.0, &caller, asked, None).await
}

/// The page, with the refusal of what was attempted on it.
///
/// # Errors
/// Not found for this visitor.
pub async fn page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    asked: Asked,
    refused: Option<Refusal>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let (of, viewer) = (asked.clone(), caller.viewer());
    let (read, facts) = house
        .read(move |r| {
            let read = view::read(r, &viewer, &of)?;
            let facts = facts(r, &read, viewer.delegation())?;
            Ok((read, facts))
        })
        .await?;
    let view = view::view(&read, &asked, lang, "/desk/proposals");
    let place = format!("/desk/proposals/{}", asked.symbol);
    let query = asked.text.map(|l| format!("text={l}")).unwrap_or_default();
    let title = view.title.clone();
    let shell =
        desks::shell(site, lang, &place, title, &caller.visitor, &read.roster).with_query(&query);
    let status = if refused.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = DeskPage {
        crumbs: crumbs(&shell, "/desk/proposals", &asked),
        errors: refused.map_or_else(FormErrors::none, |refusal| whole(&refusal, w)),
        acts: offers(&read, &facts, caller, lang),
        request_id: forms::fresh_request_id()?,
        revision: read.carried.proposal.revision,
        public_url: if read.carried.proposal.is_open() {
            format!("/{lang}/proposals/{}", asked.symbol)
        } else {
            String::new()
        },
        view,
        shell,
    };
    answers::page_with(status, &page)
}

/// A refusal about the whole: this page has no inputs to stand it beside.
fn whole(refusal: &Refusal, w: &Words) -> FormErrors {
    let mut errors = FormErrors::of(refusal, w);
    for error in &mut errors.entries {
        error.input = None;
    }
    errors
}

fn facts(r: &mut Reading<'_>, read: &Read, member: Option<&MemberCode>) -> Result<Facts, Failure> {
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

fn offers(read: &Read, facts: &Facts, caller: &SignedIn, lang: Lang) -> Vec<Offered> {
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

/// What withdrawing means, before it is done.
#[derive(Template)]
#[template(path = "proposals/withdrawal.html")]
struct WithdrawalPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    title: String,
    title_lang: Lang,
    symbol: String,
    revision: i64,
    request_id: String,
    back: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/withdrawal`: asks once more.
///
/// # Errors
/// Not found for who is not of the sponsor's delegation; the law's refusal where it cannot be withdrawn.
pub async fn withdrawal_form(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (lang, w) = (lang.0, words(lang.0));
    let asked = Asked {
        symbol: symbol(&path.1)?,
        revision: None,
        text: None,
    };
    if !caller.may(Action::WithdrawProposal) {
        return Err(Refusal::OfficeDoesNotPermit.into());
    }
    let member = caller.delegation()?;
    let (of, viewer) = (asked.clone(), caller.viewer());
    let read = house.read(move |r| view::read(r, &viewer, &of)).await?;
    read.carried.sponsorship().may_withdraw(&member)?;
    let view = view::view(&read, &asked, lang, "/desk/proposals");
    let place = format!("/desk/proposals/{}/withdrawal", asked.symbol);
    let title = w.withdrawal_title(asked.symbol.as_str());
    let shell = desks::shell(
        site.get_ref(),
        lang,
        &place,
        title,
        &caller.visitor,
        &read.roster,
    );
    let whole = Asked {
        revision: Some(0),
        ..asked.clone()
    };
    answers::page(&WithdrawalPage {
        crumbs: crumbs(&shell, "/desk/proposals", &whole),
        title: view.title,
        title_lang: view.text_lang,
        symbol: asked.symbol.to_string(),
        revision: read.carried.proposal.revision,
        request_id: forms::fresh_request_id()?,
        back: format!("/{lang}/desk/proposals/{}", asked.symbol),
        shell,
    })
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
        let law = formalities::may_fix_final_text(proposal.stage, until, lacks).map(drop);
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
    if proposal.stage == Stage::FinalText {
        offers.form(Action::OpenBallot, w.act_ballot(), "ballot", "", Ok(()));
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
