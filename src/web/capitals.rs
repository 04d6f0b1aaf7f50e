//! The members' capitals and their time zones, so that a deadline can be read at home too.

use jiff::tz::TimeZone;

use crate::rules::words::{Lang, MemberCode};

/// A capital: IANA time zone, name in English, name in French.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capital {
    zone: &'static str,
    en: &'static str,
    fr: &'static str,
}

impl Capital {
    pub const fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Fr => self.fr,
        }
    }

    /// The zone, from the tables in the program.
    pub fn zone(&self) -> Option<TimeZone> {
        TimeZone::get(self.zone).ok()
    }
}

/// The capital of a member; none for whoever is not in the table, or keeps the hours of Paris.
pub fn of(code: &MemberCode) -> Option<Capital> {
    TABLE
        .iter()
        .find(|(member, ..)| *member == code.as_str())
        .map(|&(_, zone, en, fr)| Capital { zone, en, fr })
}

/// Code, zone of the seat of government, its name in both languages.
const TABLE: &[(&str, &str, &str, &str)] = &[
    (
        "ARG",
        "America/Argentina/Buenos_Aires",
        "Buenos Aires",
        "Buenos Aires",
    ),
    ("AUS", "Australia/Sydney", "Canberra", "Canberra"),
    ("AUT", "Europe/Vienna", "Vienna", "Vienne"),
    ("BEL", "Europe/Brussels", "Brussels", "Bruxelles"),
    ("BRA", "America/Sao_Paulo", "Brasília", "Brasilia"),
    ("CAN", "America/Toronto", "Ottawa", "Ottawa"),
    ("CHE", "Europe/Zurich", "Bern", "Berne"),
    ("CHL", "America/Santiago", "Santiago", "Santiago"),
    ("COL", "America/Bogota", "Bogotá", "Bogota"),
    ("CRI", "America/Costa_Rica", "San José", "San José"),
    ("CZE", "Europe/Prague", "Prague", "Prague"),
    ("DEU", "Europe/Berlin", "Berlin", "Berlin"),
    ("DNK", "Europe/Copenhagen", "Copenhagen", "Copenhague"),
    ("ESP", "Europe/Madrid", "Madrid", "Madrid"),
    ("EST", "Europe/Tallinn", "Tallinn", "Tallinn"),
    ("EUE", "Europe/Brussels", "Brussels", "Bruxelles"),
    ("FIN", "Europe/Helsinki", "Helsinki", "Helsinki"),
    ("FRA", "Europe/Paris", "Paris", "Paris"),
    ("GBR", "Europe/London", "London", "Londres"),
    ("GRC", "Europe/Athens", "Athens", "Athènes"),
    ("HUN", "Europe/Budapest", "Budapest", "Budapest"),
    ("IND", "Asia/Kolkata", "New Delhi", "New Delhi"),
    ("IRL", "Europe/Dublin", "Dublin", "Dublin"),
    ("ISL", "Atlantic/Reykjavik", "Reykjavik", "Reykjavik"),
    ("ISR", "Asia/Jerusalem", "Jerusalem", "Jérusalem"),
    ("ITA", "Europe/Rome", "Rome", "Rome"),
    ("JPN", "Asia/Tokyo", "Tokyo", "Tokyo"),
    ("KOR", "Asia/Seoul", "Seoul", "Séoul"),
    ("LTU", "Europe/Vilnius", "Vilnius", "Vilnius"),
    ("LUX", "Europe/Luxembourg", "Luxembourg", "Luxembourg"),
    ("LVA", "Europe/Riga", "Riga", "Riga"),
    ("MEX", "America/Mexico_City", "Mexico City", "Mexico"),
    ("NLD", "Europe/Amsterdam", "The Hague", "La Haye"),
    ("NOR", "Europe/Oslo", "Oslo", "Oslo"),
    ("NZL", "Pacific/Auckland", "Wellington", "Wellington"),
    ("POL", "Europe/Warsaw", "Warsaw", "Varsovie"),
    ("PRT", "Europe/Lisbon", "Lisbon", "Lisbonne"),
    ("SAU", "Asia/Riyadh", "Riyadh", "Riyad"),
    ("SEN", "Africa/Dakar", "Dakar", "Dakar"),
    ("SGP", "Asia/Singapore", "Singapore", "Singapour"),
    ("SRB", "Europe/Belgrade", "Belgrade", "Belgrade"),
    ("SVK", "Europe/Bratislava", "Bratislava", "Bratislava"),
    ("SVN", "Europe/Ljubljana", "Ljubljana", "Ljubljana"),
    ("SWE", "Europe/Stockholm", "Stockholm", "Stockholm"),
    ("TUR", "Europe/Istanbul", "Ankara", "Ankara"),
    ("USA", "America/New_York", "Washington", "Washington"),
];
