//! Pages that no act has touched since they were composed: only their foot, which names the last act, is written anew.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::body::{self, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes};
use actix_web::{Error, HttpResponse};
use jiff::Timestamp;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};

use super::address::Address;
use super::lasting::{LASTING, Lasting, Seen};
use super::touches::Subject;
use crate::rules::words::Lang;
use crate::store::{Head, Mark, Reading, StoreError};
use crate::web::house::{House, blocking, next_moment};
use crate::web::problems::Problem;
use crate::web::words::words;

/// How many bytes of pages are remembered at most.
const MOST_BYTES: u64 = 4 << 20;
/// How many pages that may be.
const EXPECTED: usize = 64;

/// The pages of this process that may be untouched.
#[derive(Debug)]
pub struct Untouched {
    pages: Cache<String, Arc<Composed>, Weight>,
    spared: AtomicU64,
}

impl Default for Untouched {
    fn default() -> Self {
        Self {
            pages: Cache::with_weighter(EXPECTED, MOST_BYTES, Weight),
            spared: AtomicU64::new(0),
        }
    }
}

impl Untouched {
    /// How often a page was asked for and not composed, since the start.
    pub fn spared(&self) -> u64 {
        self.spared.load(Ordering::Relaxed)
    }

    /// What they weigh, in bytes.
    pub fn weight(&self) -> u64 {
        self.pages.weight()
    }
}

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<String, Arc<Composed>> for Weight {
    fn weight(&self, address: &String, page: &Arc<Composed>) -> u64 {
        (address.len() + size_of::<Composed>() + page.headers.len() * 160 + page.bytes.len()) as u64
    }
}

/// A page as it was composed, with the head that its foot names.
#[derive(Debug)]
struct Composed {
    mark: Mark,
    head: Head,
    /// When it reads otherwise without an act.
    until: Timestamp,
    headers: Vec<(HeaderName, HeaderValue)>,
    bytes: Bytes,
    /// Where the foot names the last act.
    foot: Range<usize>,
    /// Of all but the foot.
    print: [u8; 32],
    tag: HeaderValue,
}

/// What a look at the head found.
struct Looked {
    mark: Option<Mark>,
    head: Head,
    page: Option<Arc<Composed>>,
}

/// The page of a request: as it was, where no act has touched it; else composed. What it rests on is noted.
///
/// # Errors
/// Those of the wrapped services that never became an answer.
pub(super) async fn or_composed<B: MessageBody + 'static>(
    house: &web::Data<House>,
    key: &str,
    req: ServiceRequest,
    next: Next<B>,
    (now, notes): (Timestamp, &Arc<Lasting>),
) -> Result<ServiceResponse, Error> {
    let subject = Subject::of(req.path());
    let (Some(pages), Some(subject)) = (house.untouched(), subject) else {
        return composed(req, next, notes).await;
    };
    let looked = look(house, key, subject, lang_of(req.path())).await;
    // Without a database the page says so itself.
    let Some(Looked { mark, head, page }) = looked else {
        return composed(req, next, notes).await;
    };
    if let Some(page) = page {
        pages.spared.fetch_add(1, Ordering::Relaxed);
        notes.rests_on(&page.head, page.until);
        let (request, _) = req.into_parts();
        return Ok(ServiceResponse::new(request, page.answer()));
    }
    let own = Arc::new(Lasting::default());
    let answer = composed(req, next, &own).await?;
    notes.take_up(&own);
    let (Some(mark), Seen::One(seen)) = (mark, own.head()) else {
        return Ok(answer);
    };
    if own.is_forbidden() || seen != head || answer.status() != StatusCode::OK {
        return Ok(answer);
    }
    let (request, answer) = answer.into_parts();
    let (mut answer, body) = answer.into_parts();
    let bytes = body::to_bytes(body)
        .await
        .map_err(|error| Error::from(Problem::fault(error.to_string())))?;
    if Address::is_that_of(key, &request, answer.headers(), &bytes)
        && let Some(foot) = foot_in(&bytes, &head, lang_of(request.path()))
    {
        let print = print(&bytes, &foot);
        let page = Composed {
            mark,
            until: own.until(now),
            headers: answer
                .headers()
                .iter()
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            tag: tag(&print, &bytes[foot.clone()]),
            bytes: bytes.clone(),
            foot,
            print,
            head,
        };
        answer.headers_mut().insert(header::ETAG, page.tag.clone());
        pages.pages.insert(key.to_owned(), Arc::new(page));
    }
    Ok(ServiceResponse::new(
        request,
        answer.set_body(BoxBody::new(bytes)),
    ))
}

pub(super) async fn composed<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
    notes: &Arc<Lasting>,
) -> Result<ServiceResponse, Error> {
    Ok(LASTING
        .scope(Arc::clone(notes), next.call(req))
        .await?
        .map_into_boxed_body())
}

/// Reads the head, and with it whether the page is untouched; its foot is brought up to that head.
async fn look(house: &web::Data<House>, key: &str, subject: Subject, lang: Lang) -> Option<Looked> {
    let (house, key) = (web::Data::clone(house), key.to_owned());
    let reading = move || {
        let pages = house.untouched();
        let known = pages.and_then(|pages| pages.pages.get(&key));
        if let Some(page) = &known
            && let Some((head, now)) = house.store().head_alone()?
            && head == page.head
            && now < page.until
        {
            return Ok(Looked {
                mark: None,
                head,
                page: known,
            });
        }
        house.store().read_public::<_, StoreError>(|r| {
            let page = match known {
                Some(page) => page.still(r, &subject, lang, &house)?,
                None => None,
            };
            if let (Some(pages), Some((page, Renewed::Yes))) = (pages, &page) {
                pages.pages.insert(key, Arc::clone(page));
            }
            Ok(Looked {
                mark: r.mark()?,
                head: r.head().clone(),
                page: page.map(|(page, _)| page),
            })
        })
    };
    blocking(reading).await.ok()?.ok()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Renewed {
    Yes,
    No,
}

impl Composed {
    /// The page at the reading's head; none where an act or the time has made it read otherwise.
    fn still(
        self: Arc<Self>,
        r: &mut Reading<'_>,
        subject: &Subject,
        lang: Lang,
        house: &House,
    ) -> Result<Option<(Arc<Self>, Renewed)>, StoreError> {
        if r.now() >= self.until {
            return Ok(None);
        }
        if *r.head() == self.head {
            return Ok(Some((self, Renewed::No)));
        }
        let Some(mark) = r.mark()? else {
            return Ok(None);
        };
        if !r.are_beside(self.mark, |act| subject.is_beside(act))? {
            return Ok(None);
        }
        let until = self.until.min(next_moment(house, r)?);
        Ok(Some((
            Arc::new(self.at(r.head().clone(), mark, until, lang)),
            Renewed::Yes,
        )))
    }

    fn at(&self, head: Head, mark: Mark, until: Timestamp, lang: Lang) -> Self {
        let foot = said(&head, lang);
        let (start, rest) = (self.foot.start, &self.bytes[self.foot.end..]);
        let mut bytes = Vec::with_capacity(start + foot.len() + rest.len());
        bytes.extend_from_slice(&self.bytes[..start]);
        bytes.extend_from_slice(foot.as_bytes());
        bytes.extend_from_slice(rest);
        Self {
            mark,
            until,
            headers: self.headers.clone(),
            bytes: Bytes::from(bytes),
            foot: start..start + foot.len(),
            print: self.print,
            tag: tag(&self.print, foot.as_bytes()),
            head,
        }
    }

    fn answer(&self) -> HttpResponse<BoxBody> {
        let mut answer = HttpResponse::new(StatusCode::OK);
        let headers = answer.headers_mut();
        for (name, value) in &self.headers {
            headers.append(name.clone(), value.clone());
        }
        headers.insert(header::ETAG, self.tag.clone());
        answer.set_body(BoxBody::new(self.bytes.clone()))
    }
}

fn lang_of(path: &str) -> Lang {
    if path.starts_with("/fr/") {
        Lang::Fr
    } else {
        Lang::En
    }
}

/// What `templates/layout.html` says of the last act.
fn said(head: &Head, lang: Lang) -> String {
    let w = words(lang);
    w.foot_act(w.number(head.n - 1), w.moment(head.time))
}

/// Where a page says it; none where it does not say so in these very letters.
fn foot_in(bytes: &[u8], head: &Head, lang: Lang) -> Option<Range<usize>> {
    let said = said(head, lang);
    let is_plain = !said.contains(['&', '<', '>', '"', '\'']);
    let page = std::str::from_utf8(bytes).ok().filter(|_| is_plain)?;
    let main = page.rfind("</main>")?;
    let start = main + page[main..].find(&said)?;
    Some(start..start + said.len())
}

fn print(bytes: &[u8], foot: &Range<usize>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(&bytes[..foot.start]);
    hash.update([0]);
    hash.update(&bytes[foot.end..]);
    hash.finalize().into()
}

/// The validator follows from the bytes alone.
fn tag(print: &[u8; 32], foot: &[u8]) -> HeaderValue {
    let mut hash = Sha256::new();
    hash.update(print);
    hash.update(foot);
    let tag = format!("\"{}\"", hex::encode(hash.finalize()));
    HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""))
}
