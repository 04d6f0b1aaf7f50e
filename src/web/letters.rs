//! Letters in words: what the register writes by e-mail, as plain text and as HTML, in the person's language.

use askama::Template;

use super::desk::moment_at_home;
use super::motion_words;
use super::notices::letters::say;
use super::offices;
use super::words::{Words, words};
use crate::acts::letters::{Outgoing, Written};
use crate::rules::letters::{Change, Factor, Letter};
use crate::rules::notices::Owed;
use crate::rules::permissions::Office;
use crate::rules::words::{Lang, MemberCode, NormSymbol};
use crate::store::members::Roster;

/// A letter in one language.
struct Part {
    lang: Lang,
    from: String,
    greeting: String,
    opening: Vec<String>,
    facts: Vec<(String, String)>,
    link: Option<(String, String)>,
    /// What is due, above all that was collected; its link leads to the desk.
    due: Option<Item>,
    /// What was collected, where it was.
    items: Vec<Item>,
    closing: Vec<String>,
    small: Vec<String>,
    subject: String,
}

/// One of the things that are told in one letter.
struct Item {
    subject: String,
    opening: Vec<String>,
    facts: Vec<(String, String)>,
    link: Option<(String, String)>,
}

impl Part {
    /// A colon after a label, with the space that French puts before it.
    const fn colon(&self) -> &'static str {
        match self.lang {
            Lang::En => ":",
            Lang::Fr => "\u{202f}:",
        }
    }
}

#[derive(Template)]
#[template(path = "letters/letter.txt", escape = "none")]
struct Text<'a> {
    parts: &'a [Part],
}

#[derive(Template)]
#[template(path = "letters/letter.html")]
struct Html<'a> {
    subject: &'a str,
    lang: Lang,
    parts: &'a [Part],
}

/// Puts a letter into words; its links lead to the register at `origin`. Who has told no language yet is written to
/// in both.
///
/// # Errors
/// A sentence, when a link has no secret or a template cannot be written.
pub fn write(origin: &str, outgoing: &Outgoing, roster: &Roster) -> Result<Written, String> {
    let langs = match outgoing.taken.lang {
        Some(lang) => vec![lang],
        None => vec![Lang::En, Lang::Fr],
    };
    let parts = langs
        .into_iter()
        .map(|lang| part(origin, outgoing, roster, lang))
        .collect::<Result<Vec<Part>, String>>()?;
    let subjects: Vec<&str> = parts.iter().map(|part| part.subject.as_str()).collect();
    let subject = subjects.join(" / ");
    let html = Html {
        subject: &subject,
        lang: parts.first().map_or(Lang::En, |part| part.lang),
        parts: &parts,
    };
    Ok(Written {
        html: html.render().map_err(|error| error.to_string())?,
        text: without_gaps(
            Text { parts: &parts }
                .render()
                .map_err(|error| error.to_string())?,
        ),
        subject,
    })
}

/// One empty line between paragraphs, whatever the letter leaves out.
fn without_gaps(mut text: String) -> String {
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

/// A norm as it is printed; any other symbol as it is.
fn printed(symbol: &str) -> String {
    NormSymbol::parse(symbol).map_or_else(|_| symbol.to_owned(), |norm| norm.printed())
}

/// One letter's scribe: the words, the register's address, the names.
struct Scribe<'a> {
    w: &'a Words,
    lang: Lang,
    origin: &'a str,
    roster: &'a Roster,
    secret: Option<&'a str>,
    /// Written to an address that is nobody's in particular.
    is_unnamed: bool,
}

fn part(origin: &str, outgoing: &Outgoing, roster: &Roster, lang: Lang) -> Result<Part, String> {
    let w = words(lang);
    let scribe = Scribe {
        w,
        lang,
        origin,
        roster,
        secret: outgoing.secret.as_deref(),
        is_unnamed: outgoing.taken.name.is_empty(),
    };
    let taken = &outgoing.taken;
    let mut part = Part {
        greeting: if taken.name.is_empty() {
            w.letter_greeting_unnamed()
        } else {
            w.letter_greeting(taken.name.clone())
        },
        small: scribe.small(&taken.letter),
        ..scribe.blank()
    };
    scribe.tell(&taken.letter, &mut part)?;
    Ok(part)
}

impl Scribe<'_> {
    fn blank(&self) -> Part {
        Part {
            lang: self.lang,
            from: self.w.letter_from(),
            greeting: String::new(),
            opening: Vec::new(),
            facts: Vec::new(),
            link: None,
            due: None,
            items: Vec::new(),
            closing: Vec::new(),
            small: Vec::new(),
            subject: String::new(),
        }
    }

    /// What stands under a letter: why it was sent, and whether it can be done without.
    fn small(&self, letter: &Letter) -> Vec<String> {
        let (w, table) = (self.w, format!("{}/{}/notices", self.origin, self.lang));
        let kind = match letter {
            Letter::Collected { .. } => w.notice_small_chosen(self.account_page()),
            _ if letter.chosen().is_some() => w.notice_small_chosen(self.account_page()),
            Letter::Told(_) => w.notice_small_due(table),
            _ => w.letter_due(),
        };
        let mut small = vec![w.letter_automatic(), kind];
        if let (Letter::Told(told), true) = (letter, self.is_unnamed)
            && let Some(member) = &told.member
        {
            small.push(w.notice_small_address(self.roster.short(member, self.lang)));
        }
        small
    }

    /// What was collected: each as it would have been told alone.
    fn collected(
        &self,
        due: &[Owed],
        home: Option<&MemberCode>,
        items: &[Letter],
        part: &mut Part,
    ) -> Result<(), String> {
        part.due = (!due.is_empty()).then(|| Item {
            subject: self.w.notice_collected_due(),
            opening: Vec::new(),
            facts: due.iter().map(|owed| self.owed(owed, home)).collect(),
            link: Some((
                self.w.corner_desk(),
                format!("{}/{}/desk", self.origin, self.lang),
            )),
        });
        part.subject = self.w.notice_collected_subject(items.len());
        part.opening.push(self.w.notice_collected(items.len()));
        for letter in items {
            let mut one = self.blank();
            self.tell(letter, &mut one)?;
            part.items.push(Item {
                subject: one.subject,
                opening: one.opening,
                facts: one.facts,
                link: one.link,
            });
        }
        Ok(())
    }

    /// What is asked, and about what and until when.
    fn owed(&self, owed: &Owed, home: Option<&MemberCode>) -> (String, String) {
        let until = owed.deadline.map(|at| moment_at_home(at, self.lang, home));
        let subject = Some(printed(&owed.subject)).filter(|subject| !subject.is_empty());
        let said: Vec<String> = [subject, until].into_iter().flatten().collect();
        (self.w.duties_asked(owed.kind.as_str()), said.join(" · "))
    }

    fn account_page(&self) -> String {
        format!("{}/{}/desk/account", self.origin, self.lang)
    }

    /// The link that ends in the secret which was made for this letter.
    fn secret_link(&self, noun: &str) -> Result<String, String> {
        let secret = self.secret.ok_or("no secret was made for the link")?;
        Ok(format!("{}/{}/{noun}/{secret}", self.origin, self.lang))
    }

    /// « France, head of delegation », or the office alone.
    fn office(&self, office: Office, member: Option<&MemberCode>) -> String {
        let name = offices::name(office, self.w);
        match member {
            Some(code) => self.w.office_of(self.roster.short(code, self.lang), name),
            None => name,
        }
    }

    fn factor(&self, factor: Factor, name: &str) -> String {
        let w = self.w;
        match factor {
            Factor::Passkey if name.is_empty() => w.letter_passkey(),
            Factor::Passkey => w.letter_passkey_named(name),
            Factor::Codes => w.letter_codes(),
            Factor::RecoveryCodes => w.letter_recovery_codes(),
            Factor::Password => w.letter_password(),
            Factor::Email => w.letter_email(),
        }
    }

    fn tell(&self, letter: &Letter, part: &mut Part) -> Result<(), String> {
        let w = self.w;
        match letter {
            Letter::FactorChanged {
                factor,
                change,
                name,
                at,
                ..
            } => {
                let factor = self.factor(*factor, name);
                part.subject = w.letter_factor_subject();
                part.opening.push(match change {
                    Change::Added => w.letter_factor_added(factor),
                    Change::Removed => w.letter_factor_removed(factor),
                    Change::Replaced => w.letter_factor_replaced(factor),
                    Change::Used => w.letter_factor_used(factor),
                });
                part.facts.push((w.letter_when(), w.moment(*at)));
                self.end_with_the_account(part);
            }
            Letter::SignInElsewhere {
                browser,
                network,
                at,
                ..
            } => {
                part.subject = w.letter_sign_in_subject();
                part.opening.push(w.letter_sign_in());
                part.facts = vec![
                    (w.letter_when(), w.moment(*at)),
                    (w.letter_browser(), super::browsers::name(browser, w)),
                    (w.letter_network(), network.clone()),
                ];
                self.end_with_the_account(part);
            }
            Letter::Appointed { .. } | Letter::AppointmentEnded { .. } => {
                self.appointment(letter, part);
            }
            Letter::VoteCast {
                member,
                ballot,
                index,
                at,
            } => {
                let name = self.roster.short(member, self.lang);
                part.subject = w.letter_vote_subject(name.clone(), ballot.to_string());
                part.opening
                    .push(w.letter_vote(name.clone(), ballot.to_string()));
                part.facts = vec![
                    (w.letter_when(), w.moment(*at)),
                    (w.letter_vote_entry(), w.number(*index)),
                ];
                let url = format!("{}/{}/desk/ballots/{ballot}", self.origin, self.lang);
                part.link = Some((w.letter_vote_open(), url));
                part.closing.push(w.letter_vote_why(name));
            }
            Letter::HeadAccredited {
                member,
                seat,
                email,
                at,
            } => {
                let name = self.roster.short(member, self.lang);
                part.subject = w.letter_head_subject(name.clone());
                part.opening.push(w.letter_head(name));
                part.facts = vec![
                    (w.letter_seat(), seat.to_string()),
                    (w.letter_head_email(), email.clone()),
                    (w.letter_when(), w.moment(*at)),
                ];
                part.closing.push(w.letter_head_wrong());
            }
            Letter::AddressRegistered { member, email, at } => {
                let name = self.roster.short(member, self.lang);
                part.subject = w.letter_address_subject(name.clone());
                part.opening.push(w.letter_address(name));
                part.facts = vec![
                    (w.letter_address_new(), email.clone()),
                    (w.letter_when(), w.moment(*at)),
                ];
                part.closing.push(w.letter_head_wrong());
            }
            Letter::NoteVerbaleEntered {
                member,
                ballot,
                index,
                at,
            } => {
                let name = self.roster.short(member, self.lang);
                part.subject = w.letter_note_subject(name.clone(), ballot.to_string());
                part.opening
                    .push(w.letter_note(name.clone(), ballot.to_string()));
                part.facts = vec![
                    (w.letter_when(), w.moment(*at)),
                    (w.letter_vote_entry(), w.number(*index)),
                ];
                let url = format!("{}/{}/desk/ballots/{ballot}", self.origin, self.lang);
                part.link = Some((w.letter_vote_open(), url));
                part.closing.push(w.letter_note_why());
            }
            Letter::Invitation { .. }
            | Letter::PasswordReset { .. }
            | Letter::EmailConfirmation { .. } => {
                self.offer(letter, part)?;
            }
            Letter::MotionWaits {
                motion,
                motion_kind,
                subject,
                proposed_by,
                expires,
                ..
            } => {
                let kind = motion_kind
                    .parse()
                    .map_or(motion_kind.clone(), |kind| motion_words::kind_name(kind, w));
                part.subject = w.letter_motion_subject(subject.clone(), kind.clone());
                part.opening
                    .push(w.letter_motion(proposed_by.to_string(), kind, subject.clone()));
                part.facts = vec![(w.letter_motion_until(), w.moment(*expires))];
                let url = format!("{}/{}/desk/motions/{motion}", self.origin, self.lang);
                part.link = Some((w.letter_motion_open(), url));
            }
            Letter::Told(told) => {
                let said = say(self.origin, told, self.roster, self.lang);
                part.subject = said.subject;
                part.opening.push(said.sentence);
                part.facts = said.facts;
                part.link = Some(said.link);
            }
            Letter::Collected {
                due, member, items, ..
            } => self.collected(due, member.as_ref(), items, part)?,
        }
        Ok(())
    }

    fn end_with_the_account(&self, part: &mut Part) {
        part.closing.push(self.w.letter_not_you());
        part.link = Some((self.w.letter_open_account(), self.account_page()));
    }

    fn appointment(&self, letter: &Letter, part: &mut Part) {
        let w = self.w;
        let (Letter::Appointed {
            office,
            member,
            seat,
            at,
            ..
        }
        | Letter::AppointmentEnded {
            office,
            member,
            seat,
            at,
            ..
        }) = letter
        else {
            return;
        };
        let named = self.office(*office, member.as_ref());
        if matches!(letter, Letter::Appointed { .. }) {
            part.subject = w.letter_appointed_subject();
            part.opening.push(w.letter_appointed(named));
        } else {
            part.subject = w.letter_ended_subject();
            part.opening.push(w.letter_ended(named));
        }
        part.facts = vec![
            (w.letter_seat(), seat.to_string()),
            (w.letter_when(), w.moment(*at)),
        ];
        part.closing.push(w.letter_appointment_wrong());
    }

    /// What is taken up through a link that was made for this letter.
    fn offer(&self, letter: &Letter, part: &mut Part) -> Result<(), String> {
        let w = self.w;
        if let Letter::Invitation {
            office,
            member,
            seat,
            expires,
        } = letter
        {
            part.subject = w.letter_invitation_subject();
            part.opening
                .push(w.letter_invitation(self.office(*office, member.as_ref())));
            part.facts.push((w.letter_seat(), seat.to_string()));
            part.link = Some((w.letter_invitation_open(), self.secret_link("invitations")?));
            part.closing = vec![
                w.letter_invitation_link(w.moment(*expires)),
                w.letter_invitation_unexpected(),
            ];
        } else if matches!(letter, Letter::EmailConfirmation { .. }) {
            part.subject = w.letter_new_email_subject();
            part.opening.push(w.letter_new_email());
            part.link = Some((w.letter_new_email_open(), self.secret_link("address")?));
            part.closing = vec![w.letter_new_email_link(), w.letter_new_email_unexpected()];
        } else {
            part.subject = w.letter_reset_subject();
            part.opening.push(w.letter_reset());
            part.link = Some((w.letter_reset_open(), self.secret_link("recovery")?));
            part.closing = vec![w.letter_reset_link(), w.letter_reset_unexpected()];
        }
        Ok(())
    }
}
