//! Numerals: the numbers of units, in figures, Roman numerals or letters.

use super::headings::INSERTED;

/// A number of a unit: `3`, `3 bis`, `(c)`, `IV`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Numeral {
    /// Its place in the series, from 1.
    pub base: u32,
    /// Its place among those inserted after it: 0 for none, 1 for `bis`, `a`.
    pub inserted: u32,
}

/// How the units of one place are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Series {
    Figures,
    UpperRoman,
    LowerRoman,
    UpperLetters,
    LowerLetters,
}

impl Numeral {
    /// The number that should have come after `last` (or first) instead of this one; `None` if
    /// this one may come there.
    pub fn after(last: Option<Self>, this: Self) -> Option<Self> {
        let plain = |base| Self { base, inserted: 0 };
        let next = match last {
            None => plain(1),
            Some(last) if last.base == this.base => Self {
                base: last.base,
                inserted: last.inserted + 1,
            },
            Some(last) => plain(last.base + 1),
        };
        (next != this).then_some(next)
    }
}

impl Series {
    /// The series whose first number this is, as it stands in an address (`3bis`, `iv`, `a`).
    pub fn of_first(number: &str) -> Self {
        match number {
            n if n.starts_with(|c: char| c.is_ascii_digit()) => Self::Figures,
            "c" | "d" | "l" => Self::UpperLetters,
            n if roman(n).is_some() => Self::UpperRoman,
            _ => Self::UpperLetters,
        }
    }

    /// The series whose first point has this mark: `(i)` alone begins a Roman one.
    pub fn of_first_point(mark: &str) -> Self {
        match mark {
            n if n.starts_with(|c: char| c.is_ascii_digit()) => Self::Figures,
            "i" | "ii" => Self::LowerRoman,
            n if n.len() > 1 && roman(n).is_some() => Self::LowerRoman,
            _ => Self::LowerLetters,
        }
    }

    /// Whether this number is the first of the series.
    pub fn is_first(self, number: &str) -> bool {
        self.read(number, None)
            == Some(Numeral {
                base: 1,
                inserted: 0,
            })
    }

    /// Reads a number of this series, which comes after `last`.
    pub fn read(self, number: &str, last: Option<Numeral>) -> Option<Numeral> {
        let plain = |base| Numeral { base, inserted: 0 };
        match self {
            Self::Figures => {
                let digits = number.bytes().take_while(u8::is_ascii_digit).count();
                let base = number[..digits].parse().ok()?;
                let inserted = inserted(&number[digits..])?;
                Some(Numeral { base, inserted })
            }
            Self::UpperRoman | Self::LowerRoman => roman(number).map(plain),
            Self::UpperLetters | Self::LowerLetters => {
                let letter = number.bytes().next().filter(u8::is_ascii_lowercase)?;
                let base = u32::from(letter - b'a') + 1;
                match number.len() {
                    1 => Some(plain(base)),
                    // (aa) comes after (z), or is inserted after (a).
                    2 if last.is_some_and(|last| last.base >= 26) => Some(plain(26 + base)),
                    2 => Some(Numeral { base, inserted: 1 }),
                    _ => None,
                }
            }
        }
    }

    /// Writes a number of this series.
    pub fn print(self, numeral: Numeral) -> String {
        let Numeral { base, inserted } = numeral;
        match self {
            Self::Figures => match inserted {
                0 => base.to_string(),
                n => match INSERTED.get(n as usize - 1) {
                    Some(word) => format!("{base} {word}"),
                    None => base.to_string(),
                },
            },
            Self::UpperRoman => roman_of(base),
            Self::LowerRoman => roman_of(base).to_lowercase(),
            Self::UpperLetters => letters(base, inserted).to_uppercase(),
            Self::LowerLetters => letters(base, inserted),
        }
    }
}

/// The place of `bis`, `ter` or of a letter; 0 for nothing.
fn inserted(words: &str) -> Option<u32> {
    let words = words.trim();
    if words.is_empty() {
        return Some(0);
    }
    let at = INSERTED.iter().position(|word| *word == words);
    let letter = words
        .bytes()
        .next()
        .filter(|b| words.len() == 1 && b.is_ascii_lowercase());
    let letter = letter.map(|letter| usize::from(letter - b'a'));
    u32::try_from(at.or(letter)? + 1).ok()
}

/// The value of a Roman numeral in either case, if it is written as it should be.
pub(super) fn roman(words: &str) -> Option<u32> {
    let upper = words.to_uppercase();
    if upper.is_empty() || upper.len() > 12 {
        return None;
    }
    let mut value = 0;
    let mut before = 0;
    for c in upper.chars().rev() {
        let this = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        };
        if this < before {
            value -= this;
        } else {
            value += this;
            before = this;
        }
    }
    (roman_of(value) == upper).then_some(value)
}

/// The Roman numeral of a number below 400; figures beyond.
pub(super) fn roman_of(number: u32) -> String {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number >= 400 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// `a` to `z`, then `aa`, `bb` as word processors count; doubled if inserted.
pub(super) fn letters(number: u32, inserted: u32) -> String {
    let Some(number) = number.checked_sub(1) else {
        return "0".to_owned();
    };
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    let times = (number / 26 + 1 + u32::from(inserted > 0)).min(4);
    std::iter::repeat_n(letter, times as usize).collect()
}
