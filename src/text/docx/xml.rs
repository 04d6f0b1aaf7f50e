//! XML as the parts of a DOCX are read: one tag or run of words at a time, names without prefix.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::NotImported;

/// What stands next in a part.
pub(super) enum Step<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    Words(&'a str),
}

/// An opening tag.
pub(super) struct Tag<'a> {
    pub name: &'a str,
    /// The names of the tags it stands in, outermost first.
    pub within: &'a [String],
    tag: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of an attribute, by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        let mut found = attributes.with_checks(false).flatten();
        let value = found.find(|one| one.key.local_name().as_ref() == name)?;
        let value = value.normalized_value(XmlVersion::Implicit1_0);
        Some(value.ok()?.into_owned())
    }

    /// The attribute `val`.
    pub fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// The attribute `val` as a number.
    pub fn number(&self) -> Option<u32> {
        self.val()?.trim().parse().ok()
    }

    /// Whether a property that may be switched off is on: `<w:b/>`, not `<w:b w:val="0"/>`.
    pub fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// Whether it stands directly in a tag of this name.
    pub fn is_in(&self, name: &str) -> bool {
        self.within.last().is_some_and(|last| last == name)
    }
}

/// Walks through a part. A tag that is empty is opened and closed.
pub(super) fn walk(xml: &str, mut each: impl FnMut(Step<'_>)) -> Result<(), NotImported> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut within: Vec<String> = Vec::new();
    loop {
        match reader.read_event().map_err(|_| NotImported::BrokenXml)? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                each(Step::Open(Tag {
                    name: &name,
                    within: &within,
                    tag: &tag,
                }));
                within.push(name);
            }
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                each(Step::Open(Tag {
                    name: &name,
                    within: &within,
                    tag: &tag,
                }));
                each(Step::Close(&name));
            }
            Event::End(_) => {
                if let Some(name) = within.pop() {
                    each(Step::Close(&name));
                }
            }
            Event::Text(words) => each(Step::Words(&words.xml10_content())),
            Event::CData(words) => each(Step::Words(&words.xml10_content())),
            Event::GeneralRef(entity) => {
                let named = match &*entity.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                let sign = named.ok_or(NotImported::BrokenXml)?;
                each(Step::Words(sign.encode_utf8(&mut [0; 4])));
            }
            // Entities of one's own have no place in a DOCX, and can grow without end.
            Event::DocType(_) => return Err(NotImported::BrokenXml),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => {
                return if within.is_empty() {
                    Ok(())
                } else {
                    Err(NotImported::BrokenXml)
                };
            }
        }
    }
}
