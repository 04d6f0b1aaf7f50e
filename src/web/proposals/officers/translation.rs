//! The other language of a revision is supplied: beside the original, looked at before it is sent.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, Place, status};
use crate::acts::consultations::{self};
use crate::acts::drafts::{SUMMARY_MOST, TEXT_MOST, Written};
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, Prose, Title};
use crate::store::Request;
use crate::text::{Text, paste};
use crate::web::answers;
use crate::web::forms::{self, FormError, FormErrors};
use crate::web::house::blocking;
use crate::web::problems::Problem;
use crate::web::proposals::view::{self, Asked, View};
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::texts::looked::{self, Looked, Typed};
use crate::web::texts::parallel::Way;
use crate::web::texts::{imported, structure, upload};
use crate::web::words::{Words, words};

/// What the form of a translation sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TranslationForm {
    request_id: String,
    revision: i64,
    title: String,
    summary: String,
    text: String,
    /// Which button: to look at it, tidy it, or begin with the structure of the original; else to supply it.
    next: String,
    /// With a file: `yes` where it may replace the text that stands there.
    replace: String,
}

/// What stands on the form besides the words.
#[derive(Default)]
struct Also {
    errors: FormErrors,
    done: String,
    remarks: Vec<String>,
    is_looked_at: bool,
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
    done: String,
    remarks: Vec<String>,
    looked: Option<Looked>,
    /// The most megabytes of a file.
    most: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/translations`: beside the original.
///
/// # Errors
/// Not found; refused to whose office it is not.
pub async fn translation_form(caller: SignedIn, place: Place) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::SupplyTranslation)?;
    let original = original(&desk).await?;
    translation_page(&desk, original, TranslationForm::default(), Also::default()).await
}

/// The original, as the form shows it.
struct Original {
    read: view::Read,
    missing: Lang,
    source: String,
}

async fn original(desk: &Desk) -> Result<Original, Problem> {
    let read = desk.read().await?;
    let Some(missing) = read.revision.lacks() else {
        return Err(Refusal::AlreadyDone.into());
    };
    let source = read
        .revision
        .of(missing.other())
        .and_then(|texts| read.bodies.get(texts.text.as_str()))
        .cloned()
        .unwrap_or_default();
    Ok(Original {
        read,
        missing,
        source,
    })
}

async fn translation_page(
    desk: &Desk,
    original: Original,
    form: TranslationForm,
    also: Also,
) -> Result<HttpResponse, Problem> {
    let w = words(desk.lang);
    let Original {
        read,
        missing,
        source,
    } = original;
    let asked = Asked {
        text: Some(Way::of(missing.other())),
        ..desk.asked()
    };
    let view = view::view(&read, &asked, desk.lang, "/desk/proposals");
    let title = w.translation_title(desk.symbol.as_str(), language_name(missing, w));
    let shell = desk.shell(&read, "translations", title);
    let status = status(&also.errors);
    let (form, looked) = if also.is_looked_at {
        let title = view.title.clone();
        blocking(move || {
            let looked = look(&form, missing, &title, &source, w);
            (form, Some(looked))
        })
        .await?
    } else {
        (form, None)
    };
    let page = TranslationPage {
        crumbs: desk.crumbs(&shell),
        request_id: forms::fresh_request_id()?,
        // A form that comes back is about the revision that was read.
        revision: if form.request_id.is_empty() {
            read.revision.number
        } else {
            form.revision
        },
        lang: missing,
        most: imported::most_megabytes(w),
        done: also.done,
        remarks: also.remarks,
        errors: also.errors,
        looked,
        shell,
        view,
        form,
    };
    answers::page_with(status, &page)
}

fn look(form: &TranslationForm, into: Lang, title: &str, source: &str, w: &Words) -> Looked {
    let original = Typed {
        lang: into.other(),
        title,
        summary: "",
        text: source,
    };
    let translation = Typed {
        lang: into,
        title: &form.title,
        summary: &form.summary,
        text: &form.text,
    };
    looked::look(&[original, translation], &[into], into.other(), w)
}

/// `POST /{lang}/desk/proposals/{symbol}/translations`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn translate(
    caller: SignedIn,
    place: Place,
    form: web::Form<TranslationForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::SupplyTranslation)?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    match form.next.as_str() {
        "look" | "tidy" | "structure" => work(&desk, form, w).await,
        _ => supply(&desk, form, w).await,
    }
}

/// Does to the text what was asked for, and supplies nothing.
async fn work(
    desk: &Desk,
    mut form: TranslationForm,
    w: &'static Words,
) -> Result<HttpResponse, Problem> {
    let original = original(desk).await?;
    let language = language_name(original.missing, w);
    let mut also = Also::default();
    let text = Prose::parse_optional(&form.text, Field::Text, TEXT_MOST);
    match form.next.as_str() {
        _ if text.is_err() => {
            also.errors.take(text, w);
        }
        "tidy" => {
            let pasted = form.text.clone();
            let tidied = blocking(move || paste::markdown(&pasted)).await?;
            form.text = tidied.source;
            also.done = w.tidied(language, imported::counts(tidied.recognised, w));
        }
        "structure" if form.text.trim().is_empty() => {
            form.text = structure::structure(&Text::parse(&original.source), original.missing);
            also.done = w.structure_laid();
        }
        "structure" => also.errors.entries.push(FormError {
            input: Some("text".into()),
            sentence: w.import_stands(language),
        }),
        _ => also.is_looked_at = true,
    }
    translation_page(desk, original, form, also).await
}

async fn supply(
    desk: &Desk,
    form: TranslationForm,
    w: &'static Words,
) -> Result<HttpResponse, Problem> {
    let mut errors = FormErrors::none();
    let title = errors.take(Title::parse(&form.title), w);
    let summary = errors.take(Prose::parse(&form.summary, Field::Summary, SUMMARY_MOST), w);
    let text = errors.take(Prose::parse(&form.text, Field::Text, TEXT_MOST), w);
    let mut is_malformed = false;
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
            Err(refusal) => {
                is_malformed = matches!(refusal, Refusal::TextMalformed { .. });
                errors.refuse(&refusal, w);
            }
        }
    }
    let also = Also {
        errors,
        // The remarks that the refusal speaks of stand below it.
        is_looked_at: is_malformed,
        ..Also::default()
    };
    let original = original(desk).await?;
    translation_page(desk, original, form, also).await
}

/// `POST /{lang}/desk/proposals/{symbol}/translations/imports`: a file becomes the text, and nothing is supplied yet.
///
/// # Errors
/// Not found; what is wrong with the file stands beside its input.
pub async fn import(
    caller: SignedIn,
    place: Place,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::SupplyTranslation)?;
    let original = original(&desk).await?;
    let w = words(desk.lang);
    let (mut form, file): (TranslationForm, _) = upload::read(&request, payload).await?;
    let language = language_name(original.missing, w);
    let mut also = Also::default();
    let wrong = if form.replace != "yes" && !form.text.trim().is_empty() {
        Some(w.import_stands(language))
    } else {
        match imported::import(file, w).await? {
            Err(why) => Some(why),
            Ok(found) => {
                form.text = found.source;
                also.done = w.imported(language, found.counts);
                also.remarks = found.remarks;
                None
            }
        }
    };
    also.errors.entries.extend(wrong.map(|sentence| FormError {
        input: Some("file".into()),
        sentence,
    }));
    translation_page(&desk, original, form, also).await
}
