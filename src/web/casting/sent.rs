//! The forms of the page of a vote, as a delegation sent them.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::page::{page, public};
use super::seen::seen;
use crate::acts::votes::{LONGEST_REPORT, Said};
use crate::rules::Refusal;
use crate::rules::refusals::Field;
use crate::rules::words::{BallotSymbol, Choice, Lang, Prose};
use crate::store::{Failure, Request, Store};
use crate::web::answers;
use crate::web::forms::{FormErrors, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// Everything that these forms send; it comes back with them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(super) request_id: String,
    pub(super) choice: String,
    pub(super) explanation_en: String,
    pub(super) explanation_fr: String,
    pub(super) note: String,
    /// Set where one goes back from the review.
    pub(super) again: String,
}

/// What comes with every form of this page.
pub type Posted = (
    Language,
    web::Path<(String, String)>,
    web::Data<Site>,
    web::Data<House>,
    web::Form<Typed>,
);

/// A form of this page as a delegation sent it, with what is wrong with it so far.
pub(super) struct Sent {
    pub(super) site: web::Data<Site>,
    pub(super) house: web::Data<House>,
    pub(super) lang: Lang,
    pub(super) symbol: BallotSymbol,
    pub(super) typed: Typed,
    pub(super) errors: FormErrors,
}

impl Sent {
    pub(super) fn of((lang, path, site, house, typed): Posted) -> Result<Self, Problem> {
        Ok(Self {
            site,
            house,
            lang: lang.0,
            symbol: BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?,
            typed: typed.into_inner(),
            errors: FormErrors::none(),
        })
    }

    pub(super) fn take<T>(&mut self, parsed: Result<T, Refusal>) -> Option<T> {
        self.errors.take(parsed, words(self.lang))
    }

    pub(super) fn choice(&mut self) -> Option<Choice> {
        self.take(match self.typed.choice.as_str() {
            "" => Err(Refusal::Missing(Field::Choice)),
            text => text.parse().map_err(|_| Refusal::Malformed(Field::Choice)),
        })
    }

    pub(super) fn note(&mut self) -> Option<Prose> {
        self.take(Prose::parse(&self.typed.note, Field::Note, LONGEST_REPORT))
    }

    pub(super) fn said(&mut self) -> Option<Said> {
        let w = words(self.lang);
        let Typed {
            explanation_en: en,
            explanation_fr: fr,
            ..
        } = &self.typed;
        let errors = &mut self.errors;
        let en = errors.take_at("explanation_en", Said::explanation(en, ""), w)?;
        let fr = errors.take_at("explanation_fr", Said::explanation("", fr), w)?;
        Some(Said {
            en: en.en,
            fr: fr.fr,
        })
    }

    pub(super) fn request(&mut self, route: &'static str) -> Option<Request> {
        let typed = &self.typed;
        let sent = [
            self.symbol.as_str(),
            &typed.choice,
            &typed.explanation_en,
            &typed.explanation_fr,
            &typed.note,
        ];
        let sent = sent.join("\u{0}");
        self.take(Request::new(&typed.request_id, route, sent.as_bytes()))
    }

    /// Does one act; nothing where the law refused it, which is then among the errors.
    pub(super) async fn attempt<T, F>(&mut self, act: F) -> Result<Option<T>, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Store) -> Result<T, Failure> + Send + 'static,
    {
        let done = self.house.attempt(act).await?;
        Ok(self.take(done))
    }

    pub(super) fn to_public(&self) -> HttpResponse {
        answers::see_other(&public(self.lang, &self.symbol))
    }

    /// The page again, with everything that was typed.
    pub(super) async fn back(mut self, caller: &SignedIn) -> Result<HttpResponse, Problem> {
        // Nothing was recorded under the number of this form; another content needs another number.
        self.typed.request_id = fresh_request_id()?;
        let seen = seen(&self.house, self.lang, caller, self.symbol).await?;
        let page = page(&self.site, self.lang, seen, self.typed, self.errors);
        answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
    }
}
