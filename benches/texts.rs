//! How long the parser, the remarks, the paste and an amendment take, and whether twice the text
//! takes more than twice the time.

mod table;

use std::time::{Duration, Instant};

use registry::text::amend::{apply, changes_between};
use registry::text::paste::markdown;
use registry::text::remarks::MOST_BYTES;
use registry::text::{Identities, Text, parity, redline, remarks};

/// A paste of this many bytes is read within a second.
const PASTE: usize = 5_000_000;
/// The longer of two texts whose times are compared; remarks are made on it.
const TWICE: usize = MOST_BYTES * 9 / 10;
const ROUNDS: usize = 5;

/// Makes a text of about this many bytes.
type Make = fn(usize) -> String;

fn main() {
    let whole = norm(PASTE);
    told("a paste of 5 MB parsed", spent(|| Text::parse(&whole)));
    told("a paste of 5 MB made Markdown", spent(|| markdown(&whole)));
    told(
        "a paste of 5 MB remarked upon (refused)",
        spent(|| remarks(&whole)),
    );
    println!("a text may have {MOST_BYTES} bytes");
    let shapes: [(&str, Make); 9] = [
        ("a norm", norm),
        ("one line", |bytes| "word *and <b> ".repeat(bytes / 14)),
        ("lone stars", |bytes| "*a **b ".repeat(bytes / 7)),
        ("open stars", |bytes| "*a ".repeat(bytes / 3)),
        ("sentences", |bytes| "Members act.\n".repeat(bytes / 13)),
        ("paragraphs of one article", |bytes| {
            let paragraphs = 0..bytes / 40;
            let each = paragraphs.map(|n| format!("{}. Members number {n} act.\n\n", n % 999));
            format!("## Article 1\n\n{}", each.collect::<String>())
        }),
        ("points only", |bytes| "(a) x\n(i) y\n".repeat(bytes / 12)),
        ("headings only", |bytes| "Article 1\n".repeat(bytes / 10)),
        ("bullets and tabs", |bytes| {
            "of:\n•\t(i)\ta\n".repeat(bytes / 14)
        }),
    ];
    for (shape, make) in shapes {
        let (once, twice) = (make(TWICE / 2), make(TWICE));
        ratio(shape, "parse", &once, &twice, |source| {
            drop(Text::parse(source))
        });
        ratio(shape, "remarks", &once, &twice, |source| {
            drop(remarks(source))
        });
        ratio(shape, "paste", &once, &twice, |source| {
            drop(markdown(source))
        });
        ratio(shape, "amend", &once, &twice, amended);
        ratio(shape, "redline", &once, &twice, |source| {
            let (old, new) = pair(source);
            drop(redline(&old, &new));
            drop(parity(&old, &new));
        });
    }
}

/// The difference to a text in which every tenth line is another, taken and applied.
fn amended(source: &str) {
    let (old, new) = pair(source);
    let ids = Identities::first(&old);
    let next = ids.next(&old, &new);
    let changes = changes_between(&old, &ids, &new, &next);
    let made = apply(&old, &ids, &old, &ids, &changes).expect("nothing conflicts");
    assert_eq!(made.0, new);
}

fn pair(source: &str) -> (Text, Text) {
    let lines = source.lines().enumerate();
    let changed: Vec<String> = lines
        .map(|(at, line)| match at % 70 {
            0 => format!("{line} otherwise"),
            35 => format!("{line}\n\nA line more, number {at}."),
            _ => line.to_owned(),
        })
        .collect();
    (Text::parse(source), Text::parse(&changed.join("\n")))
}

fn ratio(shape: &str, what: &str, once: &str, twice: &str, act: impl Fn(&str)) {
    let (once, twice) = (spent(|| act(once)), spent(|| act(twice)));
    let ratio = twice.as_secs_f64() / once.as_secs_f64().max(1e-9);
    println!(
        "{shape}, {what}: {:.1} ms for n, {:.1} ms for 2n, ratio {ratio:.1}",
        once.as_secs_f64() * 1e3,
        twice.as_secs_f64() * 1e3
    );
}

/// The shortest of a few rounds: the least disturbed one.
fn spent<T>(act: impl Fn() -> T) -> Duration {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        std::hint::black_box(act());
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}

fn told(what: &str, spent: Duration) {
    let millis = spent.as_secs_f64() * 1e3;
    table::line(
        what,
        format!("{millis:.0} ms"),
        millis,
        table::Limit::AtMost(1000.0),
    );
}

/// A norm of about this many bytes, every unit with words of its own.
fn norm(bytes: usize) -> String {
    let mut out = String::with_capacity(bytes + 1000);
    let mut n = 0;
    while out.len() < bytes {
        let article = n / 9 + 1;
        if n % 9 == 0 {
            out.push_str(&format!("## Article {article}. Matter {article}\n\n"));
        }
        let paragraph = n % 9 + 1;
        out.push_str(&format!(
            "{paragraph}. Each provider of systems of kind {n} declares *matter {n}* to authority {}:\n\n\
            (a) once a year before day {};\n\n(b) at once when rule {n} of article {article} asks for it.\n\n",
            n % 77,
            n % 365
        ));
        n += 1;
    }
    out
}
