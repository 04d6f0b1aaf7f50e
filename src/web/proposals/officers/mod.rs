//! The secretariat's forms on a proposal.

pub mod consultation;
pub mod returns;
pub mod translation;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::words::{Lang, ProposalSymbol};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::show::{crumbs, symbol};
use crate::web::proposals::view::{self, Asked, Read};
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;

/// Where a form stands, as a request says it.
pub type Place = (
    web::Path<(String, String)>,
    Language,
    web::Data<Site>,
    web::Data<House>,
);

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
        caller: SignedIn,
        (path, lang, site, house): Place,
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
            symbol: symbol(&path.1)?,
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
