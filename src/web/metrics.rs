//! Figures for whoever operates the register, as OpenMetrics, at an address of their own and never at the public's.

use std::io;
use std::net::TcpListener;
use std::sync::atomic::Ordering;
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::{App, Error, HttpResponse, HttpServer, web};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use super::house::House;
use super::problems::Problem;
use crate::store::waiting;

/// Bounds of the histogram of answers, in seconds.
const BOUNDS: [f64; 10] = [
    0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.2, 1.0, 5.0,
];

/// Which part of the register answers. Addresses themselves are not counted: there is no end of them.
const PARTS: [&str; 5] = ["page", "desk", "api", "record", "file"];
/// The first digit of the status.
const STATUSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    part: &'static str,
    status: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Of {
    part: &'static str,
}

/// The answers of a process, counted while it runs.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    answers: [[Counter; STATUSES.len()]; PARTS.len()],
    seconds: [Histogram; PARTS.len()],
    gauges: Gauges,
}

/// What is looked up when it is asked for.
#[derive(Clone, Debug, Default)]
struct Gauges {
    entries: Gauge,
    signed: Gauge,
    letters: Gauge,
    undelivered: Gauge,
    running: Gauge,
    overdue: Gauge,
    writable: Gauge,
    pages: Gauge,
    bytes: Gauge,
    composed: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("registry");
        let program = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("program", "The program that runs", program);
        let answers = Family::<Answered, Counter>::default();
        registry.register("answers", "Answers by part and status", answers.clone());
        let seconds = Family::<Of, Histogram>::new_with_constructor(|| Histogram::new(BOUNDS));
        registry.register_with_unit(
            "answer_time",
            "From a request to the beginning of its answer",
            Unit::Seconds,
            seconds.clone(),
        );
        let gauges = Gauges::default();
        gauges.register(&mut registry);
        Self {
            registry,
            answers: PARTS.map(|part| {
                STATUSES.map(|status| answers.get_or_create(&Answered { part, status }).clone())
            }),
            seconds: PARTS.map(|part| seconds.get_or_create(&Of { part }).clone()),
            gauges,
        }
    }
}

impl Gauges {
    fn register(&self, registry: &mut Registry) {
        let told: [(&str, &str, &Gauge); 9] = [
            (
                "record_entries",
                "Entries of the public record",
                &self.entries,
            ),
            (
                "record_signed",
                "Entries that the newest checkpoint covers",
                &self.signed,
            ),
            (
                "letters_waiting",
                "Letters to be sent at once",
                &self.letters,
            ),
            (
                "letters_undelivered",
                "Letters that were given up",
                &self.undelivered,
            ),
            (
                "ballots_running",
                "Ballots that have not been closed",
                &self.running,
            ),
            (
                "ballots_overdue",
                "Running ballots whose hour has passed",
                &self.overdue,
            ),
            (
                "writable",
                "1 while acts are taken, 0 while the register can only be read",
                &self.writable,
            ),
            (
                "pages_kept",
                "Public pages that are kept ready",
                &self.pages,
            ),
            ("pages_kept_bytes", "What they weigh", &self.bytes),
        ];
        for (name, about, gauge) in told {
            registry.register(name, about, gauge.clone());
        }
        registry.register(
            "pages_composed",
            "Pages composed since the start",
            self.composed.clone(),
        );
    }
}

impl Metrics {
    fn answered(&self, part: usize, status: StatusCode, began: Instant) {
        let digit = usize::from(status.as_u16() / 100).clamp(1, STATUSES.len());
        self.answers[part][digit - 1].inc();
        self.seconds[part].observe(began.elapsed().as_secs_f64());
    }
}

/// Which of [`PARTS`] an address is of.
fn part_of(path: &str) -> usize {
    let mut pieces = path.split('/').skip(1);
    match (pieces.next().unwrap_or_default(), pieces.next()) {
        ("en" | "fr", Some("desk")) => 1,
        ("en" | "fr" | "", _) => 0,
        ("api", _) => 2,
        ("checkpoint" | "tile" | "record" | "documents", _) => 3,
        _ => 4,
    }
}

/// Counts an answer, where figures are kept.
///
/// # Errors
/// Those of the wrapped services.
pub async fn count<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let house = req.app_data::<web::Data<House>>();
    let Some(metrics) = house.and_then(|house| house.metrics()).cloned() else {
        return next.call(req).await;
    };
    let (part, began) = (part_of(req.path()), Instant::now());
    let answer = next.call(req).await;
    let status = match &answer {
        Ok(answer) => answer.status(),
        Err(error) => error.as_response_error().status_code(),
    };
    metrics.answered(part, status, began);
    answer
}

/// A server that answers `/metrics` on this listener and nothing else.
///
/// # Errors
/// When the listener cannot be used.
pub fn server(house: House, listener: TcpListener) -> io::Result<Server> {
    let house = web::Data::new(house);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(house.clone())
            .route("/metrics", web::get().to(show))
    });
    Ok(server.workers(1).disable_signals().listen(listener)?.run())
}

/// `GET /metrics`.
///
/// # Errors
/// Not found where no figures are kept; unavailable when the storage does not answer.
async fn show(house: web::Data<House>) -> Result<HttpResponse, Problem> {
    let metrics = house.metrics().ok_or(Problem::NotFound)?;
    let waiting = house.read(|r| Ok(waiting::standing(r)?)).await?;
    let gauges = &metrics.gauges;
    gauges.entries.set(waiting.entries);
    gauges.signed.set(waiting.signed);
    gauges.letters.set(waiting.letters);
    gauges.undelivered.set(waiting.undelivered);
    gauges.running.set(waiting.running);
    gauges.overdue.set(waiting.overdue);
    gauges
        .writable
        .set(i64::from(house.store().gate().is_open()));
    let pages = house.pages();
    gauges.pages.set(pages.len() as i64);
    gauges.bytes.set(pages.weight() as i64);
    gauges
        .composed
        .inner()
        .store(pages.renderings(), Ordering::Relaxed);
    let mut text = String::new();
    encode(&mut text, &metrics.registry).map_err(Problem::fault)?;
    Ok(HttpResponse::Ok()
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(text))
}
