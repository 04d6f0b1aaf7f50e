//! Comments: drafted by a delegation, published by its head while the consultation runs, answered once.

use registry::acts::comments::{self, AnswerReason};
use registry::acts::drafts::{self, Written};
use registry::acts::motions::Motion;
use registry::acts::{consultations, proposals};
use registry::clock;
use registry::record::entries::{Decision, Side};
use registry::record::{Act, By};
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::rules::standing::Scope;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    Answer, Body, Lang, MemberCode, ProposalSymbol, Prose, Reference, Title,
};
use registry::store::comment_drafts::{self, CommentWords};
use registry::store::comments as stored;
use registry::store::drafts::DraftWords;
use registry::store::entries::{self, Sought};
use registry::store::{Asks, Clock, Failure, Source, Store, StoreError, replay};
use uuid::Uuid;

use super::databases::fresh_path;
use super::house::{House, on_both};
use super::proposals::{refused, whole_words};

/// When the consultations of these tests end: a Friday.
pub const END: &str = "2026-03-20T17:00:00Z";
/// Three units: `u1` to `u3`.
const ENGLISH: &str = "## Article 1\n\n1. Workers are consulted.\n\n2. They are consulted early.\n";
const FRENCH: &str =
    "## Article 1er\n\n1. Les travailleurs sont consultés.\n\n2. Ils le sont suffisamment tôt.\n";

/// A proposal of France in both languages, not yet in consultation.
fn proposed(house: &House, classification: &str) -> ProposalSymbol {
    let words = DraftWords {
        classification: classification.into(),
        text_en: ENGLISH.into(),
        ..whole_words(Lang::En)
    };
    let (store, france) = (house.store(), house.head_of("FRA"));
    let draft = drafts::create(store, france.clone(), words, None).unwrap();
    let proposal = proposals::submit(store, france, &draft, 1, None).unwrap();
    translated(house, &proposal, 0, FRENCH);
    proposal
}

fn translated(house: &House, proposal: &ProposalSymbol, revision: i64, text: &str) {
    let written = Written {
        title: Title::parse("Consulter les travailleuses et les travailleurs").unwrap(),
        summary: Prose::parse("Qui est consulté, et quand.", Field::Summary, 100).unwrap(),
        text: Prose::parse(text, Field::Text, 1000).unwrap(),
    };
    let (store, officer) = (house.store(), house.officer());
    consultations::supply_translation(store, officer, proposal, revision, written, None).unwrap();
}

/// The same, in consultation until [`END`].
pub fn consulted_on(house: &House, classification: &str) -> ProposalSymbol {
    let proposal = proposed(house, classification);
    let until = END.parse().unwrap();
    consultations::open(house.store(), house.officer(), &proposal, until, None).unwrap();
    proposal
}

pub fn words(unit: &str, note: &str, wording: &str) -> CommentWords {
    CommentWords {
        unit: unit.into(),
        lang: "en".into(),
        kind: "substantive".into(),
        note: note.into(),
        wording: wording.into(),
    }
}

fn current(house: &House, proposal: &ProposalSymbol) -> i64 {
    house
        .store()
        .read(|r| registry::store::proposals::find(r, &Viewer::Secretariat, proposal))
        .unwrap()
        .revision
}

fn drafted(
    house: &House,
    by: Asks,
    proposal: &ProposalSymbol,
    words: CommentWords,
) -> Result<Uuid, Failure> {
    comments::draft(house.store(), by, proposal, words, None)
}

fn published(
    house: &House,
    by: Asks,
    proposal: &ProposalSymbol,
    draft: Uuid,
) -> Result<i64, Failure> {
    let revision = current(house, proposal);
    comments::publish(house.store(), by, draft, 1, revision, None)
}

/// A head drafts and publishes.
pub fn says(
    house: &House,
    member: &str,
    proposal: &ProposalSymbol,
    words: CommentWords,
) -> Result<i64, Failure> {
    let draft = drafted(house, house.head_of(member), proposal, words)?;
    published(house, house.head_of(member), proposal, draft)
}

fn reason(en: &str, fr: &str) -> AnswerReason {
    let prose = |text| Prose::parse_optional(text, Field::Reason, 500).unwrap();
    AnswerReason {
        en: prose(en),
        fr: prose(fr),
    }
}

pub fn answers(
    house: &House,
    by: Asks,
    proposal: &ProposalSymbol,
    number: i64,
) -> Result<(), Failure> {
    let said = reason("The text is clear.", "Le texte est clair.");
    comments::answer(
        house.store(),
        by,
        proposal,
        number,
        Answer::Noted,
        said,
        None,
    )
}

fn all(house: &House, viewer: &Viewer, proposal: &ProposalSymbol) -> Vec<stored::Comment> {
    house
        .store()
        .read(|r| stored::of_proposal(r, viewer, proposal))
        .unwrap()
}

fn not_found<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> bool {
    matches!(outcome, Err(Failure::Store(StoreError::NotFound)))
}

#[test]
fn a_delegation_drafts_its_head_publishes_and_the_secretariat_answers() {
    // Who drafts, who publishes, who throws a draft away, who answers.
    const TABLE: &[(&str, [bool; 4])] = &[
        ("expert.deu", [true, false, false, false]),
        ("alternate.deu", [true, false, false, false]),
        ("head.deu", [true, true, true, false]),
        ("officer", [false, false, false, true]),
        ("registrar", [false, false, false, true]),
        ("translator", [false, false, false, false]),
        ("reviser", [false, false, false, false]),
        ("administrator", [false, false, false, false]),
        ("auditor", [false, false, false, false]),
    ];
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let asks = |name: &str| match name {
            "expert.deu" => house.expert_of("DEU"),
            "alternate.deu" => house.alternate_of("DEU"),
            "head.deu" => house.head_of("DEU"),
            "officer" => house.officer(),
            "registrar" => house.registrar(),
            "translator" => house.translator(),
            "reviser" => house.reviser(),
            "administrator" => house.administrator(),
            "auditor" => house.auditor(),
            _ => panic!("{name}"),
        };
        let is_for = |outcome: Result<(), Failure>| match outcome {
            Ok(()) => true,
            Err(Failure::Refused(Refusal::OfficeDoesNotPermit)) => false,
            other => panic!("{other:?}"),
        };
        let head = || house.head_of("DEU");
        for (name, expected) in TABLE {
            let one = || words("u2", "More clearly.", "");
            let drafts = is_for(drafted(house, asks(name), &proposal, one()).map(drop));
            let draft = drafted(house, head(), &proposal, one()).unwrap();
            let publishes = is_for(published(house, asks(name), &proposal, draft).map(drop));
            let draft = drafted(house, head(), &proposal, one()).unwrap();
            let deletion = comments::delete_draft(house.store(), asks(name), draft, 1, None);
            let deletes = is_for(deletion);
            let number = says(house, "ITA", &proposal, one()).unwrap();
            let replies = is_for(answers(house, asks(name), &proposal, number));
            assert_eq!([drafts, publishes, deletes, replies], *expected, "{name}");
        }
        let strangers = drafted(house, Asks::Stranger, &proposal, words("", "No.", ""));
        assert_eq!(refused(strangers), Refusal::SignInFirst);
    });
}

#[test]
fn comments_are_taken_until_the_hour_of_the_end_whether_or_not_it_is_recorded() {
    on_both(|house| {
        let before = proposed(house, "public");
        let early = says(house, "DEU", &before, words("", "Too early.", ""));
        assert_eq!(refused(early), Refusal::ConsultationNotRunning);
        let proposal = consulted_on(house, "public");
        let germany = house.head_of("DEU");
        let draft = |note| drafted(house, germany.clone(), &proposal, words("u3", note, ""));
        let (first, second) = (draft("In time.").unwrap(), draft("Too late.").unwrap());
        house.at("2026-03-20T16:59:59Z");
        assert_eq!(
            published(house, germany.clone(), &proposal, first).unwrap(),
            1
        );
        house.at(END);
        let late = published(house, germany.clone(), &proposal, second);
        assert_eq!(refused(late), Refusal::ConsultationOver);
        assert_eq!(refused(draft("New.")), Refusal::ConsultationOver);
        clock::round(house.store());
        let late = published(house, germany.clone(), &proposal, second);
        assert_eq!(refused(late), Refusal::ConsultationOver);
        // What was said stays, and can still be answered; the draft stays the delegation's.
        answers(house, house.officer(), &proposal, 1).unwrap();
        assert_eq!(all(house, &Viewer::Public, &proposal).len(), 1);
        let viewer = Viewer::Delegation(MemberCode::parse("DEU").unwrap());
        let open = house
            .store()
            .read(|r| comment_drafts::open(r, &viewer))
            .unwrap();
        assert_eq!(open.len(), 1);
    });
}

#[test]
fn a_comment_is_whole_and_on_a_unit_of_the_current_text() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let tries = |words: CommentWords| refused(says(house, "DEU", &proposal, words));
        assert_eq!(tries(words("u99", "On nothing.", "")), Refusal::UnitGone);
        assert_eq!(
            tries(words("article", "On no id.", "")),
            Refusal::Malformed(Field::Unit)
        );
        assert_eq!(
            tries(words("u2", " ", "")),
            Refusal::Missing(Field::Comment)
        );
        assert_eq!(
            tries(words("", "On the whole.", "A wording of nothing.")),
            Refusal::Missing(Field::Unit)
        );
        let mut kindless = words("u2", "Of no kind.", "");
        kindless.kind = String::new();
        assert_eq!(tries(kindless), Refusal::Missing(Field::Kind));
        let mut other = words("u2", "In no language.", "");
        other.lang = "de".into();
        assert_eq!(tries(other), Refusal::Malformed(Field::Language));
        assert!(all(house, &Viewer::Public, &proposal).is_empty());
        // On the whole, without wording: that is a comment.
        assert_eq!(
            says(house, "DEU", &proposal, words("", "Good.", "")).unwrap(),
            1
        );
        assert_eq!(
            says(house, "ITA", &proposal, words("u1", "Good.", "")).unwrap(),
            2
        );
    });
}

#[test]
fn nothing_is_published_that_the_head_has_not_read() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let (head, expert) = (house.head_of("DEU"), house.expert_of("DEU"));
        let draft = drafted(house, expert.clone(), &proposal, words("u2", "One.", "")).unwrap();
        let store = house.store();
        let save = |version, note| {
            let words = words("u2", note, "");
            comments::save(store, expert.clone(), draft, version, words, None)
        };
        assert_eq!(save(1, "Two.").unwrap(), 2);
        assert_eq!(refused(save(1, "Three.")), Refusal::ChangedSinceOpened);
        let unread = comments::publish(store, head.clone(), draft, 1, 0, None);
        assert_eq!(refused(unread), Refusal::ChangedSinceOpened);
        let thrown = comments::delete_draft(store, head.clone(), draft, 1, None);
        assert_eq!(refused(thrown), Refusal::ChangedSinceOpened);
        // A new revision came while the head read.
        revised(house, &proposal, ENGLISH, "Another reason.");
        let stale = comments::publish(store, head.clone(), draft, 2, 0, None);
        assert_eq!(
            refused(stale),
            Refusal::NotTheCurrentRevision { current: 1 }
        );
        assert_eq!(
            comments::publish(store, head.clone(), draft, 2, 1, None).unwrap(),
            1
        );
        let again = comments::publish(store, head.clone(), draft, 2, 1, None);
        assert_eq!(refused(again), Refusal::AlreadyDone);
        assert_eq!(refused(save(2, "Four.")), Refusal::AlreadyDone);
        // Another delegation has no such draft.
        let draft = drafted(house, head.clone(), &proposal, words("u2", "Ours.", "")).unwrap();
        let italy = house.head_of("ITA");
        assert!(not_found(comments::publish(
            store,
            italy.clone(),
            draft,
            1,
            1,
            None
        )));
        assert!(not_found(comments::delete_draft(
            store, italy, draft, 1, None
        )));
        comments::delete_draft(store, head.clone(), draft, 1, None).unwrap();
        assert!(not_found(comments::publish(store, head, draft, 1, 1, None)));
    });
}

/// France revises its proposal in English; the French is supplied by the secretariat.
fn revised(house: &House, proposal: &ProposalSymbol, english: &str, reason: &str) {
    let (store, france) = (house.store(), house.head_of("FRA"));
    let draft = drafts::start_revision(store, france.clone(), proposal, None).unwrap();
    let words = DraftWords {
        classification: "public".into(),
        text_en: english.into(),
        reason: reason.into(),
        ..whole_words(Lang::En)
    };
    let version = drafts::save(store, france.clone(), &draft, 1, words, None).unwrap();
    proposals::revise(store, france, &draft, version, None).unwrap();
}

#[test]
fn a_comment_is_answered_once_with_a_reason_before_the_proposal_is_settled() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let number = says(house, "DEU", &proposal, words("u2", "Why?", "")).unwrap();
        let store = house.store();
        let silent = comments::answer(
            store,
            house.officer(),
            &proposal,
            number,
            Answer::Rejected,
            reason("", ""),
            None,
        );
        assert_eq!(refused(silent), Refusal::Missing(Field::Reason));
        assert!(not_found(answers(house, house.officer(), &proposal, 9)));
        comments::answer(
            store,
            house.officer(),
            &proposal,
            number,
            Answer::InPart,
            reason("", "Le considérant le dit."),
            None,
        )
        .unwrap();
        let answered = all(house, &Viewer::Public, &proposal).remove(0).answered;
        let answered = answered.unwrap();
        assert_eq!(answered.answer, Answer::InPart);
        assert!(answered.en.is_none() && answered.fr.is_some());
        let again = answers(house, house.registrar(), &proposal, number);
        assert_eq!(refused(again), Refusal::AlreadyDone);
        let other = says(house, "ITA", &proposal, words("", "Late.", "")).unwrap();
        registry::acts::sponsors::withdraw(store, house.head_of("FRA"), &proposal, None).unwrap();
        let settled = answers(house, house.officer(), &proposal, other);
        assert_eq!(refused(settled), Refusal::OutOfOrder);
    });
}

#[test]
fn a_member_suspended_from_all_participation_does_not_comment() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let suspension = |member: &str, scope| Motion::Suspension {
            decision: Decision {
                body: Body::Plenary,
                decided: "2026-02-20".parse().unwrap(),
                reference: Reference::parse("GAIP/PLEN(2026)1").unwrap(),
            },
            from: "2026-03-02".parse().unwrap(),
            member: MemberCode::parse(member).unwrap(),
            scope,
            until: None,
        };
        house.two_officers(suspension("DEU", Scope::All)).unwrap();
        house.two_officers(suspension("ITA", Scope::Vote)).unwrap();
        let tried = says(house, "DEU", &proposal, words("", "We would.", ""));
        assert_eq!(refused(tried), Refusal::SuspendedFromParticipation);
        says(house, "ITA", &proposal, words("", "We do.", "")).unwrap();
    });
}

#[test]
fn comments_on_a_proposal_for_members_are_sealed_with_it() {
    on_both(|house| {
        let proposal = consulted_on(house, "for-members");
        let note = words("u2", "A wombatword of ours.", "A wombatword is consulted.");
        let number = says(house, "DEU", &proposal, note).unwrap();
        comments::answer(
            house.store(),
            house.officer(),
            &proposal,
            number,
            Answer::Accepted,
            reason("So be the wombatword.", ""),
            None,
        )
        .unwrap();
        let written = house
            .store()
            .read(|r| entries::newest(r, &Sought::default(), 2))
            .unwrap();
        assert!(written.iter().all(|one| {
            matches!(one.entry.act, Act::ForMembers { .. }) && !one.bytes.contains("DEU")
        }));
        // Neither who it was nor that it was a comment.
        let sides: Vec<Option<By>> = written.iter().map(|one| one.entry.by.clone()).collect();
        assert_eq!(
            sides,
            [
                Some(By::Side(Side::Secretariat)),
                Some(By::Side(Side::Delegation))
            ]
        );
        let stranger = house.browser();
        for place in ["comments", "comments.csv", "comments.xlsx"] {
            for lang in ["en", "fr"] {
                let page = format!("/{lang}/proposals/{proposal}/{place}");
                assert_eq!(stranger.get(&page).status, 404, "{page}");
            }
        }
        for page in ["/en/record", "/en/proposals"] {
            assert!(!stranger.get(page).body.contains("wombatword"), "{page}");
        }
        let read = house
            .store()
            .read(|r| stored::of_proposal(r, &Viewer::Public, &proposal));
        assert!(matches!(read, Err(StoreError::NotFound)));
        let member = house.signed_in_as("head.ita");
        let page = member.get(&format!("/en/desk/proposals/{proposal}/comments"));
        assert!(page.body.contains("wombatword"), "{}", page.body);
        let translator = house.signed_in_as("translator");
        let page = translator.get(&format!("/fr/desk/proposals/{proposal}/comments"));
        assert!(page.body.contains("wombatword"), "{}", page.body);
        // The administrator reads like the public.
        let administrator = house.signed_in_as("administrator");
        let page = administrator.get(&format!("/en/desk/proposals/{proposal}/comments"));
        assert_eq!(page.status, 404);
    });
}

#[test]
fn comments_and_answers_follow_from_the_record_row_for_row() {
    on_both(|house| {
        for classification in ["public", "for-members"] {
            let proposal = consulted_on(house, classification);
            let wording = words("u2", "Say whom.", "Workers and their unions are consulted.");
            let number = says(house, "DEU", &proposal, wording).unwrap();
            says(house, "ITA", &proposal, words("", "Not answered.", "")).unwrap();
            answers(house, house.officer(), &proposal, number).unwrap();
            drafted(
                house,
                house.expert_of("CAN"),
                &proposal,
                words("", "Kept.", ""),
            )
            .unwrap();
        }
        let copy = Source::Sqlite(fresh_path("comments.db").to_str().unwrap().to_owned());
        replay::into_empty(house.store(), &copy).unwrap();
        let rebuilt = Store::open(&copy, Clock::Scripted(house.script().clone()))
            .unwrap()
            .with_sealing(super::house::sealing());
        assert_eq!(
            replay::differences(house.store(), &rebuilt).unwrap(),
            Vec::new()
        );
        assert_eq!(replay::check(house.store()).unwrap().findings, Vec::new());
    });
}

#[test]
fn a_form_sent_twice_publishes_once() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let germany = house.head_of("DEU");
        let draft = drafted(house, germany.clone(), &proposal, words("", "Once.", "")).unwrap();
        let request = || {
            let id = "0123456789abcdef0123456789abcdef";
            Some(registry::store::Request::new(id, "publication", b"x").unwrap())
        };
        let publish = || comments::publish(house.store(), germany.clone(), draft, 1, 0, request());
        assert_eq!((publish().unwrap(), publish().unwrap()), (1, 1));
        assert_eq!(all(house, &Viewer::Public, &proposal).len(), 1);
    });
}
