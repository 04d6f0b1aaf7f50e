//! How long the redline of two texts of a hundred pages takes, beside its limit.

mod table;

use std::time::Instant;

use registry::text::{Text, redline};

const LIMIT_MS: f64 = 50.0;
const ROUNDS: usize = 9;

fn main() {
    let old = source(|_, words| words);
    report("nothing changed", &old, &old);
    let few = source(|n, words| if n % 10 == 0 { reworded(&words) } else { words });
    report("one unit in ten changed", &old, &few);
    report(
        "every unit changed",
        &old,
        &source(|_, words| reworded(&words)),
    );
    report(
        "another text",
        &old,
        &source(|n, _| sentence(n + 1_000_003)),
    );
    report("the articles in reverse order", &old, &reversed(&old));
}

fn report(what: &str, old: &str, new: &str) {
    let (old, new) = (Text::parse(old), Text::parse(new));
    let mut spent: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(redline(&old, &new));
            start.elapsed()
        })
        .collect();
    spent.sort_unstable();
    let median = spent[ROUNDS / 2].as_secs_f64() * 1e3;
    table::line(
        &format!("redline of {} units, {what}", new.units().len()),
        format!("{median:.1} ms"),
        median,
        table::Limit::AtMost(LIMIT_MS),
    );
}

/// A text of two thousand units and about fifty thousand words.
fn source(edit: impl Fn(usize, String) -> String) -> String {
    let mut out = String::new();
    for article in 0..200 {
        out.push_str(&format!("## Article {}. Matter {article}\n\n", article + 1));
        for paragraph in 0..9 {
            let n = article * 9 + paragraph;
            out.push_str(&format!("{}. {}\n\n", paragraph + 1, edit(n, sentence(n))));
        }
    }
    out
}

/// Twenty-eight words, some common and some rare, the same for the same number.
fn sentence(n: usize) -> String {
    let mut seed = n as u64 + 1;
    let words: Vec<String> = (0..28)
        .map(|_| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(99);
            let draw = seed >> 33;
            // The lower the number, the more often it comes, as in prose.
            format!("word{}", draw % (1 + (draw >> 12) % 4000))
        })
        .collect();
    words.join(" ")
}

fn reworded(words: &str) -> String {
    let mut words: Vec<&str> = words.split(' ').collect();
    let middle = words.len() / 2;
    words[middle] = "otherwise";
    words.insert(middle / 2, "notwithstanding");
    words.join(" ")
}

fn reversed(source: &str) -> String {
    let mut articles: Vec<&str> = source.split_inclusive("\n\n").collect();
    articles.reverse();
    articles.concat()
}
