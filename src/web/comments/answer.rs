//! The secretariat answers a comment.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::compiled;
use super::edit::crumbs;
use super::list::on_unit;
use super::view::{self, CommentView};
use crate::acts::comments::{self as acts, ANSWER_MOST, AnswerReason};
use crate::rules::Refusal;
use crate::rules::comments::may_answer;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Answer, Lang, ProposalSymbol, Prose, UnitSymbol};
use crate::store::{Request, Store};
use crate::text::SafeHtml;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::symbol;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// What the form of an answer sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    request_id: String,
    answer: String,
    reason_en: String,
    reason_fr: String,
}

#[derive(Template)]
#[template(path = "comments/answer.html")]
struct AnswerPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    on: String,
    unit: Option<SafeHtml>,
    unit_lang: Lang,
    comment: CommentView,
    answers: Vec<Offer>,
    form: AnswerForm,
    request_id: String,
}

/// Where an answer is given, and by whom.
struct Desk {
    site: web::Data<Site>,
    house: web::Data<House>,
    lang: Lang,
    caller: SignedIn,
    symbol: ProposalSymbol,
    number: i64,
}

type Place = (
    web::Path<(String, String, i64)>,
    Language,
    web::Data<Site>,
    web::Data<House>,
);

impl Desk {
    fn of(caller: SignedIn, (path, lang, site, house): Place) -> Result<Self, Problem> {
        if !caller.may(Action::AnswerComment) {
            return Err(Refusal::OfficeDoesNotPermit.into());
        }
        Ok(Self {
            site,
            house,
            lang: lang.0,
            caller,
            symbol: symbol(&path.1)?,
            number: path.2,
        })
    }
}

/// `GET /{lang}/desk/proposals/{symbol}/comments/{number}/answer`.
///
/// # Errors
/// Not found; refused to who is no officer, and where the comment is answered.
pub async fn show(caller: SignedIn, place: Place) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place)?;
    page(&desk, AnswerForm::default(), FormErrors::none()).await
}

/// `POST /{lang}/desk/proposals/{symbol}/comments/{number}/answer`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn send(
    caller: SignedIn,
    place: Place,
    form: web::Form<AnswerForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place)?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    let mut errors = FormErrors::none();
    let answer: Result<Answer, Refusal> = match form.answer.as_str() {
        "" => Err(Refusal::Missing(Field::Answer)),
        typed => typed.parse().map_err(|_| Refusal::Malformed(Field::Answer)),
    };
    let answer = errors.take(answer, w);
    let reason = |typed: &str| Prose::parse_optional(typed, Field::Reason, ANSWER_MOST);
    let en = errors.take_at("reason_en", reason(&form.reason_en), w);
    let fr = errors.take_at("reason_fr", reason(&form.reason_fr), w);
    if let (Some(None), Some(None)) = (&en, &fr) {
        errors.refuse_at("reason_en", &Refusal::Missing(Field::Reason), w);
    }
    if let (Some(answer), Some(en), Some(fr), true) = (answer, en, fr, errors.is_empty()) {
        let content = format!(
            "{} {} {answer}\u{1f}{}\u{1f}{}",
            desk.symbol, desk.number, form.reason_en, form.reason_fr
        );
        let request = Request::new(&form.request_id, "comment-answer", content.as_bytes())?;
        let (by, of, number) = (desk.caller.asks(), desk.symbol.clone(), desk.number);
        let reason = AnswerReason { en, fr };
        let act = move |store: &Store| {
            acts::answer(store, by, &of, number, answer, reason, Some(request))
        };
        match desk.house.attempt(act).await? {
            Ok(()) => {
                let Desk {
                    lang,
                    symbol,
                    number,
                    ..
                } = desk;
                let list = format!("/{lang}/desk/proposals/{symbol}/comments");
                return Ok(answers::see_other(&format!("{list}#comment-{number}")));
            }
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    page(&desk, form, errors).await
}

async fn page(desk: &Desk, form: AnswerForm, errors: FormErrors) -> Result<HttpResponse, Problem> {
    let (lang, w) = (desk.lang, words(desk.lang));
    let (of, viewer) = (desk.symbol.clone(), desk.caller.viewer());
    let compiled = desk
        .house
        .read(move |r| compiled::read(r, &viewer, &of))
        .await?;
    let comment = compiled
        .comments
        .iter()
        .find(|comment| comment.number == desk.number)
        .ok_or(Problem::NotFound)?;
    let answered = comment.answered.as_ref().map(|answered| answered.index);
    if errors.is_empty() {
        may_answer(compiled.proposal.stage, answered)?;
    }
    let place = format!(
        "/desk/proposals/{}/comments/{}/answer",
        desk.symbol, desk.number
    );
    let title = w.comment_answer_title(view::label(desk.number), desk.symbol.as_str());
    let visitor = &desk.caller.visitor;
    let shell = desks::shell(&desk.site, lang, &place, title, visitor, &compiled.roster);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let unit = comment.unit.as_ref();
    let current = compiled.current()?;
    let shown = unit.and_then(|unit| current.shown(comment.lang, unit));
    let offers = Answer::ALL.iter().map(|answer| {
        Offer::of(answer.as_str(), w.comment_answer_choice(answer.as_str()))
            .meaning(w.comment_answer_meaning(answer.as_str()))
    });
    let page = AnswerPage {
        crumbs: crumbs(&shell, desk.symbol.as_str()),
        on: on_unit(&compiled, unit.map_or("", UnitSymbol::as_str), w)?,
        unit: shown.map(|(_, unit)| unit.html()),
        unit_lang: shown.map_or(lang, |(lang, _)| lang),
        comment: view::view(&compiled, comment, lang, "/desk/proposals"),
        answers: Offer::taken(offers.collect(), &form.answer),
        request_id: forms::fresh_request_id()?,
        form,
        errors,
        shell,
    };
    answers::page_with(status, &page)
}
