//! People in seats: inviting, and letting a password be set again; a link is shown once.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::shell;
use crate::acts;
use crate::acts::appointments::Invitee;
use crate::rules::permissions::Office;
use crate::rules::refusals::{Field, Refusal};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode};
use crate::rules::{calendar, permissions::Action};
use crate::store::members::Roster;
use crate::store::{Failure, Reading, accounts, members, takings};
use crate::web::answers;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::{Post, Site};
use crate::web::words::words;

/// The addresses of these forms.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route(
        "/desk/invitations/partner-delegate",
        web::get().to(partner_form),
    )
    .route("/desk/invitations", web::post().to(invite))
    .route("/desk/accounts/{account}/resets", web::post().to(reset));
}

/// One line of the table of people: a seat with who sits in it, or who is invited to it.
#[derive(Clone, Debug)]
pub struct Person {
    pub seat: String,
    pub office: String,
    /// Name of the member or partner; empty for an office of the house.
    pub member: String,
    pub name: String,
    pub email: String,
    pub since: String,
    pub until: String,
    /// The account, where somebody sits there.
    pub account: Option<Uuid>,
    /// Invited, and has not come yet.
    pub is_invited: bool,
    pub is_head: bool,
}

/// The people this viewer may know, of one delegation or of all, heads first.
///
/// # Errors
/// A failure of the store; not found for a viewer who may know none.
pub fn seated(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    of: Option<&MemberCode>,
    lang: Lang,
) -> Result<Vec<Person>, Failure> {
    let w = words(lang);
    let roster = members::roster(r)?;
    let named = |code: &Option<MemberCode>| {
        code.as_ref()
            .map_or_else(String::new, |code| roster.short(code, lang))
    };
    let is_wanted = |code: &Option<MemberCode>| of.is_none() || code.as_ref() == of;
    let last_day = |until: Option<jiff::Timestamp>| {
        until.map_or_else(String::new, |until| {
            w.date_short(calendar::days_after(calendar::day_of(until), -1))
        })
    };
    let mut people = Vec::new();
    for held in accounts::appointments(r, viewer)? {
        if is_wanted(&held.member) {
            people.push(Person {
                seat: held.seat.to_string(),
                office: offices::name(held.office, w),
                member: named(&held.member),
                name: held.name,
                email: held.email,
                since: w.date_short(calendar::day_of(held.since)),
                until: last_day(held.until),
                account: Some(held.account),
                is_invited: false,
                is_head: held.office == Office::Head,
            });
        }
    }
    for invited in accounts::invitations_waiting(r, viewer)? {
        let offer = invited.offer;
        if is_wanted(&offer.member) {
            people.push(Person {
                seat: offer.seat.to_string(),
                office: offices::name(offer.office, w),
                member: named(&offer.member),
                name: String::new(),
                email: invited.email,
                since: String::new(),
                until: last_day(offer.until),
                account: None,
                is_invited: true,
                is_head: offer.office == Office::Head,
            });
        }
    }
    for taking in takings::all(r, viewer)? {
        let offer = taking.offer;
        if is_wanted(&offer.member) {
            people.push(Person {
                seat: offer.seat.to_string(),
                office: offices::name(offer.office, w),
                member: named(&offer.member),
                name: taking.name,
                email: taking.email,
                since: String::new(),
                until: last_day(offer.until),
                account: None,
                // Taken up, and not confirmed: held by nobody yet.
                is_invited: true,
                is_head: offer.office == Office::Head,
            });
        }
    }
    people.sort_by_key(|person| (w.sort_key(&person.member), !person.is_head));
    Ok(people)
}

#[derive(Clone, Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub role: String,
    #[serde(default)]
    pub member: String,
    #[serde(default)]
    pub until: String,
}

/// The form of an invitation: for a partner's delegate, and whenever one comes back.
#[derive(Template)]
#[template(path = "desk/invite.html")]
struct InvitePage {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    roles: Vec<Offer>,
    members: Vec<Offer>,
}

/// `GET /{lang}/desk/invitations/partner-delegate`.
///
/// # Errors
/// Not for other offices.
pub async fn partner_form(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::InvitePartnerDelegate) {
        return Err(Problem::NotFound);
    }
    let typed = Typed {
        email: String::new(),
        role: Office::PartnerDelegate.to_string(),
        member: String::new(),
        until: String::new(),
    };
    let page = invite_page(&site, &house, lang.0, &caller, typed).await?;
    answers::page(&page)
}

async fn invite_page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    typed: Typed,
) -> Result<InvitePage, Problem> {
    let w = words(lang);
    let (roster, partners) = house
        .read(|r| Ok::<_, Failure>((members::roster(r)?, members::partners(r)?)))
        .await?;
    let today = roster.today();
    let members = if caller.may(Action::InvitePartnerDelegate) {
        let offers = partners
            .iter()
            .filter(|partner| partner.is_on(today))
            .map(|partner| {
                let name = match lang {
                    Lang::En => &partner.names.short_en,
                    Lang::Fr => &partner.names.short_fr,
                };
                Offer::of(partner.code.as_str(), name)
            })
            .collect();
        Offer::taken(offers, &typed.member)
    } else {
        Vec::new()
    };
    let roles: &[Office] = if caller.may(Action::InvitePartnerDelegate) {
        &[Office::PartnerDelegate]
    } else if caller.may(Action::InviteToDelegation) {
        &[Office::Expert, Office::Alternate]
    } else {
        &[
            Office::Officer,
            Office::Registrar,
            Office::Translator,
            Office::Reviser,
            Office::Administrator,
            Office::Auditor,
        ]
    };
    let roles = roles
        .iter()
        .map(|office| Offer::of(office.as_str(), offices::name(*office, w)))
        .collect();
    let title = w.people_invite_title();
    // Only officers have this form on a page of its own.
    let path = if caller.may(Action::InvitePartnerDelegate) {
        "/desk/invitations/partner-delegate"
    } else {
        "/desk"
    };
    Ok(InvitePage {
        shell: shell(site, lang, path, title, &caller.visitor, &roster),
        errors: FormErrors::none(),
        roles: Offer::taken(roles, &typed.role),
        typed,
        members,
    })
}

/// `POST /{lang}/desk/invitations`: a new seat, and its link shown once.
///
/// # Errors
/// A failure of the store.
pub async fn invite(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let typed = typed.into_inner();
    let by = caller.asks();
    let invited = match invitee(&typed, &caller) {
        Err(refusal) => Err(refusal),
        Ok(invitee) => {
            house
                .attempt(move |store| acts::appointments::invite(store, by, invitee))
                .await?
        }
    };
    match invited {
        Ok(_) if site.post == Post::Carried => {
            mailed_page(&site, &house, lang.0, &caller, &typed.email).await
        }
        Ok(secret) => {
            let link = format!("{}/{}/invitations/{secret}", site.origin(), lang.0);
            link_page(
                &site,
                &house,
                lang.0,
                &caller,
                LinkKind::Invitation,
                link,
                &typed.email,
            )
            .await
        }
        Err(refusal) => {
            let mut page = invite_page(&site, &house, lang.0, &caller, typed).await?;
            page.errors.refuse(&refusal, words(lang.0));
            answers::page_with(actix_web::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Experts and alternates are of the head's own delegation; an alternate holds the vote for a period.
fn invitee(typed: &Typed, caller: &SignedIn) -> Result<Invitee, Refusal> {
    let office: Office = typed
        .role
        .parse()
        .map_err(|_| Refusal::Malformed(Field::Role))?;
    let member = match office {
        Office::Expert | Office::Alternate => Some(caller.delegation()?),
        Office::PartnerDelegate => Some(MemberCode::parse(&typed.member)?),
        _ => None,
    };
    let until = match typed.until.trim() {
        "" if office == Office::Alternate => return Err(Refusal::Missing(Field::Until)),
        "" => None,
        text => Some(calendar::parse_date(text, Field::Until)?),
    };
    Ok(Invitee {
        email: typed.email.clone(),
        office,
        member,
        until,
    })
}

/// `POST /{lang}/desk/accounts/{account}/resets`: a link for the administrator to pass on.
///
/// # Errors
/// The law's refusals.
pub async fn reset(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (by, account) = (caller.asks(), address.1);
    if site.post == Post::Carried {
        house
            .act(move |store| acts::resets::mail(store, by, account))
            .await?;
        let email = house
            .read(move |r| accounts::email_of(r, account).map_err(Failure::from))
            .await?
            .unwrap_or_default();
        return mailed_page(&site, &house, lang.0, &caller, &email).await;
    }
    let secret = house
        .act(move |store| acts::resets::make(store, by, account))
        .await?;
    let email = house
        .read(move |r| accounts::email_of(r, account).map_err(Failure::from))
        .await?
        .unwrap_or_default();
    let link = format!("{}/{}/recovery/{secret}", site.origin(), lang.0);
    link_page(
        &site,
        &house,
        lang.0,
        &caller,
        LinkKind::Reset,
        link,
        &email,
    )
    .await
}

/// That a letter is on its way: who made it does not see its link.
#[derive(Template)]
#[template(path = "desk/mailed.html")]
struct MailedPage {
    shell: Shell,
    said: String,
}

async fn mailed_page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    email: &str,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    let title = w.people_mailed_title();
    answers::page(&MailedPage {
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
        said: w.people_mailed(email),
    })
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    Invitation,
    Reset,
}

/// A secret link, shown this once.
#[derive(Template)]
#[template(path = "desk/link.html")]
struct LinkPage {
    shell: Shell,
    said: String,
    link: String,
}

/// The page that shows a secret link this once: it is stored nowhere.
///
/// # Errors
/// A failure of the store.
pub async fn link_page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    kind: LinkKind,
    link: String,
    email: &str,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let roster: Roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    let (title, said) = match kind {
        LinkKind::Invitation => (w.people_link_title(), w.people_link_invitation(email)),
        LinkKind::Reset => (w.people_link_title(), w.people_link_reset(email)),
    };
    answers::page(&LinkPage {
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
        said,
        link,
    })
}
