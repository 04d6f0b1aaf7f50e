//! Opening the doors: the application on its listeners, until the process is asked to stop.

use std::io;
use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::{HttpServer, web};

use super::application;
use super::house::House;
use super::site::Site;
use crate::store::Store;

/// How long, in seconds, requests under way may take after the process was asked to stop.
const PATIENCE: u64 = 20;

/// Answers on these listeners until the process gets SIGTERM or SIGINT; then what is under way is finished.
///
/// # Errors
/// When a listener cannot be used.
pub fn serve(
    site: Site,
    store: Store,
    listeners: Vec<TcpListener>,
    workers: usize,
) -> io::Result<()> {
    actix_web::rt::System::new()
        .block_on(async move { server(site, House::of(store), listeners, workers)?.await })
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
