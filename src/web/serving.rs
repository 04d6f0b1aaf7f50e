//! Opening the doors: the application on its listeners, until the process is asked to stop.

use std::io;
use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::rt::signal::unix::{SignalKind, signal};
use actix_web::{HttpServer, web};

use super::application;
use super::house::House;
use super::site::Site;
use crate::store::Store;

/// How long, in seconds, requests under way may take after the process was asked to stop.
const PATIENCE: u64 = 20;
/// How long an act of another process may stay unseen.
const LOOKS: Duration = Duration::from_millis(200);

/// Answers on these listeners until the process gets SIGTERM or SIGINT; then what is under way is finished.
///
/// # Errors
/// When a listener cannot be used.
pub fn serve(
    site: Site,
    house: House,
    listeners: Vec<TcpListener>,
    workers: usize,
) -> io::Result<()> {
    actix_web::rt::System::new()
        .block_on(async move { server(site, house, listeners, workers)?.await })
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
    actix_web::rt::spawn(close_when_asked(house.clone()));
    let (site, house) = (web::Data::new(site), web::Data::new(house));
    let mut server = HttpServer::new(move || application(site.clone()).app_data(house.clone()))
        .workers(workers)
        .tcp_nodelay(true)
        .shutdown_timeout(PATIENCE);
    for listener in listeners {
        server = server.listen(listener)?;
    }
    Ok(server.run())
}

/// Looks at the head again and again: acts of other processes are seen so late at most.
async fn keep_looking(store: Store) {
    loop {
        actix_web::rt::time::sleep(LOOKS).await;
        let store = store.clone();
        if let Err(panic) = actix_web::rt::task::spawn_blocking(move || look(&store)).await {
            tracing::error!(%panic, "a look at the head broke off");
        }
    }
}

/// While the database does not answer, nothing that was kept is sent: the pages say why themselves.
fn look(store: &Store) {
    if let Err(error) = store.look() {
        tracing::warn!(%error, "the head cannot be looked at");
    }
}

/// Streams that never end by themselves end when the process is asked to stop: the rest is finished beside them.
async fn close_when_asked(house: House) {
    let terminate = signal(SignalKind::terminate());
    let interrupt = signal(SignalKind::interrupt());
    let (Ok(mut terminate), Ok(mut interrupt)) = (terminate, interrupt) else {
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    house.listeners().close();
}
