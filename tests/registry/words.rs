//! The interface's words: dates, hours, numbers, lists, order of names, refusals in both languages.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::rules::words::{Lang, MemberCode};
use registry::web::refusals;
use registry::web::words::{Words, words};

fn english() -> &'static Words {
    words(Lang::En)
}

fn french() -> &'static Words {
    words(Lang::Fr)
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_date_is_written_as_each_language_writes_it() {
    assert_eq!(english().date(date(2026, 11, 24)), "24 November 2026");
    assert_eq!(french().date(date(2026, 1, 1)), "1er janvier 2026");
    assert_eq!(french().date(date(2026, 8, 2)), "2 août 2026");
}

#[test]
fn a_moment_has_the_paris_time_first_and_utc_beside() {
    let winter = at("2026-11-24T17:00:00Z");
    let summer = at("2026-07-01T22:30:00Z");
    assert_eq!(
        english().moment(winter),
        "24 November 2026, 18:00 (Paris), 17:00 UTC"
    );
    assert_eq!(
        french().moment(winter),
        "24 novembre 2026 à 18\u{a0}h\u{a0}00 (Paris), 17\u{a0}h\u{a0}00 UTC"
    );
    assert_eq!(
        english().moment(summer),
        "2 July 2026, 00:30 (Paris), 1 July, 22:30 UTC"
    );
}

#[test]
fn a_moment_is_also_told_in_the_readers_capital() {
    let santiago = TimeZone::get("America/Santiago").unwrap();
    let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
    let closing = at("2026-11-24T17:00:00Z");
    assert_eq!(
        english().moment_with_capital(closing, &santiago, "Santiago"),
        "24 November 2026, 18:00 (Paris), 17:00 UTC; 14:00 in Santiago"
    );
    assert_eq!(
        english().moment_with_capital(closing, &tokyo, "Tokyo"),
        "24 November 2026, 18:00 (Paris), 17:00 UTC; 25 November, 02:00 in Tokyo"
    );
}

#[test]
fn what_is_left_is_rounded_down_and_says_until_when_it_reads_so() {
    let end = at("2026-11-24T17:00:00Z");
    for (now, english_words, french_words) in [
        ("2026-11-21T16:59:59Z", "3 days left", "encore 3 jours"),
        ("2026-11-22T17:00:00Z", "2 days left", "encore 2 jours"),
        ("2026-11-22T17:00:01Z", "47 hours left", "encore 47 heures"),
        (
            "2026-11-24T15:00:01Z",
            "119 minutes left",
            "encore 119 minutes",
        ),
        ("2026-11-24T16:59:00Z", "1 minute left", "encore 1 minute"),
        (
            "2026-11-24T16:59:01Z",
            "less than a minute left",
            "encore moins d’une minute",
        ),
        ("2026-11-24T17:00:00Z", "ended", "terminé"),
    ] {
        let left = english().time_left(at(now), end);
        assert_eq!(left.text, english_words, "{now}");
        assert_eq!(french().time_left(at(now), end).text, french_words, "{now}");
        if let Some(change) = left.good_until {
            let before = change
                .checked_sub(jiff::SignedDuration::from_millis(1))
                .unwrap();
            assert_eq!(
                english().time_left(before, end).text,
                english_words,
                "{now}"
            );
            assert_ne!(
                english().time_left(change, end).text,
                english_words,
                "{now}"
            );
        } else {
            assert!(at(now) >= end);
        }
    }
}

#[test]
fn numbers_are_grouped_and_names_joined_as_each_language_does() {
    assert_eq!(english().number(4182), "4,182");
    assert_eq!(french().number(1_004_182), "1\u{202f}004\u{202f}182");
    assert_eq!(english().number(46), "46");
    assert_eq!(
        english().list(&["France", "Canada", "Chile"]),
        "France, Canada and Chile"
    );
    assert_eq!(french().list(&["France", "Chili"]), "France et Chili");
    assert_eq!(french().list(&["France"]), "France");
    assert_eq!(french().list::<&str>(&[]), "");
}

#[test]
fn an_accent_does_not_move_a_name_in_the_list() {
    let mut names = [
        "Zambie",
        "Égypte",
        "Espagne",
        "États-Unis",
        "Estonie",
        "Türkiye",
        "Tunisie",
        "Côte d’Ivoire",
        "Costa Rica",
    ];
    names.sort_by_key(|name| french().sort_key(name));
    let ordered = [
        "Costa Rica",
        "Côte d’Ivoire",
        "Égypte",
        "Espagne",
        "Estonie",
        "États-Unis",
        "Tunisie",
        "Türkiye",
        "Zambie",
    ];
    assert_eq!(names, ordered);
}

#[test]
fn a_refusal_is_a_sentence_in_the_readers_language() {
    let refusals = [
        Refusal::Missing(Field::Title),
        Refusal::TooLong {
            field: Field::Summary,
            most: 4000,
        },
        Refusal::Closed {
            at: at("2026-11-24T17:00:00Z"),
        },
        Refusal::LanguageMissing(Lang::Fr),
        Refusal::WindowTooShort { days: 5 },
        Refusal::HoldsTheVoteElsewhere {
            member: MemberCode::parse("FRA").unwrap(),
        },
    ];
    for refusal in &refusals {
        let (in_english, in_french) = (
            refusals::say(refusal, english()),
            refusals::say(refusal, french()),
        );
        assert!(
            in_english.ends_with('.') && in_french.ends_with('.'),
            "{in_english} {in_french}"
        );
        assert_ne!(in_english, in_french);
        assert!(
            !in_french.contains('\u{2068}'),
            "isolation marks: {in_french}"
        );
    }
    assert_eq!(
        refusals::say(&refusals[1], english()),
        "“Summary” is too long. Shorten it to 4,000 characters at most."
    );
    assert_eq!(
        refusals::say(&refusals[3], french()),
        "Il manque le texte en français. Ajoutez-le pour continuer."
    );
}
