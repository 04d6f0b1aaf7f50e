//! One kept page: its bytes, what it rests on, until when it reads so, and its answers.

use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::HttpRequest;
use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use super::encodings::Encoding;
use super::{CDN_CACHE_CONTROL, SOON_OTHER, is_own};
use crate::store::watch::Stand;
use crate::web::answers;
use crate::web::house::blocking;

/// How long a page is shown after it was last known to read so.
const LATELY: SignedDuration = SignedDuration::from_mins(10);
/// Shared caches are not let loose on what reads otherwise so soon.
const SOON: SignedDuration = SignedDuration::from_secs(12);

/// A page with everything that its answers are made of.
#[derive(Debug)]
pub(super) struct Page {
    /// The mark of the stand it rests on.
    mark: String,
    until: Timestamp,
    /// When it was last known to read as it would be rendered then, in microseconds.
    good: AtomicI64,
    headers: Vec<(HeaderName, HeaderValue)>,
    vary: HeaderValue,
    /// In the order of [`Encoding::ALL`].
    tags: [HeaderValue; 3],
    plain: Bytes,
    brotli: OnceCell<Option<Bytes>>,
    gzip: OnceCell<Option<Bytes>>,
}

impl Page {
    pub(super) fn new(
        key: &str,
        stand: &Stand,
        (now, until): (Timestamp, Timestamp),
        headers: &HeaderMap,
        plain: Bytes,
    ) -> Self {
        let own = |(name, value): (&HeaderName, &HeaderValue)| {
            (!is_own(name) && !answers::is_on_every_answer(name))
                .then(|| (name.clone(), value.clone()))
        };
        Self {
            mark: stand.mark.clone(),
            until,
            good: AtomicI64::new(now.as_microsecond()),
            headers: headers.iter().filter_map(own).collect(),
            vary: vary(headers),
            tags: Encoding::ALL.map(|encoding| tag(&print(key, stand), until, encoding)),
            plain,
            brotli: OnceCell::new(),
            gzip: OnceCell::new(),
        }
    }

    /// What it may come to weigh: an encoding is kept only where it takes half of the page at most.
    pub(super) fn most_bytes(&self) -> usize {
        size_of::<Self>() + self.headers.len() * 160 + self.plain.len() * 2
    }

    pub(super) fn is_good(&self, stand: &Stand, now: Timestamp) -> bool {
        let is_good = now < self.until && self.mark == stand.mark;
        if is_good {
            self.good.store(now.as_microsecond(), Ordering::Relaxed);
        }
        is_good
    }

    /// Whether it may be shown while it cannot be rendered anew: its foot says of which act and hour it is.
    pub(super) fn was_good_lately(&self, now: Timestamp) -> bool {
        now < self.until && self.age(now) <= LATELY
    }

    /// Says how long nobody knows whether it reads otherwise (RFC 9111, 5.1).
    pub(super) fn tell_age(&self, headers: &mut HeaderMap, now: Timestamp) {
        headers.insert(header::AGE, HeaderValue::from(self.age(now).as_secs()));
    }

    fn age(&self, now: Timestamp) -> SignedDuration {
        let good = self.good.load(Ordering::Relaxed);
        SignedDuration::from_micros(now.as_microsecond().saturating_sub(good).max(0))
    }

    /// The page, or that it has not changed.
    pub(super) async fn send(
        &self,
        request: HttpRequest,
        now: Timestamp,
    ) -> Result<ServiceResponse, Error> {
        let wanted = Encoding::wanted(request.headers());
        let (bytes, encoding) = self.encoded(wanted).await?;
        let tag = &self.tags[encoding as usize];
        let is_known = request
            .headers()
            .get(header::IF_NONE_MATCH)
            .is_some_and(|known| names(known, tag));
        let status = if is_known {
            StatusCode::NOT_MODIFIED
        } else {
            StatusCode::OK
        };
        let mut answer = HttpResponse::new(status);
        let headers = answer.headers_mut();
        headers.insert(header::ETAG, tag.clone());
        if is_known {
            for (name, value) in self.headers.iter().filter(|(name, _)| is_of_access(name)) {
                headers.insert(name.clone(), value.clone());
            }
        } else {
            for (name, value) in &self.headers {
                headers.append(name.clone(), value.clone());
            }
            if let Some(name) = encoding.name() {
                headers.insert(header::CONTENT_ENCODING, name);
            }
        }
        let left = self.until.duration_since(now);
        put_lasting(headers, left, &self.vary);
        answers::put_on_every_answer(headers, answers::is_https(&request));
        let answer = if is_known {
            answer
        } else {
            answer.set_body(BoxBody::new(bytes))
        };
        Ok(ServiceResponse::new(request, answer))
    }

    /// The bytes as they are sent; encoded off the event loop the first time, by one for all who wait.
    async fn encoded(&self, wanted: Encoding) -> Result<(Bytes, Encoding), Error> {
        let cell = match wanted {
            Encoding::Plain => return Ok((self.plain.clone(), Encoding::Plain)),
            Encoding::Brotli => &self.brotli,
            Encoding::Gzip => &self.gzip,
        };
        let packed = match cell.get() {
            Some(packed) => packed,
            None => {
                let plain = self.plain.clone();
                cell.get_or_try_init(|| blocking(move || wanted.encode(&plain)))
                    .await?
            }
        };
        Ok(match packed {
            Some(packed) => (packed.clone(), wanted),
            None => (self.plain.clone(), Encoding::Plain),
        })
    }
}

fn put_lasting(headers: &mut HeaderMap, left: SignedDuration, vary: &HeaderValue) {
    if left > SOON {
        let (name, value) = answers::same_for_all();
        headers.insert(name, value);
        headers.insert(header::CDN_CACHE_CONTROL, CDN_CACHE_CONTROL);
    } else {
        headers.insert(header::CACHE_CONTROL, SOON_OTHER);
    }
    headers.insert(header::VARY, vary.clone());
}

/// Who else may read it stands on every answer.
fn is_of_access(name: &HeaderName) -> bool {
    name.as_str().starts_with("access-control-")
}

/// A rendering varies by encoding, and by what else it says.
fn vary(headers: &HeaderMap) -> HeaderValue {
    let said = headers
        .get_all(header::VARY)
        .filter_map(|value| value.to_str().ok());
    let all: Vec<&str> = said.chain(["Accept-Encoding"]).collect();
    HeaderValue::from_str(&all.join(", ")).unwrap_or(HeaderValue::from_static("Accept-Encoding"))
}

/// What a page rests on, in 24 digits: this program, the address, the head and its root, the checkpoint.
fn print(key: &str, stand: &Stand) -> String {
    let mut hash = Sha256::new();
    for part in [env!("REGISTRY_BUILD"), key, &stand.mark] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hex::encode(&hash.finalize()[..12])
}

/// The validator says for itself until when it holds.
fn tag(print: &str, until: Timestamp, encoding: Encoding) -> HeaderValue {
    let tag = format!(
        "\"{print}-{:x}-{}\"",
        until.as_microsecond(),
        encoding.letter()
    );
    HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Whether an `If-None-Match` names this validator, weakly compared (RFC 9110, 13.1.2).
fn names(known: &HeaderValue, tag: &HeaderValue) -> bool {
    if known == tag {
        return true;
    }
    let (Ok(known), Ok(tag)) = (known.to_str(), tag.to_str()) else {
        return false;
    };
    known.trim() == "*"
        || known
            .split(',')
            .map(str::trim)
            .any(|one| one.strip_prefix("W/").unwrap_or(one) == tag)
}

/// A validator in the request that holds now, of a page that need not be here: this program made it for this
/// address and this stand, and its time has not come.
pub(super) fn still_good(
    req: &ServiceRequest,
    key: &str,
    stand: &Stand,
    now: Timestamp,
) -> Option<HeaderValue> {
    let known = req.headers().get(header::IF_NONE_MATCH)?;
    let text = known.to_str().ok()?.trim();
    let inside = text.strip_prefix("W/").unwrap_or(text);
    let inside = inside.strip_prefix('"')?.strip_suffix('"')?;
    let mut parts = inside.split('-');
    let (Some(own), Some(until), Some(letter), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let wanted = Encoding::wanted(req.headers());
    let until = Timestamp::from_microsecond(i64::from_str_radix(until, 16).ok()?).ok()?;
    let encoding = Encoding::ALL
        .into_iter()
        .find(|encoding| letter.chars().eq([encoding.letter()]))?;
    let is_sent = encoding == wanted || encoding == Encoding::Plain;
    (is_sent && now < until && own == print(key, stand)).then(|| tag(own, until, encoding))
}
