//! Heads as they come: an open page is told the number of the newest act, and nothing else, by server-sent events.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use actix_web::http::header;
use actix_web::rt::time::{sleep, timeout};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use futures_util::stream::unfold;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::house::House;
use super::problems::Problem;
use crate::store::watch::Stand;

/// Pages that are told at the same time; more ask again by themselves when their reader does.
pub const MOST: usize = 256;
/// After so long without an act a line is sent that says nothing: a connection that broke is noticed.
const QUIET: Duration = Duration::from_secs(20);
/// Acts that follow each other faster are told together.
const PAUSE: Duration = Duration::from_secs(1);
/// After so long a page has to ask again.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Who is told, and whether the doors are being closed.
#[derive(Debug)]
pub(super) struct Listeners {
    places: Arc<Semaphore>,
    closing: watch::Sender<bool>,
    leaving: AtomicBool,
}

impl Default for Listeners {
    fn default() -> Self {
        Self {
            places: Arc::new(Semaphore::new(MOST)),
            closing: watch::Sender::new(false),
            leaving: AtomicBool::new(false),
        }
    }
}

impl Listeners {
    /// The doors will be closed soon: nobody new should be sent here.
    pub(super) fn leave(&self) {
        self.leaving.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::Relaxed)
    }

    /// Ends all streams: who waits for the doors to close does not wait for them.
    pub(super) fn close(&self) {
        self.closing.send_replace(true);
    }
}

struct Told {
    heads: watch::Receiver<Option<Arc<Stand>>>,
    closing: watch::Receiver<bool>,
    last: Option<i64>,
    began: Instant,
    _place: OwnedSemaphorePermit,
}

impl Told {
    /// The next line of the stream; none at its end.
    async fn next(mut self) -> Option<(Result<Bytes, actix_web::Error>, Self)> {
        if self.last.is_some() {
            sleep(PAUSE).await;
        }
        loop {
            if *self.closing.borrow() || self.began.elapsed() > LONGEST {
                return None;
            }
            let newest = self.heads.borrow_and_update().as_ref().map(|stand| stand.n);
            if newest != self.last
                && let Some(n) = newest
            {
                self.last = newest;
                return Some((Ok(Bytes::from(format!("id: {n}\ndata: {n}\n\n"))), self));
            }
            let waited = timeout(QUIET, async {
                tokio::select! {
                    heard = self.heads.changed() => heard.is_ok(),
                    _ = self.closing.changed() => false,
                }
            });
            match waited.await {
                Ok(true) => {}
                Ok(false) => return None,
                Err(_) => return Some((Ok(Bytes::from_static(b":\n\n")), self)),
            }
        }
    }
}

/// `GET /head`: the number of entries now, and again after each act. What the acts did is read at the pages.
///
/// # Errors
/// Too many, when all places are taken.
pub async fn follow(house: web::Data<House>) -> Result<HttpResponse, Problem> {
    let listeners = house.listeners();
    let place = Arc::clone(&listeners.places)
        .try_acquire_owned()
        .map_err(|_| Problem::TooMany { seconds: 60 })?;
    let told = Told {
        heads: house.store().watch().listen(),
        closing: listeners.closing.subscribe(),
        last: None,
        began: Instant::now(),
        _place: place,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .streaming(unfold(told, Told::next)))
}
