//! Certificates of results: signed once certified, counted again from the file alone, named only at the desk.

use registry::archive;
use registry::notary::Notary;
use registry::record::certificates::{Certificate, Proof};
use registry::record::checkpoints::{Checkpoint, TlogProof, VerifierKey, signers};
use registry::record::tree::leaf;
use registry::record::{Act, Entry, canonical};
use registry::rules::words::KeyUse;
use registry::store::keys;

use super::house::on_both;
use super::notary::{enter_keys, office};
use super::questions::{CERTIFYING, cast_all, certify, close, opened};

#[test]
fn a_certificate_is_counted_again_from_its_file_alone() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 20, 4, 2);
        close(house, &ballot);
        let browser = house.browser();
        let page = format!("/en/votes/{ballot}/certificate");
        assert_eq!(
            browser.get(&page).status,
            404,
            "nothing before the certification"
        );
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        let unsigned = browser.get(&format!("/record/certificates/{ballot}.json"));
        assert_eq!(unsigned.status, 404, "no signature, no file");
        let setting = office();
        enter_keys(house, &setting);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        assert_eq!(notary.sign_certificates().unwrap(), 1);
        assert_eq!(notary.sign_certificates().unwrap(), 0);
        let file = browser.get(&format!("/record/certificates/{ballot}.json"));
        assert_eq!(file.status, 200);
        let made: Certificate = canonical::read(&file.body).unwrap();
        assert_eq!(made.body.recounted().outcome, made.body.outcome);
        let mut entries = Vec::new();
        for proof in &made.proofs {
            if let Proof::Entry { bytes, proof } = proof {
                let proof = TlogProof::parse(proof).unwrap();
                let checkpoint = Checkpoint::of_note(&proof.checkpoint).unwrap();
                assert!(registry::record::proofs::includes(
                    &checkpoint.root,
                    checkpoint.size,
                    proof.index,
                    &leaf(bytes.as_bytes()),
                    &proof.path
                ));
                entries.push(Entry::parse(bytes).unwrap());
            }
        }
        let certified = entries.iter().find_map(|entry| match &entry.act {
            Act::Certification { certificate, .. } => Some(certificate.clone()),
            _ => None,
        });
        assert_eq!(certified, Some(made.body.fingerprint().unwrap()));
        let key = house
            .store()
            .read(keys::all)
            .unwrap()
            .into_iter()
            .find(|key| key.purpose == KeyUse::Certificate)
            .unwrap();
        let key = [VerifierKey::parse(key.vkey.as_str()).unwrap()];
        let notes = made.proofs.iter().filter_map(|proof| match proof {
            Proof::Signature { note } => Some(note),
            Proof::Entry { .. } => None,
        });
        for note in notes {
            assert!(note.starts_with(&made.body.note_text().unwrap()));
            assert_eq!(signers(note, &key).len(), 1);
        }
        let tried = archive::verify_certificate(&file.body, None);
        assert_eq!(tried.wrong, Vec::<String>::new());
        for (there, instead) in [
            ("\"choice\":\"yes\"", "\"choice\":\"no\""),
            ("\"left_closed\":0", "\"left_closed\":1"),
            ("\"needed\":16", "\"needed\":15"),
            ("\"revision\":0", "\"revision\":1"),
            ("sha256 ", "sha256 0"),
            ("\"kind\":\"signature\"", "\"kind\":\"sinature\""),
        ] {
            assert!(file.body.contains(there), "{there}");
            let forged = file.body.replacen(there, instead, 1);
            let tried = archive::verify_certificate(&forged, None);
            assert!(!tried.holds(), "{there} became {instead}");
        }
        let page = browser.get(&page);
        assert!(page.body.contains("20") && page.body.contains("gaip-certificate/v1"));
        let named = house
            .signed_in_as("officer")
            .get(&format!("/en/desk/ballots/{ballot}/certificate"));
        assert_eq!(named.status, 200);
        let names_somebody =
            |page: &str| (1..9).any(|seat| page.contains(&format!("SEC-0{seat} (")));
        assert!(
            names_somebody(&named.body),
            "the secretariat reads who certified"
        );
        assert!(
            !names_somebody(&page.body),
            "the public reads the seats only"
        );
    });
}
