//! Entries that open votes, read in their one spelling: the longest entries of a record, and half of its bytes.

use std::str::FromStr;

use super::canonical;
use super::commitments::{Hand, Opened, VoteContent};
use super::entries::{Act, Entry};
use crate::rules::words::Commitment;

/// Reads the canonical bytes of a closing, or of an end without decision, that opens votes; none for every other
/// entry, and for every other spelling.
///
/// Whatever is read so is canonical: the rest of the entry was held against its canonical form as if it opened none,
/// and each byte of the votes was compared.
pub(super) fn read(bytes: &str) -> Option<Entry> {
    if !bytes.starts_with(r#"{"act":"closing","#) && !bytes.starts_with(r#"{"act":"ballot-end","#) {
        return None;
    }
    let (rest, opened) = bytes.split_once(r#","votes":["#)?;
    let mut entry: Entry = canonical::read(&format!(r#"{rest},"votes":[]}}"#)).ok()?;
    let (Act::Closing { votes, .. } | Act::BallotEnd { votes, .. }) = &mut entry.act else {
        return None;
    };
    *votes = all(opened)?;
    Some(entry)
}

/// The votes up to the end of the entry.
fn all(opened: &str) -> Option<Vec<Opened<VoteContent>>> {
    let mut votes = Vec::new();
    let mut rest = Rest(opened);
    loop {
        votes.push(rest.vote()?);
        if rest.0 == "]}" {
            return Some(votes);
        }
        rest.skip(",")?;
    }
}

/// What is not read yet.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn skip(&mut self, expected: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    /// What stands up to a quote, in letters that have one spelling only.
    fn text(&mut self) -> Option<&'a str> {
        let length = self.0.bytes().position(|b| b == b'"')?;
        let (text, rest) = self.0.split_at(length);
        let has_one_spelling = |b: u8| (b' '..=b'~').contains(&b) && b != b'\\';
        if !text.bytes().all(has_one_spelling) {
            return None;
        }
        self.0 = &rest[1..];
        Some(text)
    }

    /// A word of a list, or a symbol: each has one spelling.
    fn word<T: FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    fn whole(&mut self) -> Option<i64> {
        let length = self.0.bytes().position(|b| !b.is_ascii_digit())?;
        let (digits, rest) = self.0.split_at(length);
        if !(1..=15).contains(&length) || (length > 1 && digits.starts_with('0')) {
            return None;
        }
        self.0 = rest;
        digits.parse().ok()
    }

    /// `null`, or the value that is read behind its first sign.
    fn unless_null<T>(
        &mut self,
        begins: &str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.skip("null").is_some() {
            return Some(None);
        }
        self.skip(begins)?;
        read(self).map(Some)
    }

    fn commitments(&mut self) -> Option<Vec<Commitment>> {
        let mut all = Vec::new();
        if self.skip("]").is_some() {
            return Some(all);
        }
        loop {
            self.skip("\"")?;
            all.push(self.word()?);
            if self.skip("]").is_some() {
                return Some(all);
            }
            self.skip(",")?;
        }
    }

    fn hand(&mut self) -> Option<Hand> {
        if self.skip("[").is_none() {
            self.skip("\"")?;
            return self.word().map(Hand::Seat);
        }
        self.skip("\"")?;
        let first = self.word()?;
        self.skip(",\"")?;
        let second = self.word()?;
        self.skip("]")?;
        Some(Hand::Two([first, second]))
    }

    fn vote(&mut self) -> Option<Opened<VoteContent>> {
        self.skip(r#"{"content":{"auth":""#)?;
        let auth = self.word()?;
        self.skip(r#","ballot":""#)?;
        let ballot = self.word()?;
        self.skip(r#","by":"#)?;
        let by = self.hand()?;
        self.skip(r#","choice":"#)?;
        let choice = self.unless_null("\"", Self::word)?;
        self.skip(r#","explanation":"#)?;
        let explanation = self.unless_null("[", Self::commitments)?;
        self.skip(r#","index":"#)?;
        let index = self.whole()?;
        self.skip(r#","member":""#)?;
        let member = self.word()?;
        self.skip(r#","origin":""#)?;
        let origin = self.text()?.to_owned();
        self.skip(r#","v":"#)?;
        let v = self.whole()?;
        self.skip(r#"},"salt":""#)?;
        let salt = self.text()?.to_owned();
        self.skip("}")?;
        Some(Opened {
            content: VoteContent {
                auth,
                ballot,
                by,
                choice,
                explanation,
                index,
                member,
                origin,
                v,
            },
            salt,
        })
    }
}
