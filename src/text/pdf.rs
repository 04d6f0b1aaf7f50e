//! PDF files (ISO 32000): looked through for what a letter must not bring, without rendering anything.
//!
//! Names are read outside strings, comments and streams, and inside object streams once they are unpacked. What it finds
//! is refused; that it finds nothing does not prove a file harmless.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin as a PDF does.
    NotPdf,
    /// Its end is missing, or something follows it.
    Cut,
    /// Only whoever has a password or key can read it.
    Encrypted,
    /// It would run something, open something, send something, or carry another file.
    Active,
    /// Its objects are packed in a way that cannot be looked into here.
    Unreadable,
}

/// The names of what acts, or carries something else.
const ACTIVE: &[&[u8]] = &[
    b"JavaScript",
    b"JS",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
    b"AA",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"EF",
    b"RichMedia",
    b"RichMediaExecute",
    b"Movie",
    b"Sound",
    b"Rendition",
    b"3D",
    b"XFA",
];
/// Where the end of a file must stand.
const END: usize = 1_024;
/// The most bytes that are unpacked, in all.
const MOST_UNPACKED: u64 = 50 * 1024 * 1024;

/// Looks a file through.
///
/// # Errors
/// The first [`Fault`] that is found.
pub fn looked_through(file: &[u8]) -> Result<(), Fault> {
    if !begins(file) {
        return Err(Fault::NotPdf);
    }
    if !ends(file) {
        return Err(Fault::Cut);
    }
    let mut left = MOST_UNPACKED;
    Walk::over(file).ends_well(&mut left)
}

fn begins(file: &[u8]) -> bool {
    [&b"%PDF-1."[..], b"%PDF-2."]
        .iter()
        .any(|version| file.strip_prefix(*version).is_some_and(starts_with_digit))
}

fn starts_with_digit(rest: &[u8]) -> bool {
    rest.first().is_some_and(u8::is_ascii_digit)
}

/// The last mark of an end, with the place of the table before it and nothing but blanks after.
fn ends(file: &[u8]) -> bool {
    let tail = &file[file.len().saturating_sub(END)..];
    let Some(mark) = last(tail, b"%%EOF") else {
        return false;
    };
    let after = &tail[mark + b"%%EOF".len()..];
    after.iter().all(|byte| is_blank(*byte)) && last(&tail[..mark], b"startxref").is_some()
}

fn last(text: &[u8], sought: &[u8]) -> Option<usize> {
    text.windows(sought.len()).rposition(|at| at == sought)
}

fn first(text: &[u8], sought: &[u8]) -> Option<usize> {
    text.windows(sought.len()).position(|at| at == sought)
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// A walk over the tokens of a file.
struct Walk<'a> {
    rest: &'a [u8],
    /// The names since the last object began: those of its dictionary, when its stream comes.
    names: Vec<Vec<u8>>,
}

impl<'a> Walk<'a> {
    const fn over(rest: &'a [u8]) -> Self {
        Self {
            rest,
            names: Vec::new(),
        }
    }

    fn ends_well(mut self, left: &mut u64) -> Result<(), Fault> {
        while let Some(byte) = self.rest.first().copied() {
            match byte {
                b'%' => self.skip_comment(),
                b'(' => self.skip_string(),
                b'<' if self.rest.get(1) == Some(&b'<') => self.rest = &self.rest[2..],
                b'<' => self.skip_to(b'>'),
                b'/' => self.name()?,
                _ if is_blank(byte) || is_delimiter(byte) => self.rest = &self.rest[1..],
                _ => self.word(left)?,
            }
        }
        Ok(())
    }

    fn skip_comment(&mut self) {
        let end = self.rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
        self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
    }

    fn skip_to(&mut self, mark: u8) {
        let end = self.rest.iter().position(|b| *b == mark);
        self.rest = &self.rest[end.map_or(self.rest.len(), |end| end + 1)..];
    }

    /// A string in brackets, which may hold brackets in pairs, and any after a backslash.
    fn skip_string(&mut self) {
        let (mut depth, mut at) = (0usize, 0usize);
        while let Some(byte) = self.rest.get(at) {
            match byte {
                b'\\' => at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        self.rest = &self.rest[at.min(self.rest.len())..];
    }

    fn name(&mut self) -> Result<(), Fault> {
        let name = unescaped(self.take_regular(1));
        if name == b"Encrypt" {
            return Err(Fault::Encrypted);
        }
        if ACTIVE.contains(&name.as_slice()) {
            return Err(Fault::Active);
        }
        self.names.push(name);
        Ok(())
    }

    /// What stands up to a blank or delimiter, after so many signs.
    fn take_regular(&mut self, after: usize) -> &'a [u8] {
        let all = &self.rest[after..];
        let is_end = |byte: &u8| is_blank(*byte) || is_delimiter(*byte);
        let length = all.iter().position(is_end).unwrap_or(all.len());
        self.rest = &all[length..];
        &all[..length]
    }

    fn word(&mut self, left: &mut u64) -> Result<(), Fault> {
        match self.take_regular(0) {
            b"obj" => self.names.clear(),
            b"stream" => self.stream(left)?,
            _ => {}
        }
        Ok(())
    }

    /// Skips what a stream holds; one that packs objects is unpacked and walked over.
    fn stream(&mut self, left: &mut u64) -> Result<(), Fault> {
        let begins = match self.rest {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => return Ok(()),
        };
        let content = &self.rest[begins..];
        let end = first(content, b"endstream").ok_or(Fault::Cut)?;
        self.rest = &content[end + b"endstream".len()..];
        let names = |name: &[u8]| self.names.iter().any(|one| one == name);
        if !names(b"ObjStm") {
            return Ok(());
        }
        let other = self.names.iter().any(|name| {
            name.ends_with(b"Decode") && name != b"FlateDecode" || name == b"DecodeParms"
        });
        if other || !names(b"FlateDecode") {
            return Err(Fault::Unreadable);
        }
        let mut unpacked = Vec::new();
        let mut limited = ZlibDecoder::new(&content[..end]).take(*left);
        limited
            .read_to_end(&mut unpacked)
            .map_err(|_| Fault::Unreadable)?;
        *left -= unpacked.len() as u64;
        if *left == 0 {
            return Err(Fault::Unreadable);
        }
        Walk::over(&unpacked).ends_well(left)
    }
}

/// A name may write any byte as `#` and two digits.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [byte, after @ ..] = rest {
        let escaped = match (byte, after) {
            (b'#', [high, low, ..]) => digit(*high).zip(digit(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                plain.push(high * 16 + low);
                rest = &after[2..];
            }
            None => {
                plain.push(*byte);
                rest = after;
            }
        }
    }
    plain
}

const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
