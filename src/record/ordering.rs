//! JSON text put into canonical order: the members of each object by their names, where nothing else need change.

/// The canonical form (RFC 8785) of compact JSON text; none where more than an order of plain names would be needed:
/// a fraction, a number of more than fifteen digits, a name with an escape or beyond ASCII, or one that stands twice.
///
/// A serialiser writes strings and small whole numbers as RFC 8785 does already; what is left is the order.
pub(super) fn ordered(compact: &str) -> Option<String> {
    let mut reader = Reader {
        text: compact.as_bytes(),
        at: 0,
        out: Vec::with_capacity(compact.len()),
        members: Vec::new(),
    };
    reader.value()?;
    if reader.at != compact.len() {
        return None;
    }
    String::from_utf8(reader.out).ok()
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    out: Vec<u8>,
    /// Of the objects that are being read: name in the text, and from where to where in what is written.
    members: Vec<Member<'a>>,
}

#[derive(Clone, Copy)]
struct Member<'a> {
    name: &'a [u8],
    from: usize,
    to: usize,
}

impl<'a> Reader<'a> {
    fn next(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Takes a byte over, if it is this one.
    fn takes(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then(|| {
            self.out.push(byte);
            self.at += 1;
        })
    }

    fn value(&mut self) -> Option<()> {
        match self.next()? {
            b'"' => self.string().map(|_| ()),
            b'{' => self.object(),
            b'[' => self.list(),
            _ => self.plain(),
        }
    }

    /// A string with its quotes; gives what stands between them.
    fn string(&mut self) -> Option<&'a [u8]> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        let whole = &self.text[start..self.at];
        self.out.extend_from_slice(whole);
        Some(&whole[1..whole.len() - 1])
    }

    /// A whole number, or `true`, `false`, `null`.
    fn plain(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let length = rest
            .iter()
            .position(|b| matches!(b, b',' | b'}' | b']'))
            .unwrap_or(rest.len());
        let word = &rest[..length];
        let digits = word.strip_prefix(b"-").unwrap_or(word);
        let is_whole = (1..=15).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
        let is_plain = match word {
            b"true" | b"false" | b"null" => true,
            b"-0" => false,
            _ => is_whole,
        };
        if !is_plain {
            return None;
        }
        self.out.extend_from_slice(word);
        self.at += length;
        Some(())
    }

    fn list(&mut self) -> Option<()> {
        self.takes(b'[')?;
        if self.next()? == b']' {
            return self.takes(b']');
        }
        loop {
            self.value()?;
            if self.next()? == b']' {
                return self.takes(b']');
            }
            self.takes(b',')?;
        }
    }

    fn object(&mut self) -> Option<()> {
        self.takes(b'{')?;
        if self.next()? == b'}' {
            return self.takes(b'}');
        }
        let first = self.members.len();
        let begins = self.out.len();
        loop {
            let from = self.out.len();
            if self.next()? != b'"' {
                return None;
            }
            let name = self.string()?;
            if !name.iter().all(|b| b.is_ascii() && *b != b'\\') {
                return None;
            }
            self.takes(b':')?;
            self.value()?;
            let to = self.out.len();
            self.members.push(Member { name, from, to });
            if self.next()? == b'}' {
                break;
            }
            self.takes(b',')?;
        }
        self.in_order(first, begins)?;
        self.members.truncate(first);
        self.takes(b'}')
    }

    /// Puts the members of one object in order; none if two have the same name.
    fn in_order(&mut self, first: usize, begins: usize) -> Option<()> {
        let members = &mut self.members[first..];
        if members.is_sorted_by(|a, b| a.name < b.name) {
            return Some(());
        }
        members.sort_unstable_by_key(|member| member.name);
        if !members.is_sorted_by(|a, b| a.name < b.name) {
            return None;
        }
        let mut sorted = Vec::with_capacity(self.out.len() - begins);
        for member in members {
            if !sorted.is_empty() {
                sorted.push(b',');
            }
            sorted.extend_from_slice(&self.out[member.from..member.to]);
        }
        self.out.truncate(begins);
        self.out.append(&mut sorted);
        Some(())
    }
}
