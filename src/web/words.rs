//! The interface's words in one language: its sentences, dates, hours, numbers and lists.

use std::ops::Deref;
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::kept::lasting;
use super::l10n::{L10n, L10nLanguage};
use crate::rules::words::{Choice, Lang};

/// The zone of the seat: hours are shown in it first.
pub static PARIS: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Paris").expect("the time zone table is compiled in"));

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::load(Lang::En));
static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::load(Lang::Fr));

/// The words of a language, read once for the life of the process.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &ENGLISH,
        Lang::Fr => &FRENCH,
    }
}

/// Every message of `locales/` as a function (by dereference), and what is written by rule.
pub struct Words {
    lang: Lang,
    messages: L10nLanguage,
}

impl Deref for Words {
    type Target = L10nLanguage;
    fn deref(&self) -> &L10nLanguage {
        &self.messages
    }
}

/// What remains until a moment, with the moment at which the sentence reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    pub text: String,
    /// `None` once it has ended: it will not change again.
    pub good_until: Option<Timestamp>,
}

impl Words {
    fn load(lang: Lang) -> Self {
        let messages = match lang {
            Lang::En => L10n::En.load(),
            Lang::Fr => L10n::Fr.load(),
        };
        Self { lang, messages }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// `24 November 2026`, « 1er janvier 2026 ».
    pub fn date(&self, date: Date) -> String {
        let day = self.day_of_month(date.day());
        let month = self.month_name(date.month());
        self.date_words(day, month, date.year().to_string())
    }

    /// `24 Nov. 2026`, for dense tables.
    pub fn date_short(&self, date: Date) -> String {
        let day = self.day_of_month(date.day());
        let month = self.month_short(date.month());
        self.date_words(day, month, date.year().to_string())
    }

    /// The day in Paris on which a moment falls.
    pub fn date_of(&self, at: Timestamp) -> String {
        self.date(at.to_zoned(PARIS.clone()).date())
    }

    /// `24 November 2026, 18:00 (Paris), 17:00 UTC`; the UTC day is said where it is another.
    pub fn moment(&self, at: Timestamp) -> String {
        let paris = at.to_zoned(PARIS.clone());
        let utc = at.to_zoned(TimeZone::UTC);
        let (day, here, there) = (self.date(paris.date()), self.hour(&paris), self.hour(&utc));
        if paris.date() == utc.date() {
            return self.moment_words(day, here, there);
        }
        let utc_day =
            self.date_without_year(self.day_of_month(utc.day()), self.month_name(utc.month()));
        self.moment_words_two_days(day, here, utc_day, there)
    }

    /// As [`Words::moment`], then the hour in the reader's capital, named `place`.
    pub fn moment_with_capital(&self, at: Timestamp, zone: &TimeZone, place: &str) -> String {
        let (paris, local) = (at.to_zoned(PARIS.clone()), at.to_zoned(zone.clone()));
        let moment = self.moment(at);
        if paris.date() == local.date() {
            return self.moment_in_capital(moment, self.hour(&local), place);
        }
        let day = self.date_without_year(
            self.day_of_month(local.day()),
            self.month_name(local.month()),
        );
        self.moment_in_capital_other_day(moment, day, self.hour(&local), place)
    }

    /// `18:00`, « 18 h 00 ».
    pub fn hour(&self, local: &Zoned) -> String {
        self.hour_and_minute(local.hour(), local.minute())
    }

    /// `07:00`, « 7 h 00 »: French writes no zero before the hour.
    pub fn hour_and_minute(&self, hour: i8, minute: i8) -> String {
        let hour = match self.lang() {
            Lang::En => format!("{hour:02}"),
            Lang::Fr => hour.to_string(),
        };
        self.hour_words(hour, format!("{minute:02}"))
    }

    /// `2 days left` from two days on, then hours, then minutes; always rounded down.
    pub fn time_left(&self, now: Timestamp, then: Timestamp) -> TimeLeft {
        const MINUTE: i64 = 60;
        const HOUR: i64 = 60 * MINUTE;
        const DAY: i64 = 24 * HOUR;
        let seconds = then.as_second() - now.as_second();
        if now >= then {
            return TimeLeft {
                text: self.hour_has_passed(),
                good_until: None,
            };
        }
        let (text, unit) = if seconds >= 2 * DAY {
            (self.days_left(seconds / DAY), DAY)
        } else if seconds >= 2 * HOUR {
            (self.hours_left(seconds / HOUR), HOUR)
        } else if seconds >= MINUTE {
            (self.minutes_left(seconds / MINUTE), MINUTE)
        } else {
            (self.less_than_a_minute_left(), MINUTE)
        };
        // One second past the full unit it reads one less.
        let left = (seconds / unit) * unit;
        let change = then.as_second() - left + i64::from(left > 0);
        let good_until = Timestamp::from_second(change).ok();
        if let Some(moment) = good_until {
            lasting::until(moment);
        }
        TimeLeft { text, good_until }
    }

    /// `4,182`, « 4 182 » with a narrow no-break space.
    pub fn number(&self, number: i64) -> String {
        let mark = match self.lang {
            Lang::En => ',',
            Lang::Fr => '\u{202f}',
        };
        let digits = number.unsigned_abs().to_string();
        let mut grouped = String::from(if number < 0 { "\u{2212}" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// `France, Canada and Chile`.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let Some((last, before)) = items.split_last() else {
            return String::new();
        };
        let Some((first, middle)) = before.split_first() else {
            return last.as_ref().to_owned();
        };
        let start = middle.iter().fold(first.as_ref().to_owned(), |said, next| {
            self.list_middle(said, next.as_ref())
        });
        self.list_end(start, last.as_ref())
    }

    /// The word for a vote.
    pub fn choice(&self, choice: Choice) -> String {
        match choice {
            Choice::Yes => self.choice_yes(),
            Choice::No => self.choice_no(),
            Choice::Abstain => self.choice_abstain(),
            Choice::NotParticipating => self.choice_not_participating(),
        }
    }

    /// The word for a vote, where it stands alone: `Yes`.
    pub fn choice_capital(&self, choice: Choice) -> String {
        let word = self.choice(choice);
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }

    /// What to sort names by: without case, accents or apostrophes, so that « é » stands with « e ».
    /// The name itself comes after, so that the order is the same every time.
    pub fn sort_key(&self, name: &str) -> (String, String) {
        (
            name.chars()
                .flat_map(char::to_lowercase)
                .flat_map(plain_letters)
                .collect(),
            name.to_owned(),
        )
    }
}

/// The letters a Latin letter is sorted as; punctuation sorts as nothing.
fn plain_letters(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' | 'ţ' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{300}'..='\u{36f}' | '\'' | '’' => "",
        '-' | '\u{a0}' | '\u{202f}' => " ",
        _ => return [Some(letter), None].into_iter().flatten(),
    };
    let mut letters = plain.chars();
    [letters.next(), letters.next()].into_iter().flatten()
}
