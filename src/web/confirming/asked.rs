//! What a person is asked for on a confirmation page: a passkey, a code, or to enrol a passkey first.

use crate::acts;
use crate::acts::factors::totp;
use crate::record::entries::House as Kind;
use crate::record::intents::Intent;
use crate::rules::authorisation::{Holds, Strength};
use crate::rules::refusals::Unconfirmed;
use crate::rules::words::{Auth, Lang};
use crate::store::sessions::{self, Token};
use crate::store::{Failure, factors, intents};
use crate::web::house::House;
use crate::web::problems::{Problem, Waiting};
use crate::web::refusals;
use crate::web::site::{DemoBanner, Site};
use crate::web::words::words;

/// The part of a confirmation page that is the same for every act.
pub struct Asked {
    pub intent: String,
    /// Why the page comes again; empty the first time.
    pub wrong: String,
    /// Beside the code, where it was the code that was wrong.
    pub code_wrong: String,
    pub until: String,
    /// Whether a code is enough, and the person has an app.
    pub takes_code: bool,
    pub passkey: Option<PasskeyAsked>,
    /// The code of this moment, in an invented house; else empty.
    pub example_code: String,
    /// An invented house takes codes of its officers too.
    pub is_relaxed: bool,
    /// Where a passkey is enrolled, for whoever has nothing that is enough.
    pub enrol_url: String,
}

/// The challenge for the person's passkeys.
pub struct PasskeyAsked {
    pub ceremony: String,
    /// JSON, for the script.
    pub options: String,
}

impl Asked {
    /// Nothing that the person has is enough.
    pub const fn is_stuck(&self) -> bool {
        !self.takes_code && self.passkey.is_none()
    }
}

/// What waits for its confirmation, and how this person can give it.
pub struct Shown {
    pub intent: Intent,
    pub asked: Asked,
}

/// Reads what waits for this session, and makes the challenge of its passkeys.
///
/// # Errors
/// Not found when it is over or somebody else's.
pub async fn shown(
    site: &Site,
    house: &House,
    lang: Lang,
    token: &Token,
    waiting: Waiting,
) -> Result<Shown, Problem> {
    let (sealing, of) = (house.store().sealing().clone(), token.clone());
    let is_example = site.banner == DemoBanner::Shown;
    let (intent, expires, has, kind, code) = house
        .read(move |r| {
            let whose = sessions::whose(r, &of)?.ok_or(crate::rules::Refusal::SignInFirst)?;
            let held = intents::shown(r, &sealing, waiting.intent, &whose)?;
            let has = factors::held(r, whose.account)?;
            let code = match is_example {
                true => totp::code_of_an_invented_house(r, &sealing, whose.account)?,
                false => None,
            };
            let kind = r.head().house;
            Ok::<_, Failure>((held.evidence.intent, held.expires, has, kind, code))
        })
        .await?;
    let holds = match has.passkeys {
        0 => Holds::NoPasskey,
        _ => Holds::Passkey,
    };
    let is_enough = waiting.by.accepts(Auth::Totp, holds, kind == Kind::Demo);
    let passkey = match site.relying_party().cloned() {
        Some(rp) if has.passkeys > 0 => {
            let (token, id) = (token.clone(), waiting.intent);
            let begun = house
                .act(move |store| acts::confirming::challenge(store, &token, id, &rp))
                .await?;
            Some(PasskeyAsked {
                ceremony: begun.ceremony,
                options: begun.options.to_string(),
            })
        }
        _ => None,
    };
    let w = words(lang);
    let said = match waiting.because {
        Unconfirmed::NotYet => String::new(),
        because => refusals::because_of(because, w),
    };
    let is_the_code = matches!(waiting.because, Unconfirmed::WrongCode { .. });
    Ok(Shown {
        intent,
        asked: Asked {
            intent: waiting.intent.to_string(),
            code_wrong: if is_the_code {
                said.clone()
            } else {
                String::new()
            },
            wrong: said,
            until: w.confirm_until(w.moment(expires)),
            example_code: code.unwrap_or_default(),
            takes_code: is_enough && has.has_totp,
            passkey,
            is_relaxed: is_enough && waiting.by == Strength::Passkey,
            enrol_url: format!("/{lang}/desk/account"),
        },
    })
}
