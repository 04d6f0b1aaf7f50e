//! Amendments: drafted, proposed, joined, withdrawn, accepted and taken up, with everything that is refused on the way.

use registry::acts::amendments::{self, Beginning};
use registry::acts::application::{self, BothTexts, Obstacle};
use registry::acts::{consultations, drafts, proposals, sponsors};
use registry::record::Act;
use registry::rules::Refusal;
use registry::rules::amendments::{Amending, AmendmentState, may_propose};
use registry::rules::permissions::Action;
use registry::rules::refusals::Field;
use registry::rules::stage::Stage;
use registry::rules::visibility::Viewer;
use registry::rules::words::{CommentKind, How, Lang, ProposalSymbol, UnitSymbol};
use registry::store::amendment_drafts::{self as stored, AmendmentWords, ChangeWords};
use registry::store::amendments::Amendment;
use registry::store::documents::{Enclosure, lay};
use registry::store::drafts::DraftWords;
use registry::store::{Asking, Enacted, Failure, StoreError};
use registry::text::amend::Conflict;
use registry::text::{Identities, Text, UnitId};

use super::house::{House, on_both};
use super::proposals::{refused, whole_words};
use super::questions::code;

pub const EN: &str = "## Article 1\n\n1. Workers are consulted.\n\n2. The consultation is free.\n\n## Article 2\n\n1. Each Adherent reports every year.\n";
pub const FR: &str = "## Article 1er\n\n1. Les travailleurs sont consultés.\n\n2. La consultation est gratuite.\n\n## Article 2\n\n1. Chaque Adhérent rend compte chaque année.\n";

/// France submits a text of two articles in both languages: `u1` to `u5`.
pub fn submitted(house: &House, classification: &str) -> ProposalSymbol {
    let head = house.head_of("FRA");
    let words = DraftWords {
        classification: classification.into(),
        force: "after-adoption".into(),
        force_months: "0".into(),
        force_adherences: String::new(),
        title_fr: "Consulter les travailleurs".into(),
        summary_fr: "Qui est consulté, et quand.".into(),
        text_fr: FR.into(),
        text_en: EN.into(),
        ..whole_words(Lang::En)
    };
    let draft = drafts::create(house.store(), head.clone(), words, None).unwrap();
    proposals::submit(house.store(), head, &draft, 1, None).unwrap()
}

/// The consultation of the members on it runs, until 20 March.
pub fn in_consultation(house: &House, classification: &str) -> ProposalSymbol {
    let symbol = submitted(house, classification);
    let until = "2026-03-20T17:00:00Z".parse().unwrap();
    consultations::open(house.store(), house.officer(), &symbol, until, None).unwrap();
    symbol
}

pub fn change(how: How, unit: &str, en: &str, fr: &str) -> ChangeWords {
    ChangeWords {
        how: how.to_string(),
        unit: unit.into(),
        en: en.into(),
        fr: fr.into(),
    }
}

/// "once a year" in the place of "every year".
pub fn less_often() -> ChangeWords {
    change(
        How::Replace,
        "u5",
        "1. Each Adherent reports once in three years.",
        "1. Chaque Adhérent rend compte une fois en trois ans.",
    )
}

/// The second paragraph of article 1 goes.
pub fn not_free() -> ChangeWords {
    change(How::Delete, "u3", "", "")
}

/// One more paragraph at the end of article 1.
pub fn in_writing() -> ChangeWords {
    change(
        How::InsertAfter,
        "u3",
        "3. It is recorded in writing.",
        "3. Elle est consignée par écrit.",
    )
}

pub fn words(changes: Vec<ChangeWords>) -> AmendmentWords {
    AmendmentWords {
        lang: "en".into(),
        reason: "It would be clearer.".into(),
        comment: None,
        changes,
    }
}

/// The head of this delegation proposes an amendment; gives its number.
pub fn proposes(
    house: &House,
    member: &str,
    symbol: &ProposalSymbol,
    changes: Vec<ChangeWords>,
) -> Result<i64, Failure> {
    let (store, head) = (house.store(), house.head_of(member));
    let id = amendments::start(store, head.clone(), symbol, Beginning::default(), None)?;
    let version = amendments::save(store, head.clone(), id, 1, words(changes), None)?;
    amendments::propose(store, head, id, version, None)
}

pub fn amendment(house: &House, symbol: &ProposalSymbol, number: i64) -> Amendment {
    seen(house, &Viewer::Secretariat, symbol, number).unwrap()
}

fn seen(
    house: &House,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    number: i64,
) -> Result<Amendment, StoreError> {
    house
        .store()
        .read(|r| registry::store::amendments::find(r, viewer, symbol, number))
}

pub fn texts(house: &House, symbol: &ProposalSymbol, revision: i64) -> BothTexts {
    house
        .store()
        .read(|r| application::texts_of(r, &Viewer::Secretariat, symbol, revision))
        .unwrap()
}

pub fn printed(texts: &BothTexts, lang: Lang) -> String {
    texts.of(lang).unwrap().print()
}

fn accepts(house: &House, member: &str, symbol: &ProposalSymbol, n: i64) -> Result<(), Failure> {
    amendments::accept(house.store(), house.head_of(member), symbol, n, None)
}

fn joins(house: &House, member: &str, symbol: &ProposalSymbol, n: i64) -> Result<(), Failure> {
    amendments::join(house.store(), house.head_of(member), symbol, n, None)
}

fn withdraws(house: &House, member: &str, symbol: &ProposalSymbol, n: i64) -> Result<(), Failure> {
    amendments::withdraw(house.store(), house.head_of(member), symbol, n, None)
}

fn takes_up(house: &House, member: &str, symbol: &ProposalSymbol) -> Result<i64, Failure> {
    amendments::take_up(house.store(), house.head_of(member), symbol, None)
}

#[test]
fn amendments_are_proposed_from_the_consultation_until_the_voting() {
    for stage in Stage::ALL {
        let allowed = match stage {
            Stage::Consultation | Stage::Consulted | Stage::FinalText => Ok(()),
            Stage::Parts | Stage::Voting => Err(Refusal::VotingHasBegun),
            _ => Err(Refusal::OutOfOrder),
        };
        assert_eq!(may_propose(*stage), allowed, "{stage}");
    }
}

#[test]
fn what_became_of_an_amendment_settles_it() {
    let (kenya, japan) = (code("KOR"), code("JPN"));
    let amending = |stage, state| Amending {
        stage,
        state,
        member: &kenya,
        cosponsors: &[],
    };
    for state in AmendmentState::ALL {
        let of = amending(Stage::Consultation, *state);
        let allowed = match state {
            AmendmentState::Standing => Ok(()),
            _ => Err(Refusal::AmendmentSettled),
        };
        assert_eq!(of.may_join(&japan), allowed, "{state}");
        assert_eq!(of.may_withdraw(&kenya), allowed, "{state}");
        assert_eq!(of.may_accept(&japan, &japan), allowed, "{state}");
    }
    let late = amending(Stage::FinalText, AmendmentState::Standing);
    assert_eq!(late.may_withdraw(&kenya), Ok(()));
    assert_eq!(late.may_accept(&japan, &japan), Err(Refusal::OutOfOrder));
    let voting = amending(Stage::Parts, AmendmentState::Standing);
    assert_eq!(voting.may_withdraw(&kenya), Err(Refusal::VotingHasBegun));
}

#[test]
fn a_delegation_drafts_and_its_head_proposes() {
    on_both(|house| {
        let symbol = submitted(house, "public");
        let early = proposes(house, "CAN", &symbol, vec![less_often()]);
        assert_eq!(refused(early), Refusal::OutOfOrder);
        let until = "2026-03-20T17:00:00Z".parse().unwrap();
        consultations::open(house.store(), house.officer(), &symbol, until, None).unwrap();

        let (store, expert) = (house.store(), house.expert_of("CAN"));
        let beginning = Beginning {
            lang: Some(Lang::Fr),
            unit: Some(UnitSymbol::parse("u5").unwrap()),
        };
        let id = amendments::start(store, expert.clone(), &symbol, beginning, None).unwrap();
        let own = Viewer::Delegation(code("CAN"));
        let draft = store.read(|r| stored::find(r, &own, id)).unwrap();
        assert_eq!(
            draft.words.changes,
            [change(
                How::Replace,
                "u5",
                "1. Each Adherent reports every year.",
                "1. Chaque Adhérent rend compte chaque année."
            )]
        );
        let others = Viewer::Delegation(code("JPN"));
        assert!(matches!(
            store.read(|r| stored::find(r, &others, id)),
            Err(StoreError::NotFound)
        ));

        let unchanged = amendments::propose(store, house.head_of("CAN"), id, 1, None);
        assert_eq!(refused(unchanged), Refusal::TextsUnchanged);
        let save =
            |version, words| amendments::save(store, expert.clone(), id, version, words, None);
        let mut unreasoned = words(vec![less_often()]);
        unreasoned.reason.clear();
        save(1, unreasoned).unwrap();
        let unchanged = amendments::propose(store, house.head_of("CAN"), id, 2, None);
        assert_eq!(refused(unchanged), Refusal::Missing(Field::Reason));
        assert_eq!(
            refused(save(1, words(vec![less_often()]))),
            Refusal::ChangedSinceOpened
        );
        save(2, words(vec![less_often()])).unwrap();

        let by_expert = amendments::propose(store, expert.clone(), id, 3, None);
        assert_eq!(refused(by_expert), Refusal::OfficeDoesNotPermit);
        let unread = amendments::propose(store, house.head_of("CAN"), id, 2, None);
        assert_eq!(refused(unread), Refusal::ChangedSinceOpened);
        let number = amendments::propose(store, house.head_of("CAN"), id, 3, None).unwrap();
        assert_eq!(number, 1);
        assert!(store.read(|r| stored::open(r, &own)).unwrap().is_empty());

        let second = proposes(house, "JPN", &symbol, vec![not_free(), in_writing()]).unwrap();
        assert_eq!(second, 2);
        let found = seen(house, &Viewer::Public, &symbol, 2).unwrap();
        assert_eq!((found.symbol(), found.revision), ("A.2".to_owned(), 0));
        assert_eq!(found.state, AmendmentState::Standing);
        assert_eq!(found.changes.len(), 2);
        assert_eq!(found.changes[0].how, How::Delete);
    });
}

#[test]
fn a_draft_says_everything_that_it_lacks() {
    let text = |source: &str| Some(Text::parse(source));
    let current = BothTexts {
        en: text(EN),
        fr: text(FR),
        ids: Identities::first(&Text::parse(EN)),
    };
    let lacks = |words: &AmendmentWords| -> Vec<(Option<usize>, Option<Lang>, Refusal)> {
        let found = amendments::complete(words, &current).unwrap_err();
        let told = found.into_iter();
        told.map(|lack| (lack.change, lack.lang, lack.refusal))
            .collect()
    };
    assert_eq!(
        lacks(&AmendmentWords::default()),
        [
            (None, None, Refusal::Missing(Field::Wording)),
            (None, None, Refusal::Malformed(Field::Language)),
            (None, None, Refusal::Missing(Field::Reason)),
        ]
    );
    let one_language = change(How::Replace, "u5", "1. Never.", " ");
    let no_unit = change(How::Delete, "", "", "");
    assert_eq!(
        lacks(&words(vec![one_language, no_unit])),
        [
            (Some(0), Some(Lang::Fr), Refusal::WordingMissing(Lang::Fr)),
            (Some(1), None, Refusal::Missing(Field::Unit)),
        ]
    );
    let not_parallel = change(
        How::InsertAfter,
        "u5",
        "2. More.\n\n3. And more.",
        "2. Plus.",
    );
    assert_eq!(
        lacks(&words(vec![not_parallel])),
        [(None, None, Refusal::TextsNotParallel { units: 1 })]
    );
    let gone = change(How::Delete, "u9", "", "");
    assert_eq!(
        lacks(&words(vec![gone])),
        [(None, None, Refusal::AmendmentConflicts { units: 1 })]
    );
}

#[test]
fn others_join_and_its_sponsor_withdraws_it() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        assert_eq!(
            refused(joins(house, "CAN", &symbol, 1)),
            Refusal::SponsorCannotCosponsor
        );
        joins(house, "JPN", &symbol, 1).unwrap();
        joins(house, "DEU", &symbol, 1).unwrap();
        assert_eq!(
            refused(joins(house, "JPN", &symbol, 1)),
            Refusal::AlreadyDone
        );
        assert_eq!(refused(joins(house, "JPN", &symbol, 2)), Refusal::NotFound);
        assert_eq!(
            amendment(house, &symbol, 1).cosponsors,
            [code("JPN"), code("DEU")]
        );
        assert_eq!(
            refused(withdraws(house, "JPN", &symbol, 1)),
            Refusal::NotYours
        );
        withdraws(house, "CAN", &symbol, 1).unwrap();
        let withdrawn = amendment(house, &symbol, 1);
        assert_eq!(withdrawn.state, AmendmentState::Withdrawn);
        assert!(withdrawn.settled.is_some());
        assert_eq!(
            refused(accepts(house, "FRA", &symbol, 1)),
            Refusal::AmendmentSettled
        );
    });
}

#[test]
fn accepted_amendments_become_the_next_revision_mechanically() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        proposes(house, "JPN", &symbol, vec![not_free(), in_writing()]).unwrap();
        proposes(house, "ITA", &symbol, vec![not_free()]).unwrap();
        assert_eq!(
            refused(takes_up(house, "FRA", &symbol)),
            Refusal::AlreadyDone
        );
        assert_eq!(
            refused(accepts(house, "CAN", &symbol, 1)),
            Refusal::NotYours
        );
        accepts(house, "FRA", &symbol, 1).unwrap();
        accepts(house, "FRA", &symbol, 2).unwrap();
        assert_eq!(refused(takes_up(house, "CAN", &symbol)), Refusal::NotYours);
        assert_eq!(takes_up(house, "FRA", &symbol).unwrap(), 1);

        let made = texts(house, &symbol, 1);
        assert_eq!(
            printed(&made, Lang::En),
            "## Article 1\n\n1. Workers are consulted.\n\n3. It is recorded in writing.\n\n## Article 2\n\n1. Each Adherent reports once in three years.\n"
        );
        assert_eq!(
            printed(&made, Lang::Fr),
            "## Article 1er\n\n1. Les travailleurs sont consultés.\n\n3. Elle est consignée par écrit.\n\n## Article 2\n\n1. Chaque Adhérent rend compte une fois en trois ans.\n"
        );
        let was = texts(house, &symbol, 0);
        for address in ["art-1", "art-1-par-1", "art-2", "art-2-par-1"] {
            assert_eq!(made.ids.at(address), was.ids.at(address), "{address}");
        }
        assert_eq!(made.ids.at("art-1-par-3"), UnitId::parse("u6"));
        assert_eq!(made.ids.address(UnitId::parse("u3").unwrap()), None);

        for number in [1, 2] {
            assert_eq!(amendment(house, &symbol, number).merged, Some(1));
        }
        assert_eq!(amendment(house, &symbol, 3).merged, None);
        assert_eq!(
            refused(takes_up(house, "FRA", &symbol)),
            Refusal::AlreadyDone
        );
        let late = sponsors::cosponsor(house.store(), house.head_of("CAN"), &symbol, 0, None);
        assert_eq!(
            refused(late),
            Refusal::NotTheCurrentRevision { current: 1 },
            "who co-sponsors is asked again"
        );
    });
}

#[test]
fn conflicts_between_accepted_amendments_are_named_by_unit() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        let often = change(
            How::Replace,
            "u5",
            "1. Each Adherent reports every month.",
            "1. Chaque Adhérent rend compte chaque mois.",
        );
        proposes(house, "JPN", &symbol, vec![often]).unwrap();
        accepts(house, "FRA", &symbol, 1).unwrap();
        accepts(house, "FRA", &symbol, 2).unwrap();
        let taking = house
            .store()
            .read(|r| amendments::taking_up(r, &Viewer::Secretariat, &symbol))
            .unwrap();
        let unit = UnitId::parse("u5").unwrap();
        assert_eq!(
            taking.obstacles,
            [(
                2,
                vec![
                    Obstacle::Unit(Lang::En, Conflict::Changed { unit }),
                    Obstacle::Unit(Lang::Fr, Conflict::Changed { unit }),
                ]
            )]
        );
        assert_eq!(
            refused(takes_up(house, "FRA", &symbol)),
            Refusal::AmendmentConflicts { units: 1 }
        );
    });
}

/// The sponsor writes a revision by hand that contains these amendments.
fn revises_by_hand(
    house: &House,
    symbol: &ProposalSymbol,
    (en, fr): (&str, &str),
    contains: &[i64],
) -> Result<i64, Failure> {
    let (store, head) = (house.store(), house.head_of("FRA"));
    let draft = drafts::start_revision(store, head.clone(), symbol, None)?;
    let viewer = Viewer::Delegation(code("FRA"));
    let working = store.read(|r| registry::store::drafts::find(r, &viewer, &draft))?;
    let words = DraftWords {
        text_en: EN.replace("every year", en),
        text_fr: FR.replace("chaque année", fr),
        ..working.words
    };
    let version = drafts::save(store, head.clone(), &draft, working.version, words, None)?;
    proposals::revise_with(store, head, &draft, version, contains.to_vec(), None)
}

#[test]
fn the_final_text_waits_for_every_amendment_that_was_accepted() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        proposes(house, "JPN", &symbol, vec![not_free()]).unwrap();
        accepts(house, "FRA", &symbol, 1).unwrap();
        house.at("2026-03-20T17:00:00Z");
        registry::clock::round(house.store());
        house.languages_are_ready(&symbol);
        let fix = |revision: i64| {
            consultations::fix_final_text(house.store(), house.officer(), &symbol, revision, None)
        };
        assert_eq!(refused(fix(0)), Refusal::AmendmentsAwait { count: 1 });
        let texts = ("once in three years", "une fois en trois ans");
        let standing = revises_by_hand(house, &symbol, texts, &[1, 2]);
        assert_eq!(
            refused(standing),
            Refusal::AmendmentSettled,
            "A.2 was not accepted"
        );
        // A revision that does not say what it contains leaves the amendment waiting.
        revises_by_hand(
            house,
            &symbol,
            ("once in two years", "une fois en deux ans"),
            &[],
        )
        .unwrap();
        house.languages_are_ready(&symbol);
        assert_eq!(refused(fix(1)), Refusal::AmendmentsAwait { count: 1 });
        revises_by_hand(house, &symbol, texts, &[1, 1]).unwrap();
        assert_eq!(amendment(house, &symbol, 1).merged, Some(2));
        let again = revises_by_hand(house, &symbol, ("each day", "chaque jour"), &[1]);
        assert_eq!(refused(again), Refusal::AmendmentSettled);
        house.languages_are_ready(&symbol);
        fix(2).unwrap();
        super::versions::holds(house);
    });
}

#[test]
fn a_wording_that_no_text_can_have_is_refused_with_its_line() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        let unspaced = change(
            How::InsertAfter,
            "u3",
            "3. It is recorded.\n\n##Article 3",
            "3. Elle est consignée.\n\n## Article 3",
        );
        assert_eq!(
            refused(proposes(house, "CAN", &symbol, vec![unspaced])),
            Refusal::TextMalformed {
                lang: Lang::En,
                line: 3
            }
        );
        // A point that stands alone hangs on the unit it follows.
        let point = change(How::InsertAfter, "u3", "(a) in writing;", "a) par écrit ;");
        proposes(house, "CAN", &symbol, vec![point]).unwrap();
    });
}

#[test]
fn a_draft_made_before_a_revision_is_carried_over_and_read_again() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        let (store, head) = (house.store(), house.head_of("ITA"));
        let id =
            amendments::start(store, head.clone(), &symbol, Beginning::default(), None).unwrap();
        amendments::save(store, head.clone(), id, 1, words(vec![not_free()]), None).unwrap();
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        accepts(house, "FRA", &symbol, 1).unwrap();
        takes_up(house, "FRA", &symbol).unwrap();
        let stale = amendments::propose(store, head.clone(), id, 2, None);
        assert_eq!(
            refused(stale),
            Refusal::NotTheCurrentRevision { current: 1 }
        );
        let again = amendments::carry_over(store, head.clone(), id, 2, None).unwrap();
        assert_eq!(amendments::propose(store, head, again, 1, None).unwrap(), 2);
        assert_eq!(amendment(house, &symbol, 2).revision, 1);
    });
}

#[test]
fn a_comment_with_a_wording_becomes_an_amendment_in_one_step() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        let of = symbol.clone();
        let asking = Asking::new(house.head_of("CAN"), Action::Comment);
        house
            .store()
            .enact(asking, move |tx| {
                let with = Enclosure::Proposal(of.clone());
                let wording = "1. Chaque Adhérent rend compte une fois en trois ans.";
                let act = Act::Comment {
                    comment: 1,
                    kind: CommentKind::Substantive,
                    lang: Lang::Fr,
                    member: code("CAN"),
                    note: lay(tx, Lang::Fr, "Chaque année, c’est trop.", &with)?,
                    proposal: of.clone(),
                    revision: 0,
                    unit: Some(UnitSymbol::parse("u5")?),
                    wording: Some(lay(tx, Lang::Fr, wording, &with)?),
                };
                Ok(Enacted::one(act, ()))
            })
            .unwrap();
        let (store, head) = (house.store(), house.head_of("CAN"));
        let none = amendments::start_from_comment(store, head.clone(), &symbol, 2, None);
        assert_eq!(refused(none), Refusal::NotFound);
        let id = amendments::start_from_comment(store, head.clone(), &symbol, 1, None).unwrap();
        let own = Viewer::Delegation(code("CAN"));
        let draft = store.read(|r| stored::find(r, &own, id)).unwrap();
        assert_eq!(draft.words.reason, "Chaque année, c’est trop.");
        assert_eq!(draft.words.changes[0].fr, less_often().fr);
        assert_eq!(
            draft.words.changes[0].en,
            "1. Each Adherent reports every year."
        );
        let mut whole = draft.words;
        whole.changes[0].en = less_often().en;
        amendments::save(store, head.clone(), id, 1, whole, None).unwrap();
        amendments::propose(store, head, id, 2, None).unwrap();
        assert_eq!(amendment(house, &symbol, 1).comment, Some(1));
    });
}

#[test]
fn amendments_to_a_proposal_for_members_are_for_members() {
    on_both(|house| {
        let symbol = in_consultation(house, "for-members");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        joins(house, "JPN", &symbol, 1).unwrap();
        let hidden = seen(house, &Viewer::Public, &symbol, 1);
        assert!(matches!(hidden, Err(StoreError::NotFound)));
        assert!(seen(house, &Viewer::Delegation(code("ITA")), &symbol, 1).is_ok());
        let record = super::judge::record_of(house.store());
        assert!(
            record
                .iter()
                .all(|bytes| !bytes.contains("\"act\":\"amendment"))
        );
        assert!(record.iter().all(|bytes| !bytes.contains("\"how\"")));
    });
}
