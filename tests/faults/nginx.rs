//! nginx before two instances, by the very file that docs/nginx.conf shows, without its TLS.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::ground::{free_port, fresh_number, ground};
use super::instance::Plan;
use super::voters::agent;

pub struct Nginx {
    child: Child,
    at: String,
}

impl Nginx {
    pub fn before(plans: &[Plan; 2]) -> Self {
        let port = free_port();
        let shown = include_str!("../../docs/nginx.conf");
        let mut site = shown.to_owned();
        for (written, meant) in [
            ("127.0.0.1:8081", format!("127.0.0.1:{}", plans[0].port())),
            (
                "server 127.0.0.1:8082",
                format!("server 127.0.0.1:{}", plans[1].port()),
            ),
            ("listen 80;", format!("listen 127.0.0.1:{};", free_port())),
            ("listen 443 ssl http2;", format!("listen 127.0.0.1:{port};")),
            ("ssl_certificate /", "# /".to_owned()),
            ("ssl_certificate_key /", "# /".to_owned()),
            ("ssl_protocols ", "# ".to_owned()),
        ] {
            assert!(site.contains(written), "docs/nginx.conf has no {written}");
            site = site.replace(written, &meant);
        }
        let home = ground().join(format!("nginx-{}", fresh_number()));
        std::fs::create_dir(&home).unwrap();
        let places: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {}/{kind};\n", home.display()))
            .concat();
        let whole = format!(
            "daemon off; worker_processes 2; pid {0}/pid; error_log {0}/error.log warn;\n\
             events {{ worker_connections 1024; }}\nhttp {{\naccess_log off;\n{places}{site}\n}}\n",
            home.display()
        );
        let file = home.join("nginx.conf");
        std::fs::write(&file, whole).unwrap();
        // Debian puts it where not everybody looks.
        let path = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin";
        let child = Command::new("setpriv")
            .env("PATH", path)
            .args(["--pdeathsig", "TERM", "nginx", "-p"])
            .arg(&home)
            .arg("-c")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(home.join("said")).unwrap())
            .spawn()
            .unwrap();
        let nginx = Self {
            child,
            at: format!("http://127.0.0.1:{port}"),
        };
        let began = Instant::now();
        while agent().get(format!("{}/healthz", nginx.at)).call().is_err() {
            assert!(
                began.elapsed() < Duration::from_secs(10),
                "nginx does not answer: {}",
                std::fs::read_to_string(home.join("said")).unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        nginx
    }

    pub fn at(&self) -> &str {
        &self.at
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it when it is asked, and not when it is killed.
        drop(
            Command::new("kill")
                .args(["-TERM", &self.child.id().to_string()])
                .status(),
        );
        drop(self.child.wait());
    }
}
