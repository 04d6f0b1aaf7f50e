//! The entry of an undisclosed vote, read in its one spelling: the most frequent entry, and so the quickest.

use jiff::Timestamp;
use jiff::civil::Date;

/// A vote's entry while it is undisclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast<'a> {
    pub ballot: &'a str,
    pub commitment: [u8; 32],
    pub index: i64,
    pub time: Timestamp,
}

/// Whether an entry begins as that of a vote does: whoever reads it will see.
pub fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING)
}

const BEGINNING: &[u8] = br#"{"act":"vote","ballot":""#;

/// Reads the canonical bytes of a vote's entry; none for every other entry, and for every other spelling.
///
/// Whatever is read so is canonical: each byte was compared.
pub fn read(bytes: &[u8]) -> Option<Cast<'_>> {
    let rest = bytes.strip_prefix(BEGINNING)?;
    let end = rest.iter().take(16).position(|b| *b == b'"')?;
    let (ballot, rest) = rest.split_at(end);
    let rest = rest.strip_prefix(br#"","commitment":""#)?;
    let (commitment, rest) = rest.split_at_checked(64)?;
    let rest = rest.strip_prefix(br#"","index":"#)?;
    let end = rest.iter().take(17).position(|b| *b == b',')?;
    let (index, rest) = rest.split_at(end);
    let rest = rest.strip_prefix(br#","time":""#)?;
    let (time, rest) = rest.split_at_checked(27)?;
    if rest != br#"","v":1}"# {
        return None;
    }
    Some(Cast {
        ballot: symbol(ballot)?,
        commitment: hash(commitment)?,
        index: whole(index)?,
        time: moment(time)?,
    })
}

/// `B-2026-031`, as [`crate::rules::words::BallotSymbol`] has it.
fn symbol(text: &[u8]) -> Option<&str> {
    let rest = text.strip_prefix(b"B-")?;
    let (year, rest) = rest.split_at_checked(4)?;
    let number = rest.strip_prefix(b"-")?;
    let is_number = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    if is_number(year) && (3..=9).contains(&number.len()) && is_number(number) {
        std::str::from_utf8(text).ok()
    } else {
        None
    }
}

/// The value of each hexadecimal digit in lower case; of every other byte, more than a digit has.
const DIGITS: [u8; 256] = {
    let mut values = [0xff; 256];
    let mut digit = 0;
    while digit < 16 {
        values[b"0123456789abcdef"[digit] as usize] = digit as u8;
        digit += 1;
    }
    values
};

/// The hash is asked for a million times: without a branch for each digit.
fn hash(text: &[u8]) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let mut seen = 0;
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        let (high, low) = (DIGITS[usize::from(pair[0])], DIGITS[usize::from(pair[1])]);
        seen |= high | low;
        *byte = high << 4 | (low & 0x0f);
    }
    (seen < 16 && text.len() == 64).then_some(bytes)
}

/// A whole number without sign or leading nought.
fn whole(digits: &[u8]) -> Option<i64> {
    match digits {
        [] => None,
        [b'0', _, ..] => None,
        _ => number(digits),
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0i64, |sum, byte| match byte {
        b'0'..=b'9' => Some(sum * 10 + i64::from(byte - b'0')),
        _ => None,
    })
}

/// `2026-11-22T17:04:05.000123Z`.
fn moment(text: &[u8]) -> Option<Timestamp> {
    let signs = [
        (4, b'-'),
        (7, b'-'),
        (10, b'T'),
        (13, b':'),
        (16, b':'),
        (19, b'.'),
        (26, b'Z'),
    ];
    if signs.iter().any(|(at, sign)| text[*at] != *sign) {
        return None;
    }
    let part = |from: usize, to: usize| number(&text[from..to]);
    let small = |from: usize| part(from, from + 2).and_then(|n| i8::try_from(n).ok());
    let day = Date::new(i16::try_from(part(0, 4)?).ok()?, small(5)?, small(8)?).ok()?;
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let seconds = days_since_1970(day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Timestamp::from_microsecond(seconds * 1_000_000 + part(20, 26)?).ok()
}

/// Days from 1970-01-01 in the Gregorian calendar, by counting from 1 March of year 0.
fn days_since_1970(day: Date) -> i64 {
    let (month, of_month) = (i64::from(day.month()), i64::from(day.day()));
    let year = i64::from(day.year()) - i64::from(month <= 2);
    let since_march = (month + 9) % 12;
    let of_year = (153 * since_march + 2) / 5 + of_month - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + of_year - 719_468
}
