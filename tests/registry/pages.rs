//! Pages as a visitor's hands meet them: where their links lead, and what their forms send.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::browser::{Answer, Browser};

/// A tag of a page: its name, its attributes as written, and what follows it.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    after: &'a str,
}

impl Tag<'_> {
    fn value(&self, attribute: &str) -> Option<String> {
        let named = format!(" {attribute}=\"");
        let (_, rest) = self.attributes.split_once(named.as_str())?;
        Some(unescaped(rest.split('"').next()?))
    }

    fn has(&self, attribute: &str) -> bool {
        self.attributes
            .split_whitespace()
            .any(|word| word == attribute)
    }
}

fn tags(body: &str) -> impl Iterator<Item = Tag<'_>> {
    body.split('<').skip(1).filter_map(|rest| {
        let (tag, after) = rest.split_once('>')?;
        let name = tag.split_whitespace().next()?;
        let attributes = &tag[name.len()..];
        Some(Tag {
            name,
            attributes,
            after,
        })
    })
}

fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (written, meant) in [
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        text = text.replace(written, meant);
    }
    text
}

/// What a reader reads: the text without tags, every run of white space one space.
pub fn read_aloud(body: &str) -> String {
    let text: Vec<&str> = body
        .split('<')
        .map(|rest| rest.split_once('>').map_or(rest, |(_, text)| text))
        .collect();
    unescaped(&text.concat())
        .replace(['\u{202f}', '\u{a0}'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A form as it stands on a page, ready to be sent.
#[derive(Debug)]
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
    /// Every name that the page has an input for, filled or not.
    names: BTreeSet<String>,
}

impl Form {
    /// The form of this page that is posted to an address ending so and, where said, has this hidden value.
    pub fn find(answer: &Answer, here: &str, to: &str, having: Option<(&str, &str)>) -> Self {
        let found = forms(&answer.body, here).into_iter().find(|form| {
            let is_meant = having.is_none_or(|(name, value)| form.value(name) == Some(value));
            form.action.ends_with(to) && is_meant
        });
        found.unwrap_or_else(|| {
            panic!(
                "{here} has no form to {to}: {} {}",
                answer.status,
                read_aloud(&answer.body)
            )
        })
    }

    /// The form of the page on which an act is confirmed by a code, if this is such a page.
    pub fn confirming(answer: &Answer, here: &str) -> Option<Self> {
        forms(&answer.body, here)
            .into_iter()
            .find(|form| form.names.contains("intent_code"))
    }

    fn value(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(of, _)| of == name);
        field.map(|(_, value)| value.as_str())
    }

    /// Types into the form; the input must be there.
    pub fn type_in(&mut self, name: &str, value: &str) {
        assert!(
            self.names.contains(name),
            "{} has no input « {name} »: {:?}",
            self.action,
            self.names
        );
        self.fields.retain(|(of, _)| of != name);
        self.fields.push((name.to_owned(), value.to_owned()));
    }
}

/// Every form of a page that is posted.
fn forms(body: &str, here: &str) -> Vec<Form> {
    body.split("<form")
        .skip(1)
        .filter_map(|rest| {
            let (head, rest) = rest.split_once('>')?;
            let inside = rest.split("</form>").next()?;
            let tag = Tag {
                name: "form",
                attributes: head,
                after: inside,
            };
            (tag.value("method").as_deref() == Some("post")).then(|| form(&tag, here))
        })
        .collect()
}

fn form(tag: &Tag<'_>, here: &str) -> Form {
    let mut form = Form {
        action: tag.value("action").unwrap_or_else(|| here.to_owned()),
        fields: Vec::new(),
        names: BTreeSet::new(),
    };
    let mut select: Option<(String, bool)> = None;
    for tag in tags(tag.after) {
        let name = tag.value("name").filter(|name| !name.is_empty());
        let value = tag.value("value").unwrap_or_default();
        match (tag.name, name) {
            ("input", Some(name)) => {
                form.names.insert(name.clone());
                let is_offered = matches!(
                    tag.value("type").as_deref(),
                    Some("radio" | "checkbox" | "submit")
                );
                if !is_offered || tag.has("checked") {
                    form.fields.push((name, value));
                }
            }
            ("textarea", Some(name)) => {
                form.names.insert(name.clone());
                let text = tag.after.strip_prefix('\n').unwrap_or(tag.after);
                form.fields.push((name, unescaped(text)));
            }
            ("button", Some(name)) => {
                form.names.insert(name);
            }
            ("select", Some(name)) => {
                form.names.insert(name.clone());
                select = Some((name, false));
            }
            ("option", _) => {
                if let Some((name, is_taken)) = &mut select
                    && (!*is_taken || tag.has("selected"))
                {
                    form.fields.retain(|(of, _)| of != name);
                    form.fields.push((name.clone(), value));
                    *is_taken = true;
                }
            }
            ("/select", _) => select = None,
            _ => {}
        }
    }
    form
}

impl Browser {
    /// Opens a page, types into its form to that address, and sends it with everything else that stands in it.
    pub fn fills_in(&self, here: &str, to: &str, typed: &[(&str, &str)]) -> Answer {
        let page = self.get(here);
        self.sends(Form::find(&page, here, to, None), typed)
    }

    /// Sends a form after typing into it.
    pub fn sends(&self, mut form: Form, typed: &[(&str, &str)]) -> Answer {
        for (name, value) in typed {
            form.type_in(name, value);
        }
        let has_code = typed.iter().any(|(name, _)| *name == "intent_code");
        if form.names.contains("intent_code") && !has_code {
            form = self.with_code(form);
        }
        let fields: Vec<(&str, &str)> = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post_form(&form.action, &fields)
    }
}

/// Where a page's links lead, inside the house.
pub fn links(body: &str, origin: &str) -> Vec<String> {
    tags(body)
        .filter(|tag| matches!(tag.name, "a" | "link" | "script" | "img" | "use"))
        .flat_map(|tag| [tag.value("href"), tag.value("src")])
        .flatten()
        .filter_map(|link| {
            let place = link.strip_prefix(origin).unwrap_or(&link);
            let place = place.split('#').next()?;
            (place.starts_with('/') && !place.starts_with("//")).then(|| place.to_owned())
        })
        .collect()
}

/// Everything that came back on a walk: what each address answered, with its headers.
#[derive(Default)]
pub struct Walk {
    pub seen: BTreeMap<String, (u16, String)>,
}

impl Walk {
    /// Follows every link from these addresses until there is no new one.
    pub fn from(browser: &Browser, origin: &str, starts: &[String], most: usize) -> Self {
        Self::below(browser, origin, starts, "/", most)
    }

    /// As [`Walk::from`], following only links to addresses with this in them.
    pub fn below(
        browser: &Browser,
        origin: &str,
        starts: &[String],
        part: &str,
        most: usize,
    ) -> Self {
        let mut walk = Self::default();
        let mut ahead: VecDeque<String> = starts.iter().cloned().collect();
        while let Some(place) = ahead.pop_front() {
            if walk.seen.contains_key(&place) {
                continue;
            }
            assert!(walk.seen.len() < most, "the walk has no end: {place}");
            let answer = browser.get(&place);
            let is_page = answer.header("content-type").starts_with("text/html");
            if is_page {
                let found = links(&answer.body, origin);
                ahead.extend(found.into_iter().filter(|link| link.contains(part)));
            }
            if !answer.location().is_empty() {
                let to = answer.location();
                ahead.push_back(to.strip_prefix(origin).unwrap_or(to).to_owned());
            }
            let headers: Vec<String> = answer
                .headers
                .iter()
                .map(|(name, value)| {
                    format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))
                })
                .collect();
            let whole = format!("{}\n\n{}", headers.join("\n"), answer.body);
            walk.seen.insert(place, (answer.status, whole));
        }
        walk
    }

    /// The addresses whose answer contains this, in whatever case.
    pub fn places_with(&self, sought: &str) -> Vec<&str> {
        let sought = sought.to_lowercase();
        self.seen
            .iter()
            .filter(|(_, (_, body))| body.to_lowercase().contains(&sought))
            .map(|(place, _)| place.as_str())
            .collect()
    }

    /// The addresses that answered 200 with a page.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.seen
            .iter()
            .filter(|(_, (_, body))| body.contains("<!doctype html>"))
            .map(|(place, (_, body))| (place.as_str(), body.as_str()))
    }
}
