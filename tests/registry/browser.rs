//! A visitor: a small browser without JavaScript, and the door of a house that answers it.

use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::sync::{LazyLock, Mutex};
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use registry::acts::factors::totp::{self, Seed};
use registry::store::{Failure, Store, accounts};
use registry::web::house::House;
use registry::web::serving;
use registry::web::site::{DemoBanner, Site};

use super::house::sealing;

/// The stores of the houses that are open, by their origins.
static STORES: LazyLock<Mutex<HashMap<String, Store>>> = LazyLock::new(Mutex::default);

/// The real application, listening on a free loopback port; closed when dropped.
pub struct Door {
    origin: String,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Door {
    pub fn open(store: &Store) -> Self {
        Self::open_with(store, DemoBanner::Shown)
    }

    /// As an example or as a house of record.
    pub fn open_with(store: &Store, banner: DemoBanner) -> Self {
        Self::open_as(store, banner, |_| {})
    }

    /// Of a house whose pages the test looks at as well.
    pub fn of(house: House, banner: DemoBanner) -> Self {
        Self::of_with(house, banner, |_| {})
    }

    /// With whatever else is configured.
    pub fn open_as(store: &Store, banner: DemoBanner, configure: impl FnOnce(&mut Site)) -> Self {
        Self::of_with(
            House::of(store.clone().with_sealing(sealing())),
            banner,
            configure,
        )
    }

    pub fn of_with(house: House, banner: DemoBanner, configure: impl FnOnce(&mut Site)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let mut site = Site::at(&origin, banner).unwrap();
        configure(&mut site);
        STORES
            .lock()
            .unwrap()
            .insert(origin.clone(), house.store().clone());
        let (opened, handle) = channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async {
                let server = serving::server(site, house, vec![listener], 1).unwrap();
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

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        STORES.lock().unwrap().remove(&self.origin);
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// A visitor's browser: keeps cookies, says where its forms come from, follows nothing by itself.
pub struct Browser {
    origin: String,
    agent: ureq::Agent,
    /// From where a proxy says that it comes; nothing where there is none.
    from: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header's value, empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// What stands in the input of this name, as the hidden `request_id`.
    pub fn value_of(&self, input: &str) -> Option<String> {
        let named = format!("name=\"{input}\"");
        self.body
            .split("<input")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .find(|attributes| attributes.contains(&named))
            .and_then(|attributes| attributes.split("value=\"").nth(1))
            .and_then(|rest| rest.split('"').next())
            .map(str::to_owned)
    }
}

impl Browser {
    pub fn at(origin: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .build();
        Self {
            origin: origin.to_owned(),
            agent: config.new_agent(),
            from: None,
        }
    }

    /// Behind a proxy that names this address.
    pub fn behind_proxy(origin: &str, from: &str) -> Self {
        Self {
            from: Some(from.to_owned()),
            ..Self::at(origin)
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        let asked = self.agent.get(format!("{}{path}", self.origin));
        answer(asked.call().unwrap())
    }

    /// A file as its bytes.
    pub fn get_bytes(&self, path: &str) -> Vec<u8> {
        let asked = self.agent.get(format!("{}{path}", self.origin));
        let mut came = asked.call().unwrap();
        assert_eq!(came.status().as_u16(), 200, "{path}");
        came.body_mut().read_to_vec().unwrap()
    }

    /// Asks with these headers; the body as its bytes.
    pub fn get_bytes_with(
        &self,
        path: &str,
        headers: &[(&str, &str)],
    ) -> (u16, ureq::http::HeaderMap, Vec<u8>) {
        let mut asked = self.agent.get(format!("{}{path}", self.origin));
        for (name, value) in headers {
            asked = asked.header(*name, *value);
        }
        let mut came = asked.call().unwrap();
        let body = came.body_mut().read_to_vec().unwrap();
        (came.status().as_u16(), came.headers().clone(), body)
    }

    /// Asks for a page that it keeps, by its validator.
    pub fn get_if_changed(&self, path: &str, tag: &str) -> Answer {
        let asked = self.agent.get(format!("{}{path}", self.origin));
        answer(asked.header("If-None-Match", tag).call().unwrap())
    }

    /// Asks with these headers.
    pub fn get_saying(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut asked = self.agent.get(format!("{}{path}", self.origin));
        for (name, value) in headers {
            asked = asked.header(*name, *value);
        }
        answer(asked.call().unwrap())
    }

    /// Asks what may be done with an address, as a script of another site does before it asks for it.
    pub fn options(&self, path: &str) -> Answer {
        let asked = self.agent.options(format!("{}{path}", self.origin));
        let asked = asked
            .header("Origin", "https://elsewhere.example")
            .header("Access-Control-Request-Method", "GET");
        answer(asked.call().unwrap())
    }

    /// Sends a form from a page of the house.
    pub fn post_form(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let mut asked = self
            .agent
            .post(format!("{}{path}", self.origin))
            .header("Origin", &self.origin)
            .header("Sec-Fetch-Site", "same-origin");
        if let Some(from) = &self.from {
            asked = asked.header("X-Forwarded-For", from);
        }
        answer(asked.send_form(form.iter().copied()).unwrap())
    }

    /// Sends a form with files, as a browser does: each part by its name, the part `file` as a file.
    pub fn post_file(&self, path: &str, parts: &[(&str, &str)]) -> Answer {
        let edge = "----edge-of-the-parts";
        let mut body = String::new();
        for (name, content) in parts {
            let file = match *name {
                "file" => "; filename=\"dropped.txt\"\r\nContent-Type: application/octet-stream",
                _ => "",
            };
            body.push_str(&format!(
                "--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n"
            ));
        }
        body.push_str(&format!("--{edge}--\r\n"));
        let asked = self
            .agent
            .post(format!("{}{path}", self.origin))
            .header("Origin", &self.origin)
            .header("Sec-Fetch-Site", "same-origin")
            .header(
                "Content-Type",
                format!("multipart/form-data; boundary={edge}"),
            );
        answer(asked.send(body).unwrap())
    }

    /// Sends a form with one file of any bytes, chosen at the input `file`.
    pub fn post_with_file(&self, path: &str, inputs: &[(&str, &str)], file: &[u8]) -> Answer {
        let edge = "----edge-of-the-parts";
        let mut body = Vec::new();
        for (name, content) in inputs {
            let part = format!(
                "--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{edge}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"text.docx\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{edge}--\r\n").as_bytes());
        let asked = self
            .agent
            .post(format!("{}{path}", self.origin))
            .header("Origin", &self.origin)
            .header("Sec-Fetch-Site", "same-origin")
            .header(
                "Content-Type",
                format!("multipart/form-data; boundary={edge}"),
            );
        answer(asked.send(body.as_slice()).unwrap())
    }

    /// Sends an empty form, saying which page it stood on.
    pub fn post_form_from(&self, path: &str, page: &str) -> Answer {
        let asked = self
            .agent
            .post(format!("{}{path}", self.origin))
            .header("Origin", &self.origin)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Referer", page);
        answer(asked.send_form([("x", "y")]).unwrap())
    }

    /// Sends a form that no page of the house can have sent.
    pub fn post_from_elsewhere(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let asked = self
            .agent
            .post(format!("{}{path}", self.origin))
            .header("Sec-Fetch-Site", "cross-site");
        answer(asked.send_form(form.iter().copied()).unwrap())
    }

    /// Sends a form with these headers and no other word of where it comes from.
    pub fn post_with(&self, path: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let mut asked = self.agent.post(format!("{}{path}", self.origin));
        for (name, value) in headers {
            asked = asked.header(*name, *value);
        }
        answer(asked.send_form(form.iter().copied()).unwrap())
    }

    /// Asks by another method, without a body, from a page of the house.
    pub fn ask(&self, method: &str, path: &str) -> Answer {
        let asked = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.origin))
            .header("Sec-Fetch-Site", "same-origin")
            .body(())
            .unwrap();
        answer(self.agent.run(asked).unwrap())
    }

    /// Goes where a redirect leads.
    pub fn follow(&self, answer: &Answer) -> Answer {
        let place = answer.location();
        assert!(!place.is_empty(), "leads nowhere: {}", answer.status);
        self.get(place.strip_prefix(&self.origin).unwrap_or(place))
    }

    /// Signs in through the pages: the password, then a code of this person's app.
    pub fn sign_in_as(&self, email: &str, password: &str) -> Answer {
        self.sign_in_to(email, password, "")
    }

    /// Signs in to go on to a page, as the door itself leads on.
    pub fn sign_in_to(&self, email: &str, password: &str, next: &str) -> Answer {
        self.has_an_app(email);
        let form = [("email", email), ("password", password), ("next", next)];
        let half = self.post_form("/en/sign-in", &form);
        let Some(led) = half.location().strip_prefix("/en/desk/second-factor") else {
            return half;
        };
        let next = led.strip_prefix("?next=").unwrap_or_default();
        let code = seed().code_at(self.store().about_now());
        let form = [("code", code.as_str()), ("next", next)];
        self.post_form("/en/desk/second-factor", &form)
    }

    /// The first step of the sign-in alone.
    pub fn gives_password(&self, email: &str, password: &str) -> Answer {
        self.post_form("/en/sign-in", &[("email", email), ("password", password)])
    }

    /// Gives a person of a scripted house an app none of whose codes was taken yet: the clock stands still there, and
    /// a code is taken once.
    fn has_an_app(&self, email: &str) {
        let store = self.store();
        let known = store.read(|r| accounts::of_email(r, email).map_err(Failure::from));
        if let Some(account) = known.unwrap()
            && store.speaking_for(account.id).is_ok()
        {
            totp::grant(&store, account.id, &seed()).unwrap();
        }
    }

    /// The store behind the door that this browser stands at.
    fn store(&self) -> Store {
        STORES.lock().unwrap()[&self.origin].clone()
    }
}

/// The key in everybody's app.
pub fn seed() -> Seed {
    Seed::of(b"twenty bytes of seed".to_vec())
}

fn answer(mut came: ureq::http::Response<ureq::Body>) -> Answer {
    Answer {
        status: came.status().as_u16(),
        headers: came.headers().clone(),
        // A sheet is no text; what is sought in it is found all the same.
        body: String::from_utf8_lossy(&came.body_mut().read_to_vec().unwrap()).into_owned(),
    }
}
