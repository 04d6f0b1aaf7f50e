//! What a form of the desk carries: all its fields, and among them what confirms an act.

use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::{Method, header};
use actix_web::{HttpMessage, HttpRequest, web};
use futures_util::StreamExt;

use crate::store::intents::{Given, Proof};
use crate::store::sessions::Renewal;
use crate::web::languages;
use crate::web::problems::Problem;
use crate::web::signed_in::token_of;
use crate::web::site::Site;

/// Bytes of a form that are kept while it is answered. The longest forms of the house take as much.
const MOST: usize = 16 * 1024 * 1024;

/// The fields of one page only, which go no further: what confirms an act, and what was parked.
const OF_ONE_PAGE: [&str; 5] = [
    "parked",
    "intent",
    "intent_code",
    "intent_ceremony",
    "intent_credential",
];

/// The fields of a form, in their order.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    fields: Vec<(String, String)>,
    /// Where the session's new secret comes, if the form confirms an act.
    renewal: Renewal,
}

impl Posted {
    /// What the person wrote and chose, to be sent again.
    pub fn kept(&self) -> Vec<(String, String)> {
        let mut fields = self.fields.clone();
        fields.retain(|(name, _)| !OF_ONE_PAGE.contains(&name.as_str()));
        fields
    }

    /// The new secret of the session, once, where an act was confirmed.
    pub fn renewed(&self) -> Option<String> {
        self.renewal.take()
    }

    /// A field's value; empty where it is not there.
    pub fn value(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(of, _)| of == name)
            .map_or("", |(_, value)| value.as_str())
    }
}

/// A form as browsers send it, to an address of a desk. What carries a file is not kept.
pub fn is_a_form_of_the_desk(req: &ServiceRequest) -> bool {
    let kind = req.headers().get(header::CONTENT_TYPE);
    let is_form = kind.is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    });
    let (_, rest) = languages::split(req.path());
    // Of somebody who never signed in nothing is kept.
    let site = req.app_data::<web::Data<Site>>();
    let has_session = site.is_some_and(|site| token_of(req.request(), site).is_some());
    *req.method() == Method::POST && is_form && rest.starts_with("/desk") && has_session
}

/// Reads the form, keeps its fields with the request, and gives the bytes back to whoever answers it.
///
/// # Errors
/// [`Problem::TooLarge`], [`Problem::Unreadable`].
pub async fn keep(req: &mut ServiceRequest) -> Result<(), Problem> {
    let mut payload = req.take_payload();
    let mut bytes = web::BytesMut::new();
    while let Some(part) = payload.next().await {
        let part = part.map_err(|_| Problem::Unreadable)?;
        if bytes.len() + part.len() > MOST {
            return Err(Problem::TooLarge);
        }
        bytes.extend_from_slice(&part);
    }
    let bytes = bytes.freeze();
    // What does not read as a form is judged by whoever answers it.
    let fields = serde_html_form::from_bytes(&bytes).unwrap_or_default();
    req.extensions_mut().insert(Posted {
        fields,
        renewal: Renewal::default(),
    });
    req.set_payload(Payload::from(bytes));
    Ok(())
}

/// The form that is being answered.
pub fn of(req: &HttpRequest) -> Posted {
    req.extensions()
        .get::<Posted>()
        .cloned()
        .unwrap_or_default()
}

/// What the form carries to confirm an act: a passkey's answer, else a code.
pub fn proof(req: &HttpRequest, site: &Site) -> Option<Proof> {
    let extensions = req.extensions();
    let posted = extensions.get::<Posted>()?;
    let intent = posted.value("intent").parse().ok()?;
    let given = match posted.value("intent_credential") {
        "" => Given::Code(posted.value("intent_code").to_owned()),
        credential => Given::Assertion {
            ceremony: posted.value("intent_ceremony").to_owned(),
            credential: credential.to_owned(),
            origin: site.origin().to_owned(),
        },
    };
    Some(Proof {
        intent,
        given,
        renewal: posted.renewal.clone(),
    })
}
