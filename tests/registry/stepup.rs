//! What must be confirmed afresh, for exactly what is done: no vote and no certification without, whatever is tried.

use std::cell::RefCell;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use registry::acts::confirming;
use registry::acts::factors::relying_party::RelyingParty;
use registry::acts::factors::totp::{self, Seed};
use registry::acts::motions::{self, Motion};
use registry::acts::votes::{self, Said};
use registry::record::canonical;
use registry::record::commitments::sha256_hex;
use registry::rules::Refusal;
use registry::rules::permissions::{Action, Office};
use registry::rules::refusals::Unconfirmed;
use registry::rules::words::{Auth, BallotSymbol, Choice, MemberCode};
use registry::store::intents::{self, Given, Proof};
use registry::store::sessions::{Renewal, Token, visitor};
use registry::store::{Asks, Failure, Request, StoreError};
use serde_json::Value;
use uuid::Uuid;

use super::house::{House, on_both};
use super::questions::{
    CERTIFYING, OPENING, cast_all, casts, close, code, opened, refused, roll, states,
};
use super::soft_key::SoftKey;

/// Where the pages of these tests stand.
const ORIGIN: &str = "https://registry.example";

/// A person in a session of their own, with an authenticator app.
struct Person<'a> {
    house: &'a House,
    account: Uuid,
    member: Option<MemberCode>,
    token: RefCell<Token>,
    /// Where the new secret comes when something is confirmed.
    renewal: RefCell<Renewal>,
    seed: Seed,
}

impl<'a> Person<'a> {
    /// `head.fra`, `officer`: signed in, and able to show codes.
    fn called(house: &'a House, name: &str, seed: u8) -> Self {
        let member = name
            .split_once('.')
            .map(|(_, member)| member.to_uppercase());
        let account = house.account_called(name);
        let seed = Seed::of(vec![seed; 20]);
        totp::grant(house.store(), account, &seed).unwrap();
        let mut person = Self {
            house,
            account,
            member: member.as_deref().map(code),
            token: RefCell::new(Token::of("nobody")),
            renewal: RefCell::default(),
            seed,
        };
        person.signs_in();
        person
    }

    fn signs_in(&mut self) {
        let (store, account) = (self.house.store(), self.account);
        let secret = registry::acts::sessions::begin(store, account, "test".into()).unwrap();
        *self.token.get_mut() = Token::of(&secret);
    }

    /// The code that the app shows now; each counts once, so time goes on first.
    fn code(&self) -> String {
        passes(self.house, 31);
        self.seed.code_at(self.house.now())
    }

    /// The session's token, which is another one after each confirmation.
    fn token(&self) -> Token {
        if let Some(secret) = self.renewal.borrow().take() {
            *self.token.borrow_mut() = Token::of(&secret);
        }
        self.token.borrow().clone()
    }

    fn asks(&self) -> Asks {
        Asks::Session(self.token())
    }

    fn confirms(&self, intent: Uuid, given: Given) -> Asks {
        let token = self.token();
        let renewal = Renewal::default();
        self.renewal.replace(renewal.clone());
        let proof = Proof {
            intent,
            given,
            renewal,
        };
        Asks::Confirmed(token, proof)
    }

    fn with_code(&self, intent: Uuid) -> Asks {
        let code = self.code();
        self.confirms(intent, Given::Code(code))
    }

    /// By a passkey, for this intent.
    fn with_key(&self, intent: Uuid, key: &SoftKey) -> Asks {
        let house = RelyingParty::at(ORIGIN).unwrap();
        let begun =
            confirming::challenge(self.house.store(), &self.token(), intent, &house).unwrap();
        let given = Given::Assertion {
            ceremony: begun.ceremony,
            credential: key.answers(&begun.options, ORIGIN),
            origin: ORIGIN.to_owned(),
        };
        self.confirms(intent, given)
    }

    fn casts(&self, by: Asks, ballot: &BallotSymbol, choice: Choice) -> Result<i64, Failure> {
        self.casts_with(by, ballot, choice, "", None)
    }

    fn casts_with(
        &self,
        by: Asks,
        ballot: &BallotSymbol,
        choice: Choice,
        said: &str,
        request: Option<Request>,
    ) -> Result<i64, Failure> {
        let (store, member) = (self.house.store(), self.member.as_ref().unwrap());
        let said = Said::explanation(said, "").unwrap();
        votes::cast(store, by, member, ballot.clone(), choice, said, request)
            .map(|receipt| receipt.index)
    }

    /// Asks to vote, and gives the number under which that waits.
    fn intends(&self, ballot: &BallotSymbol, choice: Choice) -> Uuid {
        waits(self.casts(self.asks(), ballot, choice)).0
    }

    /// The right way: shown, confirmed, done.
    fn votes(&self, ballot: &BallotSymbol, choice: Choice) -> i64 {
        let intent = self.intends(ballot, choice);
        self.casts(self.with_code(intent), ballot, choice).unwrap()
    }

    fn proposes(&self, by: Asks, motion: &Motion) -> Result<Uuid, Failure> {
        motions::propose(self.house.store(), by, motion.clone(), None)
    }

    fn approves(&self, by: Asks, motion: Uuid) -> Result<(), Failure> {
        let waiting = self
            .house
            .store()
            .read(|r| registry::store::motions::waiting(r, motion).map_err(Failure::from))?
            .ok_or(Refusal::NothingWaiting)?;
        let seen = motions::fingerprint(&waiting.body);
        motions::approve(self.house.store(), by, motion, seen, None).map(|_| ())
    }
}

fn passes(house: &House, seconds: i64) {
    let then = house.now() + SignedDuration::from_secs(seconds);
    house.script().set(then);
}

/// The number under which an act waits, and why.
fn waits<T: std::fmt::Debug>(answer: Result<T, Failure>) -> (Uuid, Unconfirmed) {
    match refused(answer) {
        Refusal::ConfirmFirst {
            intent, because, ..
        } => (intent, because),
        other => panic!("not asked to confirm: {other:?}"),
    }
}

fn why<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Unconfirmed {
    waits(answer).1
}

fn head(house: &House) -> i64 {
    house
        .store()
        .read(|r| Ok::<_, StoreError>(r.head().n))
        .unwrap()
}

#[test]
fn a_session_gets_a_new_secret_with_what_was_confirmed_and_with_nothing_else() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        let first = france.token();
        let runs = |token: &Token| {
            let found = house
                .store()
                .read(|r| visitor(r, token).map_err(Failure::from));
            found.unwrap().map(|visitor| visitor.token)
        };
        let intent = france.intends(&ballot, Choice::Yes);
        let wrong = france.confirms(intent, Given::Code("000000".into()));
        assert!(france.casts(wrong, &ballot, Choice::Yes).is_err());
        assert_eq!(france.token(), first, "nothing was confirmed");

        france
            .casts(france.with_code(intent), &ballot, Choice::Yes)
            .unwrap();
        let second = france.token();
        assert_ne!(second, first);
        // A form that was sent twice still comes with the first.
        assert_eq!(runs(&first), Some(second.clone()));
        passes(house, 61);
        assert_eq!(runs(&first), None);
        assert_eq!(runs(&second), Some(second.clone()));
    });
}

fn confirmed(house: &House) -> Vec<intents::Confirmed> {
    let sealing = house.store().sealing().clone();
    house
        .store()
        .read(|r| intents::confirmed(r, &sealing))
        .unwrap()
}

#[test]
fn a_vote_is_confirmed_for_exactly_what_it_says() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        let before = head(house);
        let intent = france.intends(&ballot, Choice::Yes);
        assert_eq!(head(house), before, "to be asked is not to vote");
        let index = france
            .casts(france.with_code(intent), &ballot, Choice::Yes)
            .unwrap();
        assert_eq!((index, head(house)), (before, before + 1));

        let kept = confirmed(house);
        assert_eq!(kept.len(), 1);
        let said = &kept[0].evidence.intent;
        assert_eq!(kept[0].means, Auth::Totp);
        assert_eq!(said.choice, Some(Choice::Yes));
        assert_eq!(said.ballot, Some(ballot.clone()));
        assert_eq!(said.member, Some(code("FRA")));
        assert_eq!(said.account, france.account.to_string());
        assert_eq!(said.revision, Some(0));
        close(house, &ballot);
        let line = roll(house, &ballot)
            .into_iter()
            .find(|line| line.member == code("FRA"))
            .unwrap();
        assert_eq!(
            line.position,
            registry::store::votes::Position::Voted(Choice::Yes)
        );
    });
}

#[test]
fn the_same_form_again_gives_the_same_receipt_and_asks_for_nothing() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        let form = || Some(Request::new(&format!("{:032x}", 7), "vote", b"yes").unwrap());
        let (yes, none) = (Choice::Yes, "");
        let intent = waits(france.casts_with(france.asks(), &ballot, yes, none, form())).0;
        let by = france.with_code(intent);
        let first = france
            .casts_with(by.clone(), &ballot, yes, none, form())
            .unwrap();
        let count = head(house);
        for again in [by, france.asks()] {
            let receipt = france
                .casts_with(again, &ballot, yes, none, form())
                .unwrap();
            assert_eq!(receipt, first);
        }
        assert_eq!(head(house), count);
        // Another content under the number of that form is refused, confirmed or not.
        let other = Some(Request::new(&format!("{:032x}", 7), "vote", b"no").unwrap());
        let reused = france.casts_with(france.asks(), &ballot, Choice::No, none, other);
        assert_eq!(refused(reused), Refusal::RequestReused);
    });
}

/// Everything that somebody who sits at a delegate's desk may try without confirming this very vote.
const WAYS: usize = 13;

fn tries(
    way: usize,
    (france, elsewhere, germany): (&Person<'_>, &Person<'_>, &Person<'_>),
    (first, second): (&BallotSymbol, &BallotSymbol),
    spent: &(Uuid, String),
) -> Result<i64, Failure> {
    let (yes, no) = (Choice::Yes, Choice::No);
    let intent = |choice| france.intends(first, choice);
    match way {
        0 => france.casts(france.asks(), first, no),
        1 => france.casts(france.with_code(Uuid::now_v7()), first, no),
        // Confirmed for another choice, another ballot.
        2 => {
            let intent = intent(yes);
            france.casts(france.with_code(intent), first, no)
        }
        3 => {
            let intent = intent(no);
            france.casts(france.with_code(intent), second, no)
        }
        // Made in another session of the same person, or by somebody else.
        4 => {
            let intent = elsewhere.intends(first, no);
            france.casts(france.with_code(intent), first, no)
        }
        5 => {
            let intent = germany.intends(first, no);
            france.casts(france.with_code(intent), first, no)
        }
        // Too late.
        6 => {
            let intent = intent(no);
            passes(france.house, 180);
            france.casts(france.with_code(intent), first, no)
        }
        // Spent before.
        7 => france.casts(france.with_code(spent.0), first, no),
        // A code that was taken before, and a code of somebody else.
        8 => {
            let intent = intent(no);
            let given = Given::Code(spent.1.clone());
            france.casts(france.confirms(intent, given), first, no)
        }
        9 => {
            let intent = intent(no);
            let given = Given::Code(germany.code());
            france.casts(france.confirms(intent, given), first, no)
        }
        // Another explanation than the one that was shown.
        10 => {
            let intent = intent(no);
            france.casts_with(france.with_code(intent), first, no, "We object.", None)
        }
        // A withdrawal by the confirmation of a vote.
        11 => {
            let intent = intent(no);
            let (store, member) = (france.house.store(), france.member.as_ref().unwrap());
            votes::withdraw(store, france.with_code(intent), member, first.clone(), None)
                .map(|receipt| receipt.index)
        }
        // A passkey's answer that is none.
        _ => {
            let intent = intent(no);
            let given = Given::Assertion {
                ceremony: "00".repeat(32),
                credential: "{\"id\":\"x\"}".to_owned(),
                origin: ORIGIN.to_owned(),
            };
            france.casts(france.confirms(intent, given), first, no)
        }
    }
}

fn two_opened(house: &House) -> (BallotSymbol, BallotSymbol) {
    let proposals = [1, 2].map(|number| super::questions::at_final_text(house, number));
    house.at(OPENING);
    let [first, second] = proposals.map(|proposal| {
        let asked = super::questions::putting(&proposal, super::questions::CLOSING);
        registry::acts::ballots::open(house.store(), house.officer(), asked, None).unwrap()
    });
    (first, second)
}

#[test]
fn of_a_thousand_votes_without_their_own_confirmation_none_is_taken() {
    on_both(|house| {
        let (first, second) = two_opened(house);
        let mut france = Person::called(house, "head.fra", 1);
        let mut elsewhere = Person::called(house, "head.fra", 1);
        let mut germany = Person::called(house, "head.deu", 2);
        let began = house.now();
        let (mut taken, mut controls) = (0, 0);
        let mut spent = (Uuid::nil(), String::new());
        for number in 0..1_000 {
            if number % (4 * WAYS) == 0 {
                // Sessions end after half a day; and between the hostile ones the right one is taken.
                house
                    .script()
                    .set(began + SignedDuration::from_mins(80 * (number / 52) as i64));
                for person in [&mut france, &mut elsewhere, &mut germany] {
                    person.signs_in();
                }
                let intent = france.intends(&first, Choice::Yes);
                let shown = france.code();
                let given = Given::Code(shown.clone());
                let by = france.confirms(intent, given);
                controls += i32::from(france.casts(by, &first, Choice::Yes).is_ok());
                spent = (intent, shown);
            }
            let before = head(house);
            let people = (&france, &elsewhere, &germany);
            let answer = tries(number % WAYS, people, (&first, &second), &spent);
            taken += i32::from(answer.is_ok() || head(house) != before);
            let is_for_want_of_it = matches!(
                answer,
                Err(Failure::Refused(
                    Refusal::ConfirmFirst { .. } | Refusal::ConfirmationVoid
                ))
            );
            assert!(is_for_want_of_it, "way {}: {answer:?}", number % WAYS);
        }
        assert_eq!(taken, 0, "of 1,000");
        assert_eq!(controls, 20, "the right ones between them");
        close(house, &first);
        let france = roll(house, &first)
            .into_iter()
            .find(|line| line.member == code("FRA"))
            .unwrap();
        let yes = registry::store::votes::Position::Voted(Choice::Yes);
        assert_eq!(france.position, yes, "what was confirmed");
    });
}

#[test]
fn a_certification_takes_a_confirmation_of_each_of_its_two_officers() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 20, 3, 1);
        close(house, &ballot);
        house.at(CERTIFYING);
        let officer = Person::called(house, "officer", 3);
        let registrar = Person::called(house, "registrar", 4);
        let motion = Motion::Certification {
            ballot: ballot.clone(),
        };
        let refusal = Motion::CertificationRefusal {
            ballot,
            ground: registry::rules::words::CertificationGround::ALL[0],
            reference: super::questions::reference(),
        };
        let intent = waits(officer.proposes(officer.asks(), &motion)).0;
        // What was confirmed is not something else.
        let other = officer.proposes(officer.with_code(intent), &refusal);
        assert_eq!(why(other), Unconfirmed::Another);
        let id = officer
            .proposes(officer.with_code(intent), &motion)
            .unwrap();
        let spent = officer.proposes(officer.with_code(intent), &motion);
        assert_eq!(why(spent), Unconfirmed::Over);

        let (mut taken, before) = (0, head(house));
        for number in 0..200 {
            if number % 50 == 0 {
                passes(house, 400);
            }
            let by = match number % 4 {
                0 => registrar.asks(),
                1 => registrar.with_code(Uuid::now_v7()),
                // The proposer's own confirmation.
                2 => registrar.with_code(intent),
                // Confirmed to propose, used to approve.
                _ => {
                    let intent = waits(registrar.proposes(registrar.asks(), &motion)).0;
                    registrar.with_code(intent)
                }
            };
            taken += i32::from(registrar.approves(by, id).is_ok());
        }
        assert_eq!((taken, head(house)), (0, before));
        let intent = waits(registrar.approves(registrar.asks(), id)).0;
        registrar.approves(registrar.with_code(intent), id).unwrap();
        assert!(head(house) > before, "the right one is taken");

        let kept = confirmed(house);
        let names: Vec<&str> = kept
            .iter()
            .map(|one| one.evidence.intent.act["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["propose-motion", "approve-motion"]);
        assert_ne!(
            kept[0].evidence.intent.account,
            kept[1].evidence.intent.account
        );
    });
}

#[test]
fn five_wrong_codes_void_the_confirmation_and_a_sixth_right_one_does_not_help() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        let before = head(house);
        let intent = france.intends(&ballot, Choice::Yes);
        let wrong = || france.confirms(intent, Given::Code("000000".to_owned()));
        for left in (1..=4).rev() {
            let answer = waits(france.casts(wrong(), &ballot, Choice::Yes));
            assert_eq!(answer, (intent, Unconfirmed::WrongCode { left }));
        }
        let fifth = refused(france.casts(wrong(), &ballot, Choice::Yes));
        assert_eq!(fifth, Refusal::ConfirmationVoid);
        let sixth = france.casts(france.with_code(intent), &ballot, Choice::Yes);
        assert_eq!(why(sixth), Unconfirmed::Over);
        assert_eq!(head(house), before);
        // After so many no code is looked at for a while; then a new confirmation counts.
        let next = france.intends(&ballot, Choice::Yes);
        let paused = france.casts(france.with_code(next), &ballot, Choice::Yes);
        assert_eq!(why(paused), Unconfirmed::CodesPaused);
        passes(house, 301);
        france.votes(&ballot, Choice::Yes);
        assert_eq!(head(house), before + 1);
    });
}

#[test]
fn the_challenge_that_a_passkey_signed_follows_from_the_evidence() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        let key = SoftKey::of(house, france.account);
        let yes = france.intends(&ballot, Choice::Yes);
        let no = france.intends(&ballot, Choice::No);
        // Signed for the one, sent for the other.
        let Asks::Confirmed(token, proof) = france.with_key(yes, &key) else {
            unreachable!()
        };
        let swapped = Asks::Confirmed(
            token.clone(),
            Proof {
                intent: no,
                ..proof.clone()
            },
        );
        let answer = france.casts(swapped, &ballot, Choice::No);
        assert_eq!(why(answer), Unconfirmed::PasskeyFailed);
        let by = Asks::Confirmed(token, proof);
        france.casts(by.clone(), &ballot, Choice::Yes).unwrap();
        assert_eq!(
            why(france.casts(by, &ballot, Choice::Yes)),
            Unconfirmed::Over,
            "a second time"
        );

        let kept = confirmed(house);
        assert_eq!((kept.len(), kept[0].means), (1, Auth::Passkey));
        let evidence = &kept[0].evidence;
        let assertion: Value = serde_json::from_str(evidence.assertion.as_ref().unwrap()).unwrap();
        let client = assertion["response"]["clientDataJSON"].as_str().unwrap();
        let client: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(client).unwrap()).unwrap();
        let signed = URL_SAFE_NO_PAD
            .decode(client["challenge"].as_str().unwrap())
            .unwrap();
        // By hand, as SECURITY writes it.
        let mut bytes = b"gaip-registry/intent/v1\n".to_vec();
        bytes.extend(hex::decode(&evidence.nonce).unwrap());
        bytes.extend(canonical::write(&evidence.intent).unwrap().into_bytes());
        assert_eq!(hex::encode(&signed), sha256_hex(&bytes));
        let fields: Vec<String> = serde_json::to_value(&evidence.intent)
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        let expected = [
            "account", "act", "ballot", "choice", "expires", "member", "origin", "revision",
            "session",
        ];
        assert_eq!(fields, expected);
        let mut other = evidence.clone();
        other.intent.choice = Some(Choice::No);
        assert_ne!(other.challenge().unwrap().to_vec(), signed);
    });
}

#[test]
fn a_passkey_of_somebody_else_or_from_elsewhere_confirms_nothing() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        let germany = Person::called(house, "head.deu", 2);
        let own = SoftKey::of(house, france.account);
        let foreign = SoftKey::of(house, germany.account);
        let before = head(house);
        let intent = france.intends(&ballot, Choice::Yes);
        let house_at = RelyingParty::at(ORIGIN).unwrap();
        let challenge =
            || confirming::challenge(house.store(), &france.token(), intent, &house_at).unwrap();
        let given = |ceremony: String, credential: String| {
            let origin = ORIGIN.to_owned();
            france.confirms(
                intent,
                Given::Assertion {
                    ceremony,
                    credential,
                    origin,
                },
            )
        };
        let elsewhere = "https://registry.example.badexample.com";
        for credential in [
            foreign.answers(&challenge().options, ORIGIN),
            own.answers(&challenge().options, elsewhere),
            own.answers(&challenge().options, "https://badexample.com"),
            // Present, but the device did not verify who is there.
            own.answers_as(&challenge().options, ORIGIN, 0x01),
            own.answers_as(&challenge().options, ORIGIN, 0x00),
        ] {
            let begun = challenge();
            let answer = france.casts(given(begun.ceremony, credential), &ballot, Choice::Yes);
            assert_eq!(why(answer), Unconfirmed::PasskeyFailed);
        }
        assert_eq!(head(house), before);
        let by = france.with_key(intent, &own);
        france.casts(by, &ballot, Choice::Yes).unwrap();
    });
}

#[test]
fn what_waits_is_sealed_and_forgotten_when_it_is_over_or_the_ballot_closes() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        france.votes(&ballot, Choice::No);
        france.votes(&ballot, Choice::Abstain);
        france.votes(&ballot, Choice::Yes);
        france.intends(&ballot, Choice::NotParticipating);
        let rows = super::tables::rows_of(house, "intents");
        assert_eq!(rows.len(), 4);
        for row in &rows {
            for word in ["abstain", "participating", "\"choice\"", "\"yes\""] {
                assert!(!row.contains(word), "{word} in {row}");
            }
        }
        passes(house, 181);
        assert_eq!(confirming::forget(house.store()).unwrap(), 1);
        assert_eq!(super::tables::rows_of(house, "intents").len(), 3);
        close(house, &ballot);
        let kept = confirmed(house);
        assert_eq!(kept.len(), 1, "the replaced go with their salts");
        assert_eq!(kept[0].evidence.intent.choice, Some(Choice::Yes));
    });
}

#[test]
fn every_act_of_the_list_waits_for_its_confirmation_and_the_rest_does_not() {
    use registry::rules::authorisation::{Holds, Strength, needed};
    let listed = [
        Action::Vote,
        Action::ConsentToPublish,
        Action::ProposeMotion,
        Action::ApproveMotion,
        Action::InviteToDelegation,
        Action::InvitePartnerDelegate,
        Action::InviteToOffice,
        Action::EndAppointment,
        Action::ConfirmHolder,
        Action::ConfirmVote,
        Action::ChangeCredentials,
    ];
    for action in Action::ALL {
        for office in Office::ALL {
            let is_needed = needed(*action, Some(*office)).is_some();
            assert_eq!(is_needed, listed.contains(action), "{action} {office}");
        }
    }
    let officers = needed(Action::ApproveMotion, Some(Office::Registrar)).unwrap();
    assert_eq!(officers, Strength::Passkey);
    assert!(!officers.accepts(Auth::Totp, Holds::NoPasskey, false));
    assert!(officers.accepts(Auth::Totp, Holds::NoPasskey, true));
    assert!(officers.accepts(Auth::Passkey, Holds::Passkey, false));
    let delegates = needed(Action::Vote, Some(Office::Alternate)).unwrap();
    assert!(delegates.accepts(Auth::Totp, Holds::Passkey, false));
    assert!(!delegates.accepts(Auth::Password, Holds::NoPasskey, true));
    let own = needed(Action::ChangeCredentials, None).unwrap();
    assert!(own.accepts(Auth::Totp, Holds::NoPasskey, false));
    assert!(!own.accepts(Auth::Totp, Holds::Passkey, false));
}

#[test]
fn in_a_house_of_record_an_officer_confirms_by_passkey_only() {
    for database in [
        super::databases::Database::Sqlite,
        super::databases::Database::Postgres,
    ] {
        let house = House::of_record(database);
        let ballot = opened(&house, 1);
        let officer = Person::called(&house, "officer", 3);
        let motion = Motion::Extension {
            ballot,
            closes: "2026-03-19T17:00:00Z".parse::<Timestamp>().unwrap(),
            reference: super::questions::reference(),
        };
        let intent = waits(officer.proposes(officer.asks(), &motion)).0;
        let by_code = officer.proposes(officer.with_code(intent), &motion);
        assert_eq!(why(by_code), Unconfirmed::PasskeyNeeded);
        let key = SoftKey::of(&house, officer.account);
        let intent = waits(officer.proposes(officer.asks(), &motion)).0;
        officer
            .proposes(officer.with_key(intent, &key), &motion)
            .unwrap();
    }
}

#[test]
fn nothing_that_is_shown_while_a_ballot_runs_is_a_digest_of_what_was_confirmed() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = Person::called(house, "head.fra", 1);
        let index = france.votes(&ballot, Choice::Yes);
        casts(house, "DEU", &ballot, Choice::No).unwrap();
        let intent = confirmed(house)[0].evidence.intent.clone();
        // Every choice, member and revision, in the intent as it was and in every smaller form of it.
        let mut guessed = std::collections::HashSet::new();
        for member in states(house) {
            for choice in Choice::ALL {
                for revision in 0..3 {
                    let mut guess = intent.clone();
                    guess.member = Some(member.clone());
                    guess.choice = Some(*choice);
                    guess.revision = Some(revision);
                    let whole = canonical::write(&guess).unwrap();
                    guessed.insert(sha256_hex(whole.as_bytes()));
                    let domain = format!("gaip-registry/intent/v1\n{whole}");
                    guessed.insert(sha256_hex(domain.as_bytes()));
                    let zeros = intents_challenge(&[0; 32], &whole);
                    guessed.insert(zeros);
                    for small in [
                        format!("{ballot}{member}{choice}{revision}"),
                        format!("{ballot} {member} {choice} {revision}"),
                        format!(
                            "{{\"ballot\":\"{ballot}\",\"choice\":\"{choice}\",\"member\":\"{member}\",\"revision\":{revision}}}"
                        ),
                    ] {
                        guessed.insert(sha256_hex(small.as_bytes()));
                    }
                }
            }
        }
        assert!(guessed.len() > 2_500, "{}", guessed.len());
        let shown = everything_shown(house, &ballot, index);
        assert!(shown.len() > 5, "{} digests are shown", shown.len());
        let met: Vec<_> = shown.intersection(&guessed).collect();
        assert!(met.is_empty(), "{met:?}");

        // The same search finds an unsalted digest that somebody lets out.
        let let_out = guessed.iter().next().unwrap().clone();
        let name = registry::rules::words::Name::parse(&format!("Theme {let_out}")).unwrap();
        let theme = registry::rules::words::ThemeCode::parse("leak").unwrap();
        registry::acts::themes::add(
            house.store(),
            house.officer(),
            theme,
            name.clone(),
            name,
            None,
        )
        .unwrap();
        let shown = everything_shown(house, &ballot, index);
        assert_eq!(shown.intersection(&guessed).count(), 1);
    });
}

fn intents_challenge(nonce: &[u8; 32], intent: &str) -> String {
    hex::encode(registry::record::intents::challenge(nonce, intent))
}

/// Every digest on the public pages of a vote, in their headers, in the record, and on the desks of those who voted.
fn everything_shown(
    house: &House,
    ballot: &BallotSymbol,
    index: i64,
) -> std::collections::HashSet<String> {
    let visitor = house.browser();
    let mut places: Vec<String> = vec![
        format!("/en/votes/{ballot}"),
        format!("/fr/votes/{ballot}"),
        format!("/en/votes/{ballot}.json"),
        "/en/votes".to_owned(),
        "/en/proposals".to_owned(),
        "/en/record".to_owned(),
        format!("/api/v1/record/entries?ballot={ballot}"),
    ];
    for entry in (index - 4)..head(house) {
        places.push(format!("/en/record/{entry}"));
        places.push(format!("/record/entries/{entry}.json"));
    }
    let germany = house.signed_in_as("head.deu");
    let officer = house.signed_in_as("officer");
    let desk = format!("/en/desk/ballots/{ballot}");
    let mut shown = String::new();
    let mut take = |answer: super::browser::Answer| {
        for (name, value) in &answer.headers {
            shown.push_str(&format!(
                "{name}: {}\n",
                String::from_utf8_lossy(value.as_bytes())
            ));
        }
        shown.push_str(&answer.body);
    };
    for place in &places {
        take(visitor.get(place));
    }
    take(germany.get(&desk));
    take(officer.get(&desk));
    shown
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit()))
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn the_evidence_of_two_officers_stands_with_the_motion_in_the_database() {
    on_both(|house| {
        let ballot = opened(house, 1);
        house.at(OPENING);
        let officer = Person::called(house, "officer", 3);
        let second = Person::called(house, "second-officer", 4);
        let motion = Motion::Extension {
            ballot,
            closes: "2026-03-19T17:00:00Z".parse::<Timestamp>().unwrap(),
            reference: super::questions::reference(),
        };
        let intent = waits(officer.proposes(officer.asks(), &motion)).0;
        let id = officer
            .proposes(officer.with_code(intent), &motion)
            .unwrap();
        let own = officer.approves(officer.asks(), id);
        assert_eq!(refused(own), Refusal::SecondOfficerMustDiffer);
        let approval = waits(second.approves(second.asks(), id)).0;
        second.approves(second.with_code(approval), id).unwrap();
        let rows = super::tables::rows_of(house, "motions");
        assert_eq!(rows.len(), 1);
        assert!(rows[0].contains(&intent.to_string()), "{rows:?}");
        assert!(rows[0].contains(&approval.to_string()), "{rows:?}");
        // Neither one intent for both, nor an approval by nobody: the database refuses it.
        for wrong in [
            "UPDATE motions SET approved_intent = proposed_intent",
            "UPDATE motions SET approved_by = account",
            "UPDATE motions SET approved_seat = seat",
            "UPDATE motions SET approved_by = NULL",
        ] {
            assert!(super::tables::tell(house, wrong).is_err(), "{wrong}");
        }
        let right = "UPDATE motions SET settled = settled";
        assert!(super::tables::tell(house, right).is_ok());
    });
}
