//! The secretariat's forms on a proposal: return for form, consultation, translation.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::show::{crumbs, symbol};
use super::view::{self, Asked, Read, View};
use crate::acts::consultations::{self, ReturnNote};
use crate::acts::drafts::{SUMMARY_MOST, TEXT_MOST, Written};
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{FormGround, Lang, ProposalSymbol, Prose, Title};
use crate::store::Request;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// Where a form stands, and who has it open.
struct Desk {
    site: web::Data<Site>,
    house: web::Data<House>,
    lang: Lang,
    caller: SignedIn,
    symbol: ProposalSymbol,
}

impl Desk {
    /// Only for whom the act is at all; the forms of the secretariat are nobody else's.
    fn of(
        site: web::Data<Site>,
        house: web::Data<House>,
        lang: Language,
        caller: SignedIn,
        typed: &str,
        action: Action,
    ) -> Result<Self, Problem> {
        if !caller.may(action) {
            return Err(Refusal::OfficeDoesNotPermit.into());
        }
        Ok(Self {
            site,
            house,
            lang: lang.0,
            caller,
            symbol: symbol(typed)?,
        })
    }

    fn asked(&self) -> Asked {
        Asked {
            symbol: self.symbol.clone(),
            revision: None,
            text: None,
        }
    }

    async fn read(&self) -> Result<Read, Problem> {
        let (asked, viewer) = (self.asked(), self.caller.viewer());
        self.house
            .read(move |r| view::read(r, &viewer, &asked))
            .await
    }

    fn shell(&self, read: &Read, noun: &str, title: String) -> Shell {
        let place = format!("/desk/proposals/{}/{noun}", self.symbol);
        let visitor = &self.caller.visitor;
        desks::shell(&self.site, self.lang, &place, title, visitor, &read.roster)
    }

    /// The proposals, and this one.
    fn crumbs(&self, shell: &Shell) -> Vec<(String, String)> {
        let asked = Asked {
            revision: Some(0),
            ..self.asked()
        };
        crumbs(shell, "/desk/proposals", &asked)
    }

    fn back(&self) -> HttpResponse {
        let Self { lang, symbol, .. } = self;
        answers::see_other(&format!("/{lang}/desk/proposals/{symbol}"))
    }
}

const fn status(errors: &FormErrors) -> StatusCode {
    if errors.entries.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// What the form of a return sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    request_id: String,
    ground: String,
    note: String,
}

#[derive(Template)]
#[template(path = "proposals/return.html")]
struct ReturnPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    until: String,
    grounds: Vec<Offer>,
    form: ReturnForm,
    request_id: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/returns`.
///
/// # Errors
/// Not found; refused to who is no officer.
pub async fn return_form(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(site, house, lang, caller, &path.1, Action::ReturnForForm)?;
    return_page(&desk, ReturnForm::default(), FormErrors::none()).await
}

async fn return_page(
    desk: &Desk,
    form: ReturnForm,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let w = words(desk.lang);
    let read = desk.read().await?;
    let proposal = read.carried.proposal.clone();
    let ends = desk
        .house
        .read(move |r| consultations::return_ends(r, &proposal))
        .await?;
    let grounds = FormGround::ALL
        .iter()
        .map(|ground| Offer::of(ground.as_str(), w.proposal_ground(ground.as_str())));
    let title = w.return_title(desk.symbol.as_str());
    let shell = desk.shell(&read, "returns", title);
    let status = status(&errors);
    let page = ReturnPage {
        crumbs: desk.crumbs(&shell),
        until: w.return_hint(w.moment(ends)),
        grounds: Offer::taken(grounds.collect(), &form.ground),
        request_id: forms::fresh_request_id()?,
        shell,
        errors,
        form,
    };
    answers::page_with(status, &page)
}

/// `POST /{lang}/desk/proposals/{symbol}/returns`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn return_for_form(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<ReturnForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(site, house, lang, caller, &path.1, Action::ReturnForForm)?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    let mut errors = FormErrors::none();
    let ground = match form.ground.as_str() {
        "" => Err(Refusal::Missing(Field::Ground)),
        typed => typed.parse().map_err(|_| Refusal::Malformed(Field::Ground)),
    };
    let ground: Option<FormGround> = errors.take(ground, w);
    let note = errors.take(
        Prose::parse_optional(&form.note, Field::Note, SUMMARY_MOST),
        w,
    );
    if let (Some(ground), Some(note)) = (ground, note) {
        let content = format!("{} {} {}", desk.symbol, form.ground, form.note);
        let request = Request::new(&form.request_id, "returns", content.as_bytes())?;
        let note = note.map(|note| ReturnNote {
            lang: desk.lang,
            note,
        });
        let (by, of) = (desk.caller.asks(), desk.symbol.clone());
        let act = move |store: &crate::store::Store| {
            consultations::return_for_form(store, by, &of, ground, note, Some(request))
        };
        match desk.house.attempt(act).await? {
            Ok(()) => return Ok(desk.back()),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    return_page(&desk, form, errors).await
}

/// What the form of a consultation sends: an hour in Paris.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConsultationForm {
    request_id: String,
    until: String,
}

#[derive(Template)]
#[template(path = "proposals/consultation.html")]
struct ConsultationPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    form: ConsultationForm,
    request_id: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/consultation`.
///
/// # Errors
/// Not found; refused to who is no officer.
pub async fn consultation_form(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(site, house, lang, caller, &path.1, Action::OpenConsultation)?;
    consultation_page(&desk, ConsultationForm::default(), FormErrors::none()).await
}

async fn consultation_page(
    desk: &Desk,
    form: ConsultationForm,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let read = desk.read().await?;
    let title = words(desk.lang).consultation_title(desk.symbol.as_str());
    let shell = desk.shell(&read, "consultation", title);
    let status = status(&errors);
    let page = ConsultationPage {
        crumbs: desk.crumbs(&shell),
        request_id: forms::fresh_request_id()?,
        shell,
        errors,
        form,
    };
    answers::page_with(status, &page)
}

/// `POST /{lang}/desk/proposals/{symbol}/consultation`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn open_consultation(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<ConsultationForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(site, house, lang, caller, &path.1, Action::OpenConsultation)?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    let mut errors = FormErrors::none();
    if let Some(until) = errors.take_at("until", calendar::parse_hour(&form.until), w) {
        let content = format!("{} {}", desk.symbol, form.until);
        let request = Request::new(&form.request_id, "consultation", content.as_bytes())?;
        let (by, of) = (desk.caller.asks(), desk.symbol.clone());
        let act = move |store: &crate::store::Store| {
            consultations::open(store, by, &of, until, Some(request))
        };
        match desk.house.attempt(act).await? {
            Ok(()) => return Ok(desk.back()),
            Err(refusal @ (Refusal::NotAWorkingDay { .. } | Refusal::MustBeLater(_))) => {
                errors.refuse_at("until", &refusal, w);
            }
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    consultation_page(&desk, form, errors).await
}

/// What the form of a translation sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TranslationForm {
    request_id: String,
    revision: i64,
    title: String,
    summary: String,
    text: String,
}

#[derive(Template)]
#[template(path = "proposals/translation.html")]
struct TranslationPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    view: View,
    lang: Lang,
    form: TranslationForm,
    request_id: String,
    revision: i64,
}

/// `GET /{lang}/desk/proposals/{symbol}/translations`: beside the original.
///
/// # Errors
/// Not found; refused to who is no officer.
pub async fn translation_form(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(
        site,
        house,
        lang,
        caller,
        &path.1,
        Action::SupplyTranslation,
    )?;
    translation_page(&desk, TranslationForm::default(), FormErrors::none()).await
}

async fn translation_page(
    desk: &Desk,
    form: TranslationForm,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let w = words(desk.lang);
    let read = desk.read().await?;
    let Some(missing) = read.revision.lacks() else {
        return Err(Refusal::AlreadyDone.into());
    };
    let asked = Asked {
        text: Some(missing.other()),
        ..desk.asked()
    };
    let view = view::view(&read, &asked, desk.lang, "/desk/proposals");
    let title = w.translation_title(desk.symbol.as_str(), language_name(missing, w));
    let shell = desk.shell(&read, "translations", title);
    let status = status(&errors);
    let page = TranslationPage {
        crumbs: desk.crumbs(&shell),
        request_id: forms::fresh_request_id()?,
        revision: read.revision.number,
        lang: missing,
        shell,
        errors,
        view,
        form,
    };
    answers::page_with(status, &page)
}

/// `POST /{lang}/desk/proposals/{symbol}/translations`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn translate(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<TranslationForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(
        site,
        house,
        lang,
        caller,
        &path.1,
        Action::SupplyTranslation,
    )?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    let mut errors = FormErrors::none();
    let title = errors.take(Title::parse(&form.title), w);
    let summary = errors.take(Prose::parse(&form.summary, Field::Summary, SUMMARY_MOST), w);
    let text = errors.take(Prose::parse(&form.text, Field::Text, TEXT_MOST), w);
    if let (Some(title), Some(summary), Some(text)) = (title, summary, text) {
        let content = format!(
            "{} {} {} {} {}",
            desk.symbol, form.revision, form.title, form.summary, form.text
        );
        let request = Request::new(&form.request_id, "translations", content.as_bytes())?;
        let written = Written {
            title,
            summary,
            text,
        };
        let (by, of, revision) = (desk.caller.asks(), desk.symbol.clone(), form.revision);
        let act = move |store: &crate::store::Store| {
            consultations::supply_translation(store, by, &of, revision, written, Some(request))
        };
        match desk.house.attempt(act).await? {
            Ok(_) => return Ok(desk.back()),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    translation_page(&desk, form, errors).await
}
