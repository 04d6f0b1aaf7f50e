//! Opening the doors: the application on its listeners, until the process is asked to stop.

use std::io;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use actix_web::dev::{Server, ServerHandle};
use actix_web::rt::signal::unix::{Signal, SignalKind, signal};
use actix_web::rt::time::sleep;
use actix_web::{HttpServer, web};

use super::application;
use super::house::House;
use super::metrics;
use super::site::Site;
use crate::store::Store;
use crate::store::news::Ear;

/// How long, in seconds, requests under way may take after the process was asked to stop.
const PATIENCE: u64 = 20;
/// How long an act of another process may stay unseen where nobody tells of it.
const LOOKS: Duration = Duration::from_millis(200);
/// How long it may stay unheard where somebody does.
const LISTENS: Duration = Duration::from_millis(20);

/// Answers on these listeners until the process gets SIGTERM or SIGINT. Asked by SIGTERM, it first says for as long as
/// `drain` that it is not ready any more, and goes on answering: who distributes requests sends them elsewhere. Then
/// nothing new is taken, and what is under way is finished. By SIGINT it ends at once.
/// Where there is a listener for figures, these are kept, and told there.
///
/// # Errors
/// When a listener cannot be used.
pub fn serve(
    site: Site,
    house: House,
    listeners: Vec<TcpListener>,
    figures: Option<TcpListener>,
    workers: usize,
    drain: Duration,
) -> io::Result<()> {
    actix_web::rt::System::new().block_on(async move {
        let house = match figures {
            None => house,
            Some(listener) => {
                let house = house.measured();
                actix_web::rt::spawn(metrics::server(house.clone(), listener)?);
                house
            }
        };
        let server = server(site, house.clone(), listeners, workers)?;
        let signals = (
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        );
        actix_web::rt::spawn(stop_when_asked(server.handle(), house, signals, drain));
        server.await
    })
}

/// The server itself, for who wants to stop it by hand.
///
/// # Errors
/// When a listener cannot be used.
pub fn server(
    mut site: Site,
    house: House,
    listeners: Vec<TcpListener>,
    workers: usize,
) -> io::Result<Server> {
    site.gate = house.store().gate().clone();
    // Known before the first reader comes, and then kept up to date beside them.
    look(house.store());
    actix_web::rt::spawn(keep_looking(house.store().clone()));
    let (site, house) = (web::Data::new(site), web::Data::new(house));
    let mut server = HttpServer::new(move || application(site.clone()).app_data(house.clone()))
        .workers(workers)
        .tcp_nodelay(true)
        .disable_signals()
        .shutdown_timeout(PATIENCE);
    for listener in listeners {
        server = server.listen(listener)?;
    }
    Ok(server.run())
}

/// Looks at the head whenever another instance tells that it has moved, and again and again all the same: an act of
/// which nobody heard is seen so late at most.
async fn keep_looking(store: Store) {
    let mut ear = store.ear();
    loop {
        hear(&mut ear).await;
        let seeing = store.clone();
        let looked = move || {
            if let Err(error) = ear.listen() {
                tracing::warn!(%error, "what other instances do is not heard");
            }
            look(&seeing);
            ear
        };
        ear = match actix_web::rt::task::spawn_blocking(looked).await {
            Ok(back) => back,
            Err(panic) => {
                tracing::error!(%panic, "a look at the head broke off");
                store.ear()
            }
        };
    }
}

/// Until something is heard, and so long at most.
async fn hear(ear: &mut Ear) {
    let began = Instant::now();
    while began.elapsed() < LOOKS {
        sleep(LISTENS).await;
        match ear.hears() {
            Ok(true) => return,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "what other instances do is not heard"),
        }
    }
}

/// While the database does not answer, what was kept is sent with its age; of the rest the pages say why.
fn look(store: &Store) {
    if let Err(error) = store.look() {
        tracing::warn!(%error, "the head cannot be looked at");
    }
}

/// Streams that never end by themselves end as well when the process is asked to stop.
async fn stop_when_asked(
    server: ServerHandle,
    house: House,
    (mut terminate, mut interrupt): (Signal, Signal),
    drain: Duration,
) {
    let in_order = tokio::select! {
        _ = terminate.recv() => {
            house.listeners().leave();
            tokio::select! {
                () = sleep(drain) => true,
                _ = interrupt.recv() => false,
            }
        }
        // Somebody at the terminal does not wait.
        _ = interrupt.recv() => false,
    };
    house.listeners().close();
    server.stop(in_order).await;
}
