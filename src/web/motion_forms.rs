//! The forms by which an officer proposes what a body decided on members.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::answers;
use super::conduct::parse_reference;
use super::desk;
use super::forms::{FormErrors, Offer, fresh_request_id};
use super::house::House;
use super::languages::Language;
use super::motion_words::{body, kind_name, member_kind, partner_kind, scope};
use super::motions::{is_proposed_here, propose_and_show};
use super::problems::Problem;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::words;
use crate::acts::motions::{Motion, MotionKind};
use crate::record::entries::{Decision, Names};
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::{Field, Refusal};
use crate::rules::standing::Scope;
use crate::rules::words::{Body, Lang, MemberCode, MemberKind, Name, PartnerKind};
use crate::store::members::Roster;
use crate::store::{Failure, members};

/// Everything that any of these forms can send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub request_id: String,
    pub motion: String,
    pub member: String,
    pub kind: String,
    pub iso2: String,
    pub short_en: String,
    pub short_fr: String,
    pub formal_en: String,
    pub formal_fr: String,
    pub scope: String,
    pub from: String,
    pub until: String,
    pub body: String,
    pub decided: String,
    pub reference: String,
}

#[derive(Template)]
#[template(path = "motions/form.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    kind: MotionKind,
    /// Members to choose from; empty where a code is typed.
    members: Vec<Offer>,
    kinds: Vec<Offer>,
    scopes: Vec<Offer>,
    bodies: Vec<Offer>,
}

impl Page {
    fn has_decision(&self) -> bool {
        self.kind != MotionKind::Rename
    }
    fn has_names(&self) -> bool {
        matches!(
            self.kind,
            MotionKind::Admission | MotionKind::Rename | MotionKind::Partner
        )
    }
    fn is_new(&self) -> bool {
        matches!(self.kind, MotionKind::Admission | MotionKind::Partner)
    }
    fn is(&self, kind: &str) -> bool {
        self.kind.as_str() == kind
    }
}

/// `GET /{lang}/desk/motions/new/{kind}`.
///
/// # Errors
/// Not for other offices, and not for other kinds.
pub async fn show(
    address: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        motion: address.into_inner().1,
        ..Typed::default()
    };
    answers::page(&page_of(&site, &house, lang.0, &caller, typed).await?)
}

/// `POST /{lang}/desk/motions`.
///
/// # Errors
/// Not for other offices, and not for other kinds.
pub async fn propose(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let mut page = page_of(&site, &house, lang.0, &caller, typed.into_inner()).await?;
    let parsed = motion(page.kind, &page.typed, &mut page.errors, lang.0);
    let Some(motion) = parsed.filter(|_| page.errors.is_empty()) else {
        return answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match propose_and_show(&house, &caller, lang.0, motion, &page.typed.request_id).await? {
        Ok(answer) => Ok(answer),
        Err(refusal) => {
            page.errors.refuse(&refusal, words(lang.0));
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    typed: Typed,
) -> Result<Page, Problem> {
    let kind: MotionKind = typed.motion.parse().map_err(|_| Problem::NotFound)?;
    if !caller.may(Action::ProposeMotion) || !is_proposed_here(kind) {
        return Err(Problem::NotFound);
    }
    let roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    let w = words(lang);
    let bodies = Body::ALL.iter().map(|b| Offer::of(b.as_str(), body(*b, w)));
    let scopes = Scope::ALL
        .iter()
        .map(|s| Offer::of(s.as_str(), scope(*s, w)));
    let kinds: Vec<Offer> = match kind {
        MotionKind::Partner => PartnerKind::ALL
            .iter()
            .map(|k| Offer::of(k.as_str(), partner_kind(*k, w)))
            .collect(),
        _ => MemberKind::ALL
            .iter()
            .map(|k| Offer::of(k.as_str(), member_kind(*k, w)))
            .collect(),
    };
    let path = format!("/desk/motions/new/{kind}");
    Ok(Page {
        shell: desk::shell(
            site,
            lang,
            &path,
            kind_name(kind, w),
            &caller.visitor,
            &roster,
        ),
        errors: FormErrors::none(),
        kind,
        members: Offer::taken(choices(&roster, lang), &typed.member),
        kinds: Offer::taken(kinds, &typed.kind),
        scopes: Offer::taken(scopes.collect(), &typed.scope),
        bodies: Offer::taken(bodies.collect(), &typed.body),
        typed,
    })
}

/// The members of today, by name; nothing taken beforehand.
pub fn choices(roster: &Roster, lang: Lang) -> Vec<Offer> {
    let w = words(lang);
    let today = roster.today();
    let mut named: Vec<(String, MemberCode)> = roster
        .all()
        .filter(|member| member.standing_on(today).is_member())
        .map(|member| (roster.short(&member.code, lang), member.code.clone()))
        .collect();
    named.sort_by_key(|(name, _)| w.sort_key(name));
    std::iter::once(Offer::of("", w.motion_choose()))
        .chain(
            named
                .into_iter()
                .map(|(name, code)| Offer::of(code.as_str(), format!("{name} ({code})"))),
        )
        .collect()
}

/// Reads the form; every error is told at once.
fn motion(kind: MotionKind, typed: &Typed, errors: &mut FormErrors, lang: Lang) -> Option<Motion> {
    let mut form = Reader {
        typed,
        errors,
        lang,
    };
    let member = form.member();
    match kind {
        MotionKind::Rename => {
            let from = form.date("from", &typed.from, Field::From);
            let names = form.names();
            let reference = form.take("reference", parse_reference(&typed.reference));
            Some(Motion::Rename {
                from: from?,
                member: member?,
                names: names?,
                reference: reference?,
            })
        }
        MotionKind::Admission | MotionKind::Partner => form.newcomer(kind, member),
        MotionKind::Suspension => {
            let scope = form.word("scope", &typed.scope, Field::Scope);
            let from = form.date("from", &typed.from, Field::From);
            let until = form.date_if("until", &typed.until, Field::Until);
            let decision = form.decision();
            Some(Motion::Suspension {
                decision: decision?,
                from: from?,
                member: member?,
                scope: scope?,
                until: until?,
            })
        }
        MotionKind::Reinstatement | MotionKind::MemberWithdrawal => {
            let from = form.date("from", &typed.from, Field::From);
            let decision = form.decision();
            let (decision, from, member) = (decision?, from?, member?);
            Some(match kind {
                MotionKind::Reinstatement => Motion::Reinstatement {
                    decision,
                    from,
                    member,
                },
                _ => Motion::MemberWithdrawal {
                    decision,
                    from,
                    member,
                },
            })
        }
        _ => None,
    }
}

struct Reader<'a> {
    typed: &'a Typed,
    errors: &'a mut FormErrors,
    lang: Lang,
}

impl Reader<'_> {
    fn take<T>(&mut self, input: &'static str, parsed: Result<T, Refusal>) -> Option<T> {
        self.errors.take_at(input, parsed, words(self.lang))
    }

    fn word<T: std::str::FromStr>(
        &mut self,
        input: &'static str,
        text: &str,
        field: Field,
    ) -> Option<T> {
        let parsed = match text {
            "" => Err(Refusal::Missing(field)),
            text => text.parse().map_err(|_| Refusal::Malformed(field)),
        };
        self.take(input, parsed)
    }

    fn member(&mut self) -> Option<MemberCode> {
        let code = self.typed.member.trim().to_uppercase();
        self.word("member", &code, Field::Member)
    }

    fn date(&mut self, input: &'static str, text: &str, field: Field) -> Option<Date> {
        let parsed = match text.trim() {
            "" => Err(Refusal::Missing(field)),
            text => calendar::parse_date(text, field),
        };
        self.take(input, parsed)
    }

    fn date_if(&mut self, input: &'static str, text: &str, field: Field) -> Option<Option<Date>> {
        match text.trim() {
            "" => Some(None),
            _ => self.date(input, text, field).map(Some),
        }
    }

    fn names(&mut self) -> Option<Names> {
        let typed = self.typed;
        let mut name =
            |input, text: &str| self.take(input, Name::parse(text)).map(Name::into_string);
        let short_en = name("short_en", &typed.short_en);
        let short_fr = name("short_fr", &typed.short_fr);
        let formal_en = name("formal_en", &typed.formal_en);
        let formal_fr = name("formal_fr", &typed.formal_fr);
        Some(Names {
            formal_en: formal_en?,
            formal_fr: formal_fr?,
            short_en: short_en?,
            short_fr: short_fr?,
        })
    }

    fn decision(&mut self) -> Option<Decision> {
        let typed = self.typed;
        let body = self.word("body", &typed.body, Field::Body);
        let decided = self.date("decided", &typed.decided, Field::Date);
        let reference = self.take("reference", parse_reference(&typed.reference));
        Some(Decision {
            body: body?,
            decided: decided?,
            reference: reference?,
        })
    }

    fn newcomer(&mut self, kind: MotionKind, code: Option<MemberCode>) -> Option<Motion> {
        let typed = self.typed;
        let names = self.names();
        let iso2 = typed.iso2.trim().to_uppercase();
        let from = self.date("from", &typed.from, Field::From);
        let until = self.date_if("until", &typed.until, Field::Until);
        let decision = self.decision();
        match kind {
            MotionKind::Partner => {
                let kind = self.word("kind", &typed.kind, Field::Kind);
                Some(Motion::Partner {
                    decision: decision?,
                    from: from?,
                    iso2,
                    kind: kind?,
                    names: names?,
                    partner: code?,
                    until: until?,
                })
            }
            _ => {
                let kind = self.word("kind", &typed.kind, Field::Kind);
                Some(Motion::Admission {
                    decision: decision?,
                    from: from?,
                    iso2,
                    kind: kind?,
                    member: code?,
                    names: names?,
                })
            }
        }
    }
}
