//! Certificates that are harder to hold: opened on a later day, asked for by a policy, forged into a signed record.

use registry::acts::ballots;
use registry::acts::motions::Motion;
use registry::archive::{self, Policy};
use registry::clock;
use registry::notary::keys::{Keyring, Seal};
use registry::notary::{Notary, Setting};
use registry::record::certificates::{Certificate, Proof};
use registry::record::checkpoints::{Checkpoint, TlogProof};
use registry::record::proofs::{Leaves, inclusion, root};
use registry::record::tree::{Hash, leaf};
use registry::record::{Act, Entry, canonical};
use registry::rules::words::{BallotSymbol, Choice, KeyUse, Lang};
use registry::store::drafts::DraftWords;

use super::databases::{Database, fresh_path};
use super::house::{House, ORIGIN, on_both};
use super::judge::record_of;
use super::office::{enter_keys, office};
use super::proposals::whole_words;
use super::questions::{CERTIFYING, cast_all, certify, close, code, opened, putting, reference};
use super::story::consulted;
use super::witness::Witness;

/// A certified result, with everything signed that can be.
fn certified(house: &House, setting: &Setting) -> Certificate {
    let ballot = opened(house, 1);
    cast_all(house, &ballot, 20, 4, 2);
    close(house, &ballot);
    house.at(CERTIFYING);
    certify(house, &ballot).unwrap();
    enter_keys(house, setting);
    handed_out(house, setting, &ballot)
}

fn handed_out(house: &House, setting: &Setting, ballot: &BallotSymbol) -> Certificate {
    let mut notary = Notary::open(house.store(), setting).unwrap();
    notary.round().unwrap();
    notary.sign_certificates().unwrap();
    let file = format!("/record/certificates/{ballot}.json");
    let answer = house.browser().get(&file);
    assert_eq!(answer.status, 200, "{}", answer.body);
    canonical::read(&answer.body).unwrap()
}

fn wrong(certificate: &Certificate, policy: Option<&Policy>) -> Vec<String> {
    let bytes = canonical::write(certificate).unwrap();
    archive::verify_certificate(&bytes, policy).wrong
}

#[test]
fn a_result_that_was_not_adopted_and_opened_on_its_day_has_a_certificate_that_holds() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        let words = DraftWords {
            opens_on: "2026-05-04".into(),
            ..whole_words(Lang::En)
        };
        let proposal = consulted(house, "ITA", words);
        house.at("2026-03-20T17:00:00Z");
        clock::round(house.store());
        house.languages_are_ready(&proposal);
        registry::acts::consultations::fix_final_text(
            house.store(),
            house.officer(),
            &proposal,
            0,
            None,
        )
        .unwrap();
        house.at("2026-03-31T09:00:00Z");
        let asked = putting(&proposal, "2026-04-08T16:00:00Z");
        let ballot = ballots::open(house.store(), house.officer(), asked, None).unwrap();
        cast_all(house, &ballot, 10, 20, 0);
        house.at("2026-04-08T16:00:00Z");
        clock::round(house.store());
        let corrects = |member: &str, choice| {
            house
                .two_officers(Motion::Correction {
                    ballot: ballot.clone(),
                    choice,
                    member: code(member),
                    reference: reference(),
                })
                .unwrap();
        };
        corrects("FRA", Some(Choice::Abstain));
        house.at("2026-04-14T09:00:00Z");
        certify(house, &ballot).unwrap();
        corrects("DEU", None);
        let file = format!("/record/certificates/{ballot}.json");
        assert_eq!(house.browser().get(&file).status, 404, "closed still");
        house.at("2026-05-04T09:00:00Z");
        clock::round(house.store());
        let certificate = handed_out(house, &setting, &ballot);
        let corrected = |c: &Certificate| {
            c.body
                .votes
                .iter()
                .filter(|v| v.corrected.is_some())
                .count()
        };
        assert_eq!(corrected(&certificate), 1);
        assert_eq!(wrong(&certificate, None), Vec::<String>::new());
        // The later correction beside it changes nothing of what was certified.
        let record = record_of(house.store());
        let mut with_more = certificate.clone();
        let closed = |bytes: &&String| bytes.starts_with("{\"act\":\"for-members\"");
        let notes = note_of(&certificate);
        for bytes in record.iter().filter(closed) {
            with_more.proofs.push(proof_of(&record, bytes, &notes));
        }
        assert_eq!(wrong(&with_more, None), Vec::<String>::new());
        // Without the disclosure there is nothing that certified it.
        let mut without = certificate;
        without.proofs.retain(|proof| match proof {
            Proof::Entry { bytes, .. } => !bytes.starts_with("{\"act\":\"disclosure\""),
            Proof::Signature { .. } => true,
        });
        assert!(!wrong(&without, None).is_empty());
    });
}

fn note_of(certificate: &Certificate) -> String {
    let mut notes = certificate.proofs.iter().filter_map(|proof| match proof {
        Proof::Entry { proof, .. } => Some(TlogProof::parse(proof).unwrap().checkpoint),
        Proof::Signature { .. } => None,
    });
    notes.next().unwrap()
}

/// The proof of one entry in a record, under this note.
fn proof_of(record: &[String], bytes: &str, note: &str) -> Proof {
    let leaves: Vec<Hash> = record.iter().map(|bytes| leaf(bytes.as_bytes())).collect();
    let size = Checkpoint::of_note(note).unwrap().size;
    let index = Entry::parse(bytes).unwrap().index.unsigned_abs();
    let path = inclusion(&mut Leaves(&leaves), index, size)
        .unwrap()
        .unwrap();
    let proof = TlogProof {
        index,
        path,
        checkpoint: note.to_owned(),
    };
    Proof::Entry {
        bytes: bytes.to_owned(),
        proof: proof.text(),
    }
}

/// The same certificate over another record, signed with these keys.
fn over(record: &[String], certificate: &Certificate, seals: &[Seal]) -> Certificate {
    let leaves: Vec<Hash> = record.iter().map(|bytes| leaf(bytes.as_bytes())).collect();
    let size = leaves.len() as u64;
    let checkpoint = Checkpoint {
        origin: ORIGIN.to_owned(),
        size,
        root: root(&mut Leaves(&leaves), size).unwrap(),
    };
    let note = Seal::sign(seals, &checkpoint.text()).unwrap();
    let proofs = certificate.proofs.iter().map(|proof| match proof {
        Proof::Entry { bytes, .. } => {
            let index = Entry::parse(bytes).unwrap().index;
            proof_of(record, &record[usize::try_from(index).unwrap()], &note)
        }
        signature => signature.clone(),
    });
    Certificate {
        body: certificate.body.clone(),
        proofs: proofs.collect(),
    }
}

#[test]
fn opened_votes_out_of_order_or_twice_are_found() {
    let house = House::on(Database::Sqlite);
    let setting = office();
    let certificate = certified(&house, &setting);
    let seals = Keyring::of(&setting.keys, ORIGIN).all(KeyUse::Log).unwrap();
    let record = record_of(house.store());
    let control = over(&record, &certificate, &seals);
    assert_eq!(wrong(&control, None), Vec::<String>::new());
    let closing = usize::try_from(certificate.body.closed).unwrap();
    let forged = |forge: fn(&mut Vec<_>)| {
        let mut entry = Entry::parse(&record[closing]).unwrap();
        let Act::Closing { votes, .. } = &mut entry.act else {
            panic!("no closing");
        };
        forge(votes);
        let mut record = record.clone();
        record[closing] = entry.bytes().unwrap();
        wrong(&over(&record, &certificate, &seals), None)
    };
    let said = ["the opened votes are not in the order of members, one for each"];
    assert_eq!(forged(|votes| votes.swap(0, 1)), said);
    assert_eq!(forged(|votes| votes.insert(1, votes[0].clone())), said);
}

#[test]
fn a_certificate_is_asked_for_the_witnesses_and_the_log_of_the_policy() {
    let house = House::on(Database::Sqlite);
    let setting = office();
    let certificate = certified(&house, &setting);
    let seals = Keyring::of(&setting.keys, ORIGIN).all(KeyUse::Log).unwrap();
    let log = seals[0].vkey.as_str();
    let policy = |text: &str| Policy::parse(text).unwrap();
    let trusted = policy(&format!("log {log}\nquorum none\n"));
    assert_eq!(wrong(&certificate, Some(&trusted)), Vec::<String>::new());
    let witness = Witness::of(ORIGIN, "w").vkey;
    let witnessed = policy(&format!("log {log}\nwitness w {witness}\nquorum w\n"));
    assert_eq!(
        wrong(&certificate, Some(&witnessed)),
        ["the witnesses that the policy asks for have not cosigned"]
    );
    // A key that is trusted for another log signs nothing here.
    let elsewhere = Keyring::of(&fresh_path("elsewhere"), "other.example/log");
    elsewhere.found().unwrap();
    let others = elsewhere.all(KeyUse::Log).unwrap();
    let of_another = policy(&format!("log {}\nquorum none\n", others[0].vkey.as_str()));
    let signed = over(&record_of(house.store()), &certificate, &others);
    assert_eq!(
        wrong(&signed, Some(&of_another)),
        ["the checkpoint is not signed by any of the keys given"]
    );
}
