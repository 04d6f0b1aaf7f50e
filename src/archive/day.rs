//! The day as of which a register was exported: what followed from the entries up to its end in Paris.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::record::Entry;
use crate::record::judge::Opened;
use crate::rules::calendar;

/// The file that says so, beside the register.
pub(super) const AS_OF: &str = "register/as-of";

/// Where the register of a day ends, and what was open by then.
pub(super) struct Day {
    end: Timestamp,
    opened: Opened,
}

impl Day {
    pub(super) fn ending(day: Date) -> Self {
        Self {
            end: calendar::start_of(calendar::days_after(day, 1)),
            opened: Opened::default(),
        }
    }

    /// Reads the file; none when it is no day.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        Some(Self::ending(text.strip_suffix('\n')?.parse().ok()?))
    }

    /// What a disclosure of that day or before opens.
    pub(super) fn collect(&mut self, bytes: &[u8]) {
        let entry = std::str::from_utf8(bytes)
            .ok()
            .filter(|text| text.starts_with("{\"act\":\"disclosure\""))
            .and_then(|text| Entry::parse(text).ok());
        if entry.is_some_and(|entry| entry.time < self.end) {
            self.opened.collect(bytes);
        }
    }

    /// What an entry did, as it was known that day; none of a later one.
    pub(super) fn content_of<'e>(&'e self, entry: &'e Entry) -> Option<&'e Entry> {
        (entry.time < self.end).then(|| self.opened.content_of(entry).unwrap_or(entry))
    }
}
