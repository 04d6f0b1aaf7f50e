//! A bare actix-web server: one answer, whatever is asked.

use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{App, HttpResponse, HttpServer, web};

use crate::load::Answer;

/// Sends one answer until it is dropped.
pub struct Server {
    pub port: u16,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

struct Canned {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl Server {
    /// The same status, header lines and bytes as this answer.
    pub fn of(answer: &Answer) -> Self {
        // These two are written by actix-web itself.
        let is_copied = |name: &str| !matches!(name, "date" | "content-length");
        let canned = web::Data::new(Canned {
            status: StatusCode::from_u16(answer.status).expect("a status"),
            headers: answer
                .headers
                .iter()
                .filter(|(name, _)| is_copied(name))
                .map(|(name, value)| {
                    let name = name.parse().expect("a name");
                    (name, HeaderValue::from_str(value).expect("a value"))
                })
                .collect(),
            body: Bytes::from(answer.body.clone()),
        });
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("a port").port();
        let (started, handle) = channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let app = move || {
                    App::new()
                        .app_data(canned.clone())
                        .default_service(web::to(send))
                };
                let server = HttpServer::new(app)
                    .workers(crate::register::workers())
                    .tcp_nodelay(true)
                    .listen(listener)
                    .expect("a listener")
                    .run();
                started.send(server.handle()).expect("somebody waits");
                server.await.expect("a server");
            });
        });
        Self {
            port,
            handle: handle.recv().expect("a server"),
            thread: Some(thread),
        }
    }
}

async fn send(canned: web::Data<Canned>) -> HttpResponse {
    let mut answer = HttpResponse::build(canned.status);
    for (name, value) in &canned.headers {
        answer.insert_header((name.clone(), value.clone()));
    }
    if canned.status == StatusCode::OK {
        answer.body(canned.body.clone())
    } else {
        answer.finish()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
