//! Figures for whoever operates the register: answers are counted, what waits is told, and the public reads none of it.

use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::thread::{self, JoinHandle};

use actix_web::dev::ServerHandle;
use registry::web::house::House as Rooms;
use registry::web::metrics;
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::house::on_both;
use super::questions::opened;

/// The address of the figures, until it goes.
struct Figures {
    origin: String,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Figures {
    fn of(house: Rooms) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (opened, handle) = channel();
        let thread = thread::spawn(move || {
            actix_web::rt::System::new().block_on(async {
                let server = metrics::server(house, listener).unwrap();
                opened.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self {
            origin,
            handle: handle.recv().unwrap(),
            thread: Some(thread),
        }
    }
}

impl Drop for Figures {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

#[test]
fn answers_are_counted_by_part_and_what_waits_is_told_at_an_address_of_its_own() {
    on_both(|house| {
        opened(house, 1);
        let rooms = Rooms::of(house.store().clone()).measured();
        let door = Door::of(rooms.clone(), DemoBanner::None);
        let reader = Browser::at(door.origin());
        for (path, status) in [
            ("/en/votes", 200),
            ("/en/votes", 200),
            ("/fr/votes/B-1999-001", 404),
            ("/api/v1/ballots", 200),
            ("/en/desk", 303),
            ("/metrics", 404),
        ] {
            assert_eq!(reader.get(path).status, status, "{path}");
        }
        let figures = Figures::of(rooms);
        let told = Browser::at(&figures.origin).get("/metrics");
        assert_eq!(told.status, 200, "{}", told.body);
        assert!(
            told.header("content-type")
                .starts_with("application/openmetrics-text")
        );
        let entries = house
            .store()
            .read(|r| Ok::<_, registry::store::StoreError>(r.head().n));
        let entries = format!("registry_record_entries {}", entries.unwrap());
        for line in [
            r#"registry_answers_total{part="page",status="2xx"} 2"#,
            r#"registry_answers_total{part="page",status="4xx"} 1"#,
            r#"registry_answers_total{part="api",status="2xx"} 1"#,
            r#"registry_answers_total{part="desk",status="3xx"} 1"#,
            r#"registry_answers_total{part="file",status="4xx"} 1"#,
            r#"registry_answer_time_seconds_count{part="page"} 3"#,
            "registry_ballots_running 1",
            "registry_ballots_overdue 0",
            "registry_writable 1",
            entries.as_str(),
        ] {
            assert!(
                told.body.lines().any(|own| own == line),
                "{line}: {}",
                told.body
            );
        }
        assert!(told.body.ends_with("# EOF\n"), "{}", told.body);
        // Numbers alone: nothing that names a member, a person or a vote.
        assert!(
            !told.body.contains('@') && !told.body.contains("FRA"),
            "{}",
            told.body
        );
        assert_eq!(Browser::at(&figures.origin).get("/en/").status, 404);

        house.at("2099-01-01T12:00:00Z");
        let told = Browser::at(&figures.origin).get("/metrics");
        assert!(
            told.body.contains("registry_ballots_overdue 1"),
            "{}",
            told.body
        );
    });
}
