//! Kept pages: a public page is rendered once for everybody, until an act or the time makes it read otherwise.

mod address;
pub mod counts;
mod encodings;
pub mod lasting;
mod page;
mod touches;
pub mod untouched;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::body::{self, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, web};
use jiff::Timestamp;
use quick_cache::Weighter;
use quick_cache::sync::{Cache, EntryAction, EntryResult};

use super::answers;
use super::house::House;
use super::problems::Problem;
use crate::config::PageCache;
use crate::store::watch::Stand;
use address::Address;
use lasting::Lasting;
use page::Page;
use touches::Subject;

/// How many pages are expected: a tenth of a mebibyte each.
const PAGES_PER_MEBIBYTE: u64 = 20;

/// The pages that this process keeps.
#[derive(Debug)]
pub struct Pages {
    kept: Option<Cache<String, Arc<Page>, Weight>>,
    renderings: AtomicU64,
}

/// A page weighs its bytes, with room for each encoding.
#[derive(Clone, Debug)]
struct Weight;

impl Weighter<String, Arc<Page>> for Weight {
    fn weight(&self, address: &String, page: &Arc<Page>) -> u64 {
        (address.len() + page.most_bytes()) as u64
    }
}

impl Pages {
    pub fn of(setting: PageCache) -> Self {
        let kept = match setting {
            PageCache::Off => None,
            PageCache::Mebibytes(most) => {
                let expected = usize::try_from(most * PAGES_PER_MEBIBYTE).unwrap_or(1000);
                Some(Cache::with_weighter(expected, most << 20, Weight))
            }
        };
        Self {
            kept,
            renderings: AtomicU64::new(0),
        }
    }

    /// How many pages that might be kept were rendered since the start.
    pub fn renderings(&self) -> u64 {
        self.renderings.load(Ordering::Relaxed)
    }

    /// How many pages are kept.
    pub fn len(&self) -> usize {
        self.kept.as_ref().map_or(0, Cache::len)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What they weigh at most, in bytes.
    pub fn weight(&self) -> u64 {
        self.kept.as_ref().map_or(0, Cache::weight)
    }
}

/// Wraps the whole application: what is kept is sent, what can be kept is, and the rest is made for one reader.
///
/// # Errors
/// Those of the wrapped services that never became an answer.
pub(super) async fn keep<B: MessageBody + 'static>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    if req.method() == Method::HEAD {
        // Answered as GET; the connection leaves the body out.
        req.head_mut().method = Method::GET;
    }
    let Some(asked) = Asked::of(&req) else {
        return match composing(&req) {
            Some(house) => Box::pin(composed(house, req, next)).await,
            None => made(req, next).await,
        };
    };
    let now = asked.house.store().about_now();
    let kept = asked.house.pages().kept.as_ref();
    if let Some(page) = kept.and_then(|kept| kept.get(Address::asked(&req)))
        && asked.may_send(&page, &asked.stand, now)
    {
        let (request, _) = req.into_parts();
        return asked.send(&page, request, now).await;
    }
    // The long way is seldom gone: the short one need not carry its room.
    Box::pin(asked.find_or_render(req, next, now)).await
}

/// An answer made for this request alone.
async fn made<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    let house = req.app_data::<web::Data<House>>();
    if house.is_some_and(|house| house.store().has_replica()) && Address::of(&req).is_some() {
        // Read as what everybody gets is, though it is not kept.
        let notes = Arc::default();
        let answer = Box::pin(untouched::composed(req, next, &notes)).await?;
        return answers::validated(answer).await;
    }
    answers::validated(next.call(req).await?.map_into_boxed_body()).await
}

/// The house whose page is asked for, where it may be untouched though it is not kept.
fn composing(req: &ServiceRequest) -> Option<web::Data<House>> {
    let house = req.app_data::<web::Data<House>>()?;
    house.untouched()?;
    Subject::of(req.path())?;
    Address::of(req)?;
    house
        .store()
        .gate()
        .is_open()
        .then(|| web::Data::clone(house))
}

async fn composed<B: MessageBody + 'static>(
    house: web::Data<House>,
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    let key = Address::canonical(&req);
    Address::rewrite(&mut req);
    let made = (house.store().about_now(), &Arc::default());
    answers::validated(untouched::or_composed(&house, &key, req, next, made).await?).await
}

/// What is asked for, of what can be kept at this moment.
struct Asked {
    house: web::Data<House>,
    stand: Arc<Stand>,
}

impl Asked {
    /// None where nothing is kept: the address is private, or nobody knows what the pages rest on.
    fn of(req: &ServiceRequest) -> Option<Self> {
        let house = req.app_data::<web::Data<House>>()?;
        house.pages().kept.as_ref()?;
        Address::of(req)?;
        if !house.store().gate().is_open() {
            return None;
        }
        let stand = house.store().watch().stand()?;
        Some(Self {
            house: web::Data::clone(house),
            stand,
        })
    }

    /// Whether a kept page reads as it would be rendered now; or as it did lately, while it cannot be.
    fn may_send(&self, page: &Page, stand: &Stand, now: Timestamp) -> bool {
        page.is_good(stand, now) || (self.is_away() && page.was_good_lately(now))
    }

    /// Whether the database does not answer.
    fn is_away(&self) -> bool {
        self.house.store().watch().is_away()
    }

    async fn send(
        &self,
        page: &Page,
        request: HttpRequest,
        now: Timestamp,
    ) -> Result<ServiceResponse, Error> {
        let mut answer = page.send(request, now).await?;
        if self.is_away() {
            page.tell_age(answer.headers_mut(), now);
        }
        Ok(answer)
    }

    /// As it is kept under its address in order; else rendered, by one for all who want it at the same time.
    async fn find_or_render<B: MessageBody + 'static>(
        self,
        mut req: ServiceRequest,
        next: Next<B>,
        now: Timestamp,
    ) -> Result<ServiceResponse, Error> {
        let pages = Arc::clone(self.house.pages());
        let Some(kept) = pages.kept.as_ref() else {
            return made(req, next).await;
        };
        let key = Address::canonical(&req);
        if let Some(tag) = page::still_good(&req, &key, &self.stand, now) {
            return Ok(answers::unchanged(req, tag));
        }
        Address::rewrite(&mut req);
        // Who waited for it meanwhile may know of later acts.
        let is_good = |page: &Page| {
            let stand = self.house.store().watch().stand();
            stand.is_some_and(|stand| self.may_send(page, &stand, now))
        };
        let found = kept
            .entry_async(key.as_str(), |_, page| {
                if is_good(page) {
                    EntryAction::Retain(Arc::clone(page))
                } else {
                    EntryAction::ReplaceWithGuard
                }
            })
            .await;
        let (guard, older) = match found {
            EntryResult::Retained(page) => {
                let (request, _) = req.into_parts();
                return self.send(&page, request, now).await;
            }
            EntryResult::Vacant(guard) => (guard, None),
            EntryResult::Replaced(guard, older) => (guard, Some(older)),
            EntryResult::Removed(..) | EntryResult::Timeout => return made(req, next).await,
        };
        pages.renderings.fetch_add(1, Ordering::Relaxed);
        match self.rendered(&key, req, next, now).await? {
            Rendered::ForOne(answer) if answer.status() == StatusCode::SERVICE_UNAVAILABLE => {
                let Some(older) = older.filter(|older| older.was_good_lately(now)) else {
                    return Ok(answer);
                };
                drop(guard.insert(Arc::clone(&older)));
                let (request, _) = answer.into_parts();
                let mut answer = older.send(request, now).await?;
                older.tell_age(answer.headers_mut(), now);
                Ok(answer)
            }
            Rendered::ForOne(answer) => {
                // Who waits for it renders its own; what was kept before is there for when nothing can be rendered.
                match older.filter(|older| older.was_good_lately(now)) {
                    Some(older) => drop(guard.insert(older)),
                    None => drop(guard),
                }
                answers::validated(answer).await
            }
            Rendered::ForAll(request, page) => {
                // What is heavier than all that may be kept is only sent.
                drop(guard.insert(Arc::clone(&page)));
                page.send(request, self.house.store().about_now()).await
            }
        }
    }

    async fn rendered<B: MessageBody + 'static>(
        &self,
        key: &str,
        req: ServiceRequest,
        next: Next<B>,
        now: Timestamp,
    ) -> Result<Rendered, Error> {
        let lasting = Arc::new(Lasting::default());
        let answer = untouched::or_composed(&self.house, key, req, next, (now, &lasting)).await?;
        let Some(stand) = self.rests_on(&lasting) else {
            return Ok(Rendered::ForOne(answer));
        };
        let (request, answer) = answer.into_parts();
        let (answer, body) = answer.into_parts();
        let bytes = body::to_bytes(body)
            .await
            .map_err(|error| Error::from(Problem::fault(error.to_string())))?;
        let headers = answer.headers();
        if answer.status() == StatusCode::OK && Address::is_that_of(key, &request, headers, &bytes)
        {
            let page = Page::new(key, &stand, (now, lasting.until(now)), headers, bytes);
            return Ok(Rendered::ForAll(request, Arc::new(page)));
        }
        let answer = answer.set_body(BoxBody::new(bytes));
        Ok(Rendered::ForOne(ServiceResponse::new(request, answer)))
    }

    /// What a rendering rests on; none where it must not be kept, or two heads were seen on the way.
    fn rests_on(&self, lasting: &Lasting) -> Option<Arc<Stand>> {
        if lasting.is_forbidden() {
            return None;
        }
        let watch = self.house.store().watch();
        match lasting.head() {
            lasting::Seen::Nothing => Some(Arc::clone(&self.stand)),
            lasting::Seen::Several => None,
            lasting::Seen::One(head) => {
                watch.saw(&head);
                watch.stand().filter(|stand| stand.is_of(&head))
            }
        }
    }
}

/// What came of a rendering.
enum Rendered {
    ForOne(ServiceResponse),
    ForAll(HttpRequest, Arc<Page>),
}

/// Of a page that soon reads otherwise.
const SOON_OTHER: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");
/// What only the caches of the house itself look at (RFC 9213): they may show a page for some seconds more while
/// they fetch the next.
const CDN_CACHE_CONTROL: HeaderValue =
    HeaderValue::from_static("public, max-age=2, stale-while-revalidate=8");

/// Headers of a kept page that are made anew for each answer.
fn is_own(name: &header::HeaderName) -> bool {
    [
        header::CACHE_CONTROL,
        header::ETAG,
        header::CONTENT_LENGTH,
        header::CONTENT_ENCODING,
        header::VARY,
    ]
    .contains(name)
}
