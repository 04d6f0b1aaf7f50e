//! Proposals: from the submission to the final text, with everything that is refused on the way.

use registry::acts::motions::Motion;
use registry::acts::{consultations, drafts, proposals, sponsors, themes};
use registry::record::Act;
use registry::record::entries::Decision;
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::rules::sponsorship::Sponsorship;
use registry::rules::stage::Stage;
use registry::rules::standing::Scope;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    Body, FormGround, Lang, MemberCode, Name, ProposalSymbol, Prose, Reference, ThemeCode, Title,
};
use registry::store::drafts::DraftWords;
use registry::store::entries::{self, Sought};
use registry::store::proposals::{self as stored, Proposal};
use registry::store::{Asks, Failure, StoreError, revisions, sessions};

use super::house::{House, on_both};

/// A draft with everything that a submission needs, written in one language.
pub fn whole_words(lang: Lang) -> DraftWords {
    let mut words = DraftWords {
        original: lang.to_string(),
        reason: "Because it is needed.".into(),
        theme: "workers".into(),
        kind: "norm-adoption".into(),
        classification: "for-members".into(),
        effect: "on-notification-of-adherence".into(),
        force: "after-adherences".into(),
        force_months: "3".into(),
        force_adherences: "10".into(),
        report_every: "12".into(),
        ..DraftWords::default()
    };
    let (title, summary, text) = match lang {
        Lang::En => (
            &mut words.title_en,
            &mut words.summary_en,
            &mut words.text_en,
        ),
        Lang::Fr => (
            &mut words.title_fr,
            &mut words.summary_fr,
            &mut words.text_fr,
        ),
    };
    *title = "Consulting workers".into();
    *summary = "Who is consulted, and when.".into();
    *text = "## Article 1\n\n1. Workers are consulted.\n".into();
    words
}

pub fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn code(code: &str) -> MemberCode {
    MemberCode::parse(code).unwrap()
}

pub fn submits(house: &House, member: &str, words: DraftWords) -> Result<ProposalSymbol, Failure> {
    let head = house.head_of(member);
    let draft = drafts::create(house.store(), head.clone(), words, None)?;
    proposals::submit(house.store(), head, &draft, 1, None)
}

/// France submits, in English, for members.
fn submitted(house: &House) -> ProposalSymbol {
    submits(house, "FRA", whole_words(Lang::En)).unwrap()
}

fn public(lang: Lang) -> DraftWords {
    DraftWords {
        classification: "public".into(),
        ..whole_words(lang)
    }
}

fn now(house: &House, symbol: &ProposalSymbol) -> Proposal {
    seen(house, &Viewer::Secretariat, symbol).unwrap()
}

fn seen(house: &House, viewer: &Viewer, symbol: &ProposalSymbol) -> Result<Proposal, StoreError> {
    house.store().read(|r| stored::find(r, viewer, symbol))
}

pub fn revises(house: &House, member: &str, symbol: &ProposalSymbol) -> Result<i64, Failure> {
    let head = house.head_of(member);
    let draft = drafts::start_revision(house.store(), head.clone(), symbol, None)?;
    let viewer = Viewer::Delegation(code(member));
    let working = house
        .store()
        .read(|r| registry::store::drafts::find(r, &viewer, &draft))?;
    let mut words = working.words;
    let is_numbered = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit());
    let next = words.text_en.lines().filter(is_numbered).count() + 1;
    words
        .text_en
        .push_str(&format!("\n\n{next}. More is said.\n"));
    let version = drafts::save(
        house.store(),
        head.clone(),
        &draft,
        working.version,
        words,
        None,
    )?;
    proposals::revise(house.store(), head, &draft, version, None)
}

fn consults(house: &House, symbol: &ProposalSymbol, until: &str) -> Result<(), Failure> {
    let until = until.parse().unwrap();
    consultations::open(house.store(), house.officer(), symbol, until, None)
}

fn returns(house: &House, symbol: &ProposalSymbol, ground: FormGround) -> Result<(), Failure> {
    consultations::return_for_form(house.store(), house.officer(), symbol, ground, None, None)
}

pub fn translates(house: &House, symbol: &ProposalSymbol, revision: i64) -> Result<Lang, Failure> {
    let written = drafts::Written {
        title: Title::parse("Consulter les travailleurs").unwrap(),
        summary: Prose::parse("Qui est consulté.", Field::Summary, 100).unwrap(),
        text: Prose::parse(
            "## Article 1er\n\n1. Les travailleurs sont consultés.",
            Field::Text,
            1000,
        )
        .unwrap(),
    };
    consultations::supply_translation(
        house.store(),
        house.officer(),
        symbol,
        revision,
        written,
        None,
    )
}

fn joins(
    house: &House,
    member: &str,
    symbol: &ProposalSymbol,
    revision: i64,
) -> Result<(), Failure> {
    sponsors::cosponsor(house.store(), house.head_of(member), symbol, revision, None)
}

fn fixes(house: &House, symbol: &ProposalSymbol) -> Result<(), Failure> {
    let revision = now(house, symbol).revision;
    consultations::fix_final_text(house.store(), house.officer(), symbol, revision, None)
}

fn withdraws(house: &House, member: &str, symbol: &ProposalSymbol) -> Result<(), Failure> {
    sponsors::withdraw(house.store(), house.head_of(member), symbol, None)
}

/// Consulted upon, the hour having passed.
pub fn consulted(house: &House, symbol: &ProposalSymbol) {
    consults(house, symbol, "2026-03-20T17:00:00Z").unwrap();
    house.at("2026-03-20T17:00:00Z");
    consultations::end(house.store(), symbol).unwrap();
}

fn suspends(house: &House, member: &str, scope: Scope) {
    house
        .two_officers(Motion::Suspension {
            decision: Decision {
                body: Body::Plenary,
                decided: "2026-02-20".parse().unwrap(),
                reference: Reference::parse("GAIP/PLEN(2026)1").unwrap(),
            },
            from: "2026-03-02".parse().unwrap(),
            member: code(member),
            scope,
            until: None,
        })
        .unwrap();
}

#[test]
fn a_submission_gets_the_next_symbol_of_the_year_and_keeps_its_draft_out_of_the_desk() {
    on_both(|house| {
        assert_eq!(submitted(house).as_str(), "P-2026-001");
        assert_eq!(submitted(house).as_str(), "P-2026-002");
        let proposal = now(house, &ProposalSymbol::new(2026, 2));
        assert_eq!(proposal.stage, Stage::Submitted);
        assert_eq!(proposal.original, Lang::En);
        assert_eq!(proposal.revision, 0);
        let viewer = Viewer::Delegation(code("FRA"));
        let open = house
            .store()
            .read(|r| registry::store::drafts::open(r, &viewer))
            .unwrap();
        assert!(open.is_empty());
    });
}

#[test]
fn the_year_of_a_symbol_is_the_year_in_paris() {
    on_both(|house| {
        house.at("2026-12-31T22:30:00Z");
        assert_eq!(submitted(house).as_str(), "P-2026-001");
        house.at("2026-12-31T23:30:00Z");
        assert_eq!(submitted(house).as_str(), "P-2027-001");
    });
}

#[test]
fn a_draft_saved_meanwhile_is_not_submitted_unread() {
    on_both(|house| {
        let (head, expert) = (house.head_of("FRA"), house.expert_of("FRA"));
        let words = whole_words(Lang::En);
        let draft = drafts::create(house.store(), expert.clone(), words.clone(), None).unwrap();
        drafts::save(house.store(), expert.clone(), &draft, 1, words, None).unwrap();
        let sent = proposals::submit(house.store(), head.clone(), &draft, 1, None);
        assert_eq!(refused(sent), Refusal::ChangedSinceOpened);
        let sent = proposals::submit(house.store(), expert, &draft, 2, None);
        assert_eq!(refused(sent), Refusal::OfficeDoesNotPermit);
        let other = proposals::submit(house.store(), house.head_of("DEU"), &draft, 2, None);
        assert!(matches!(other, Err(Failure::Store(StoreError::NotFound))));
        proposals::submit(house.store(), head.clone(), &draft, 2, None).unwrap();
        let again = proposals::submit(house.store(), head, &draft, 2, None);
        assert_eq!(refused(again), Refusal::AlreadyDone);
    });
}

#[test]
fn a_submission_lacks_nothing_and_names_a_theme_of_the_list() {
    on_both(|house| {
        let mut words = whole_words(Lang::Fr);
        words.reason = String::new();
        let sent = submits(house, "FRA", words);
        assert_eq!(refused(sent), Refusal::Missing(Field::Reason));
        let mut words = whole_words(Lang::Fr);
        words.theme = "weather".into();
        let sent = submits(house, "FRA", words.clone());
        assert_eq!(refused(sent), Refusal::Malformed(Field::Theme));
        let theme = ThemeCode::parse("weather").unwrap();
        let names = (
            Name::parse("Weather").unwrap(),
            Name::parse("Météo").unwrap(),
        );
        let add = || {
            themes::add(
                house.store(),
                house.officer(),
                theme.clone(),
                names.0.clone(),
                names.1.clone(),
                None,
            )
        };
        add().unwrap();
        assert_eq!(refused(add()), Refusal::AlreadyDone);
        submits(house, "FRA", words).unwrap();
    });
}

#[test]
fn a_proposal_for_members_is_not_found_by_anybody_else() {
    on_both(|house| {
        let symbol = submitted(house);
        for viewer in [Viewer::Public, Viewer::Auditor] {
            assert!(matches!(
                seen(house, &viewer, &symbol),
                Err(StoreError::NotFound)
            ));
            let page = house
                .store()
                .read(|r| stored::list(r, &viewer, &stored::Sought::default(), 10))
                .unwrap();
            assert!(page.proposals.is_empty());
            let titles = house
                .store()
                .read(|r| stored::titles(r, &viewer, std::slice::from_ref(&symbol)))
                .unwrap();
            assert!(titles.is_empty());
            let revision = house
                .store()
                .read(|r| stored::revision(r, &viewer, &symbol, 0));
            assert!(matches!(revision, Err(StoreError::NotFound)));
        }
        let viewer = Viewer::Delegation(code("DEU"));
        let titles = house
            .store()
            .read(|r| stored::titles(r, &viewer, std::slice::from_ref(&symbol)))
            .unwrap();
        assert_eq!(titles[&symbol].of(Lang::Fr), "Consulting workers");
        assert_eq!(titles[&symbol].written_in(Lang::Fr), Lang::En);
    });
}

#[test]
fn a_return_for_form_is_for_five_working_days_and_never_twice_on_one_ground() {
    on_both(|house| {
        let symbol = submitted(house);
        house.at("2026-03-09T22:30:00Z");
        returns(house, &symbol, FormGround::Layout).unwrap();
        assert_eq!(now(house, &symbol).stage, Stage::Returned);
        let again = returns(house, &symbol, FormGround::Title);
        assert_eq!(refused(again), Refusal::OutOfOrder);
        assert_eq!(revises(house, "FRA", &symbol).unwrap(), 1);
        assert_eq!(now(house, &symbol).stage, Stage::Submitted);
        let again = returns(house, &symbol, FormGround::Layout);
        assert_eq!(refused(again), Refusal::ReturnedOnThatGroundBefore);
        // The resubmission was on Monday 9 March at 23:30 in Paris: until Monday 16 March.
        house.at("2026-03-16T23:00:00Z");
        let late = returns(house, &symbol, FormGround::Title);
        assert!(matches!(refused(late), Refusal::ReturnTooLate { .. }));
    });
}

#[test]
fn only_the_sponsor_revises_and_something_must_change() {
    on_both(|house| {
        let symbol = submitted(house);
        assert_eq!(refused(revises(house, "DEU", &symbol)), Refusal::NotYours);
        let head = house.head_of("FRA");
        let draft = drafts::start_revision(house.store(), head.clone(), &symbol, None).unwrap();
        let same = drafts::start_revision(house.store(), head.clone(), &symbol, None).unwrap();
        assert_eq!(draft, same);
        let sent = proposals::revise(house.store(), head, &draft, 1, None);
        assert_eq!(refused(sent), Refusal::TextsUnchanged);
        assert_eq!(revises(house, "FRA", &symbol).unwrap(), 1);
        assert_eq!(revises(house, "FRA", &symbol).unwrap(), 2);
        assert_eq!(now(house, &symbol).stage, Stage::Submitted);
    });
}

#[test]
fn a_consultation_ends_at_an_hour_of_a_working_day_in_the_future_and_not_before() {
    on_both(|house| {
        let symbol = submitted(house);
        let past = consults(house, &symbol, "2026-03-02T09:00:00Z");
        assert_eq!(refused(past), Refusal::MustBeLater(Field::Until));
        let sunday = consults(house, &symbol, "2026-03-15T12:00:00Z");
        assert!(matches!(refused(sunday), Refusal::NotAWorkingDay { .. }));
        consults(house, &symbol, "2026-03-20T17:00:00Z").unwrap();
        let again = consults(house, &symbol, "2026-03-23T17:00:00Z");
        assert!(matches!(
            refused(again),
            Refusal::ConsultationRunning { .. }
        ));
        let due = |house: &House| house.store().read(stored::due_consultations).unwrap();
        assert!(due(house).is_empty());
        let early = consultations::end(house.store(), &symbol);
        assert!(matches!(
            refused(early),
            Refusal::ConsultationRunning { .. }
        ));
        house.at("2026-03-20T17:00:00Z");
        assert_eq!(due(house), std::slice::from_ref(&symbol));
        consultations::end(house.store(), &symbol).unwrap();
        assert_eq!(now(house, &symbol).stage, Stage::Consulted);
        assert!(due(house).is_empty());
    });
}

#[test]
fn a_final_text_has_both_languages_and_follows_the_consultation() {
    on_both(|house| {
        let symbol = submitted(house);
        assert_eq!(refused(fixes(house, &symbol)), Refusal::OutOfOrder);
        consulted(house, &symbol);
        assert_eq!(
            refused(fixes(house, &symbol)),
            Refusal::LanguageMissing(Lang::Fr)
        );
        let old = translates(house, &symbol, 3);
        assert_eq!(refused(old), Refusal::NotTheCurrentRevision { current: 0 });
        assert_eq!(translates(house, &symbol, 0).unwrap(), Lang::Fr);
        assert_eq!(refused(translates(house, &symbol, 0)), Refusal::AlreadyDone);
        assert_eq!(
            refused(fixes(house, &symbol)),
            Refusal::TranslationNotAgreed
        );
        house.languages_are_ready(&symbol);
        fixes(house, &symbol).unwrap();
        let proposal = now(house, &symbol);
        assert_eq!(proposal.stage, Stage::FinalText);
        assert_eq!(proposal.final_revision, Some(0));
        assert_eq!(proposal.final_at, Some(house.now()));
        assert_eq!(refused(revises(house, "FRA", &symbol)), Refusal::OutOfOrder);
    });
}

#[test]
fn a_co_sponsorship_is_of_a_revision() {
    on_both(|house| {
        let symbol = submitted(house);
        joins(house, "DEU", &symbol, 0).unwrap();
        assert_eq!(
            refused(joins(house, "DEU", &symbol, 0)),
            Refusal::AlreadyDone
        );
        assert_eq!(
            refused(joins(house, "FRA", &symbol, 0)),
            Refusal::SponsorCannotCosponsor
        );
        revises(house, "FRA", &symbol).unwrap();
        assert_eq!(
            refused(joins(house, "ITA", &symbol, 0)),
            Refusal::NotTheCurrentRevision { current: 1 }
        );
        let given = |house: &House| {
            house
                .store()
                .read(|r| revisions::cosponsors(r, &Viewer::Secretariat, &symbol))
                .unwrap()
                .into_iter()
                .map(|c| (c.member.to_string(), c.revision))
                .collect::<Vec<_>>()
        };
        assert_eq!(given(house), [("DEU".to_owned(), 0)]);
        joins(house, "DEU", &symbol, 1).unwrap();
        assert_eq!(given(house), [("DEU".to_owned(), 1)]);
        let leaves = |m: &str| {
            sponsors::withdraw_cosponsorship(house.store(), house.head_of(m), &symbol, None)
        };
        assert_eq!(refused(leaves("ITA")), Refusal::NotACosponsor);
        leaves("DEU").unwrap();
        assert!(given(house).is_empty());
    });
}

#[test]
fn a_co_sponsor_of_the_current_revision_maintains_what_the_sponsor_withdraws() {
    on_both(|house| {
        let symbol = submitted(house);
        joins(house, "DEU", &symbol, 0).unwrap();
        joins(house, "ITA", &symbol, 0).unwrap();
        revises(house, "FRA", &symbol).unwrap();
        joins(house, "ITA", &symbol, 1).unwrap();
        let maintain = |m: &str| sponsors::maintain(house.store(), house.head_of(m), &symbol, None);
        assert_eq!(refused(maintain("ITA")), Refusal::OutOfOrder);
        assert_eq!(refused(withdraws(house, "DEU", &symbol)), Refusal::NotYours);
        consulted(house, &symbol);
        withdraws(house, "FRA", &symbol).unwrap();
        assert_eq!(now(house, &symbol).stage, Stage::Withdrawn);
        assert_eq!(
            refused(withdraws(house, "FRA", &symbol)),
            Refusal::OutOfOrder
        );
        assert_eq!(refused(maintain("DEU")), Refusal::NotACosponsor);
        maintain("ITA").unwrap();
        let proposal = now(house, &symbol);
        assert_eq!(proposal.stage, Stage::Consulted);
        assert_eq!(proposal.sponsor, code("ITA"));
        assert_eq!(proposal.resumes, None);
        assert_eq!(refused(revises(house, "FRA", &symbol)), Refusal::NotYours);
        revises(house, "ITA", &symbol).unwrap();
    });
}

#[test]
fn who_is_suspended_from_all_participation_takes_no_part_but_a_suspended_vote_leaves_the_rest() {
    on_both(|house| {
        let symbol = submitted(house);
        house.head_of("DEU");
        house.head_of("ITA");
        suspends(house, "DEU", Scope::All);
        suspends(house, "ITA", Scope::Vote);
        let refusal = Refusal::SuspendedFromParticipation;
        assert_eq!(
            refused(submits(house, "DEU", whole_words(Lang::En))),
            refusal
        );
        assert_eq!(refused(joins(house, "DEU", &symbol, 0)), refusal);
        joins(house, "ITA", &symbol, 0).unwrap();
        submits(house, "ITA", whole_words(Lang::En)).unwrap();
    });
}

#[test]
fn a_declassification_needs_the_sponsor_and_two_officers_and_opens_every_earlier_act() {
    on_both(|house| {
        let symbol = submitted(house);
        joins(house, "DEU", &symbol, 0).unwrap();
        let sought = Sought {
            proposal: Some(symbol.to_string()),
            ..Sought::default()
        };
        let written = |house: &House| {
            house
                .store()
                .read(|r| entries::newest(r, &sought, 20))
                .unwrap()
        };
        assert!(
            written(house)
                .iter()
                .all(|entry| matches!(entry.entry.act, Act::ForMembers { .. })
                    && !entry.bytes.contains("FRA"))
        );
        let motion = || Motion::Declassification {
            proposal: symbol.clone(),
        };
        let refusal = refused(house.two_officers(motion()));
        assert_eq!(refusal, Refusal::SponsorMustAgree);
        let consent =
            |m: &str| sponsors::consent_to_publish(house.store(), house.head_of(m), &symbol, None);
        assert_eq!(refused(consent("DEU")), Refusal::NotYours);
        consent("FRA").unwrap();
        assert_eq!(refused(consent("FRA")), Refusal::AlreadyDone);
        house.two_officers(motion()).unwrap();
        let proposal = seen(house, &Viewer::Public, &symbol).unwrap();
        assert!(proposal.is_open());
        let opened: Vec<Act> = written(house)
            .into_iter()
            .filter_map(|entry| match entry.entry.act {
                Act::Disclosure { acts, .. } => Some(acts),
                _ => None,
            })
            .flatten()
            .map(|opened| opened.content.act)
            .collect();
        assert!(matches!(
            opened[..],
            [
                Act::Submission { .. },
                Act::CoSponsorship { .. },
                Act::ConsentToPublish { .. }
            ]
        ));
        assert_eq!(
            refused(house.two_officers(motion())),
            Refusal::AlreadyPublic
        );
        joins(house, "ITA", &symbol, 0).unwrap();
        assert!(matches!(
            written(house)[0].entry.act,
            Act::CoSponsorship { .. }
        ));
    });
}

#[test]
fn a_new_sponsor_consents_for_itself() {
    on_both(|house| {
        let symbol = submitted(house);
        joins(house, "ITA", &symbol, 0).unwrap();
        sponsors::consent_to_publish(house.store(), house.head_of("FRA"), &symbol, None).unwrap();
        withdraws(house, "FRA", &symbol).unwrap();
        sponsors::maintain(house.store(), house.head_of("ITA"), &symbol, None).unwrap();
        let motion = Motion::Declassification {
            proposal: symbol.clone(),
        };
        assert_eq!(
            refused(house.two_officers(motion)),
            Refusal::SponsorMustAgree
        );
    });
}

#[test]
fn what_was_not_adopted_opens_on_the_day_set_when_it_was_classified() {
    on_both(|house| {
        let words = DraftWords {
            opens_on: "2026-04-01".into(),
            ..whole_words(Lang::En)
        };
        let symbol = submits(house, "FRA", words).unwrap();
        house.at("2026-04-02T09:00:00Z");
        let early = proposals::open_on_its_day(house.store(), &symbol);
        assert_eq!(refused(early), Refusal::OutOfOrder);
        withdraws(house, "FRA", &symbol).unwrap();
        assert_eq!(
            house.store().read(stored::due_openings).unwrap(),
            std::slice::from_ref(&symbol)
        );
        proposals::open_on_its_day(house.store(), &symbol).unwrap();
        assert!(seen(house, &Viewer::Public, &symbol).is_ok());
        assert!(house.store().read(stored::due_openings).unwrap().is_empty());
    });
}

#[test]
fn the_offices_that_may_not_act_are_told_so() {
    on_both(|house| {
        let symbol = submits(house, "FRA", public(Lang::En)).unwrap();
        let expert: Asks = house.expert_of("FRA");
        let refusal = Refusal::OfficeDoesNotPermit;
        let store = house.store();
        assert_eq!(
            refused(sponsors::withdraw(store, expert.clone(), &symbol, None)),
            refusal
        );
        assert_eq!(
            refused(sponsors::cosponsor(
                store,
                house.officer(),
                &symbol,
                0,
                None
            )),
            refusal
        );
        let until = "2026-03-20T17:00:00Z".parse().unwrap();
        assert_eq!(
            refused(consultations::open(store, expert, &symbol, until, None)),
            refusal
        );
        let stranger = Asks::Session(sessions::Token::of("nobody"));
        assert_eq!(
            refused(sponsors::withdraw(store, stranger, &symbol, None)),
            Refusal::SignInFirst
        );
    });
}

#[test]
fn a_list_is_filtered_and_paged_in_both_directions() {
    on_both(|house| {
        for member in ["FRA", "DEU", "FRA", "DEU", "FRA"] {
            submits(house, member, public(Lang::En)).unwrap();
        }
        let page = |sought: stored::Sought| {
            house
                .store()
                .read(|r| stored::list(r, &Viewer::Public, &sought, 2))
                .unwrap()
        };
        let symbols = |page: &stored::Page| {
            page.proposals
                .iter()
                .map(|p| p.symbol.as_str()[7..].to_owned())
                .collect::<Vec<_>>()
        };
        let first = page(stored::Sought::default());
        assert_eq!(symbols(&first), ["005", "004"]);
        assert_eq!(first.newer, None);
        let second = page(stored::Sought {
            before: first.older,
            ..stored::Sought::default()
        });
        assert_eq!(symbols(&second), ["003", "002"]);
        let back = page(stored::Sought {
            after: second.newer,
            ..stored::Sought::default()
        });
        assert_eq!(symbols(&back), ["005", "004"]);
        assert_eq!(back.newer, None);
        let french = page(stored::Sought {
            sponsor: Some(code("FRA")),
            stage: Some(Stage::Submitted),
            ..stored::Sought::default()
        });
        assert_eq!(symbols(&french), ["005", "003"]);
        let other = page(stored::Sought {
            stage: Some(Stage::Adopted),
            ..stored::Sought::default()
        });
        assert!(other.proposals.is_empty());
    });
}

#[test]
fn a_former_member_takes_no_part() {
    on_both(|house| {
        let symbol = submitted(house);
        house.head_of("DEU");
        house
            .two_officers(Motion::MemberWithdrawal {
                decision: Decision {
                    body: Body::Council,
                    decided: "2026-02-20".parse().unwrap(),
                    reference: Reference::parse("GAIP/COUNCIL(2026)2").unwrap(),
                },
                from: "2026-03-03".parse().unwrap(),
                member: code("DEU"),
            })
            .unwrap();
        joins(house, "DEU", &symbol, 0).unwrap();
        house.at("2026-03-03T09:00:00Z");
        assert_eq!(
            refused(submits(house, "DEU", whole_words(Lang::En))),
            Refusal::NotAMember
        );
    });
}

#[test]
fn once_the_voting_has_begun_nobody_joins_leaves_revises_or_withdraws() {
    let (sponsor, other) = (code("FRA"), code("DEU"));
    let cosponsors = [(other.clone(), 1)];
    let at = |stage| Sponsorship {
        stage,
        resumes: None,
        revision: 1,
        sponsor: &sponsor,
        cosponsors: &cosponsors,
    };
    for stage in [Stage::Voting, Stage::Provisional] {
        let refusal = Refusal::VotingHasBegun;
        assert_eq!(at(stage).may_join(&code("ITA"), 1), Err(refusal.clone()));
        assert_eq!(at(stage).may_leave(&other), Err(refusal.clone()));
        assert_eq!(at(stage).may_revise(&sponsor), Err(refusal.clone()));
        assert_eq!(at(stage).may_withdraw(&sponsor), Err(refusal));
    }
    for stage in [Stage::Adopted, Stage::Rejected, Stage::NoDecision] {
        assert_eq!(at(stage).may_withdraw(&sponsor), Err(Refusal::OutOfOrder));
        assert_eq!(at(stage).may_maintain(&other), Err(Refusal::OutOfOrder));
    }
    let final_text = at(Stage::FinalText);
    assert_eq!(final_text.may_withdraw(&sponsor), Ok(Stage::Withdrawn));
    assert_eq!(final_text.may_leave(&other), Ok(()));
}
