//! The themes at the desk: their list, and the form by which an officer adds one.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts::themes as acts;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::words::{Lang, Name, ThemeCode};
use crate::store::themes::Theme;
use crate::store::{Request, members, themes};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    request_id: String,
    theme: String,
    name_en: String,
    name_fr: String,
}

#[derive(Template)]
#[template(path = "proposals/themes.html")]
struct ThemesPage {
    shell: Shell,
    errors: FormErrors,
    themes: Vec<Theme>,
    form: ThemeForm,
    request_id: String,
}

/// `GET /{lang}/desk/themes`.
///
/// # Errors
/// Refused to who is no officer.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    page(
        &site,
        &house,
        lang.0,
        &caller,
        ThemeForm::default(),
        FormErrors::none(),
    )
    .await
}

async fn page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    form: ThemeForm,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::AddTheme) {
        return Err(Refusal::OfficeDoesNotPermit.into());
    }
    let (themes, roster) = house
        .read(|r| Ok((themes::all(r)?, members::roster(r)?)))
        .await?;
    let title = words(lang).themes_title();
    let shell = desks::shell(site, lang, "/desk/themes", title, &caller.visitor, &roster);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ThemesPage {
        request_id: forms::fresh_request_id()?,
        shell,
        errors,
        themes,
        form,
    };
    answers::page_with(status, &page)
}

/// `POST /{lang}/desk/themes`.
///
/// # Errors
/// A refusal brings the form back.
pub async fn add(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<ThemeForm>,
) -> Result<HttpResponse, Problem> {
    let (form, w) = (form.into_inner(), words(lang.0));
    let mut errors = FormErrors::none();
    let code = errors.take(ThemeCode::parse(form.theme.trim()), w);
    let name_en = errors.take_at("name_en", Name::parse(&form.name_en), w);
    let name_fr = errors.take_at("name_fr", Name::parse(&form.name_fr), w);
    if let (Some(code), Some(name_en), Some(name_fr)) = (code, name_en, name_fr) {
        let content = format!("{code} {name_en} {name_fr}");
        let request = Request::new(&form.request_id, "themes", content.as_bytes())?;
        let by = caller.asks();
        let act = move |store: &crate::store::Store| {
            acts::add(store, by, code, name_en, name_fr, Some(request))
        };
        match house.attempt(act).await? {
            Ok(()) => return Ok(answers::see_other(&format!("/{}/desk/themes", lang.0))),
            Err(refusal) => errors.refuse_at("theme", &refusal, w),
        }
    }
    page(&site, &house, lang.0, &caller, form, errors).await
}
