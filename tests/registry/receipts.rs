//! Receipts: signed in the vote's own transaction, kept, shown, and judged by anybody on a public page.

use registry::acts::votes::{self, Said};
use registry::notary::Notary;
use registry::notary::keys::{Keyring, Seal};
use registry::record::checkpoints::{TlogProof, VerifierKey, base64, signers, split};
use registry::record::receipts::{ReceiptFile, ReceiptText};
use registry::record::tree::leaf;
use registry::rules::words::{BallotSymbol, Choice, KeyUse};
use registry::store::votes::Receipt;
use registry::store::{Failure, Request, Store, StoreError, entries, receipts};

use super::browser::{Answer, Browser, Door};
use super::house::{House, ORIGIN, PASSWORD, email_of, on_both};
use super::office::{enter_keys, office};
use super::pages::read_aloud;
use super::questions::{close, code, opened};

/// A house whose instance signs receipts, and whose keys are on the record.
fn signing(house: &House) -> (Store, registry::notary::Setting, VerifierKey) {
    let setting = office();
    enter_keys(house, &setting);
    let ring = Keyring::of(&setting.keys, ORIGIN);
    let key = ring.all(KeyUse::Receipt).unwrap()[0].vkey.clone();
    let store = house
        .store()
        .clone()
        .with_receipts(ring.receipts(house.store()).unwrap());
    (store, setting, key)
}

fn votes(
    house: &House,
    store: &Store,
    member: &str,
    ballot: &BallotSymbol,
    choice: Choice,
    request: Option<Request>,
) -> Result<Receipt, Failure> {
    let by = house.head_of(member);
    votes::cast(
        store,
        by,
        &code(member),
        ballot.clone(),
        choice,
        Said::default(),
        request,
    )
}

fn note_of(store: &Store, index: i64) -> Option<String> {
    store
        .read::<_, StoreError>(|r| receipts::find(r, index))
        .unwrap()
}

#[test]
fn a_vote_is_answered_with_a_signed_receipt_and_a_repeat_with_the_same() {
    on_both(|house| {
        let (store, _, key) = signing(house);
        let ballot = opened(house, 1);
        let request = || Some(Request::new(&"7".repeat(32), "vote", b"yes").unwrap());
        let receipt = votes(house, &store, "FRA", &ballot, Choice::Yes, request()).unwrap();
        let note = note_of(&store, receipt.index).expect("the receipt is kept");
        assert_eq!(signers(&note, std::slice::from_ref(&key)), [&key]);

        let written = store
            .read::<_, StoreError>(|r| entries::find(r, receipt.index))
            .unwrap();
        let (text, _) = split(&note).unwrap();
        let hash = base64(&leaf(written.bytes.as_bytes()));
        assert_eq!(
            text,
            format!(
                "gaip-receipt/v1\nlog {ORIGIN}\nindex {}\nleaf {hash}\ntime 2026-03-12T09:00:00.000000Z\n",
                receipt.index
            )
        );
        let again = votes(house, &store, "FRA", &ballot, Choice::Yes, request()).unwrap();
        assert_eq!(again, receipt);
        assert_eq!(note_of(&store, again.index), Some(note));
        // What is no vote gets none, and an instance without a key gives none.
        assert_eq!(note_of(&store, 0), None);
        let silent = votes(house, house.store(), "DEU", &ballot, Choice::No, None).unwrap();
        assert_eq!(note_of(&store, silent.index), None);
    });
}

#[test]
fn a_receipt_has_one_form() {
    let text = ReceiptText {
        origin: ORIGIN.into(),
        index: 7,
        leaf: [9; 32],
        time: "2026-03-12T09:00:00.000000Z".into(),
    };
    assert_eq!(ReceiptText::parse(&text.text()), Some(text.clone()));
    let written = text.text();
    for other in [
        written.replace("index 7", "index 07"),
        written.replace("index 7", "index +7"),
        written.replace("receipt/v1", "receipt/v2"),
        format!("{written}more\n"),
        format!("{written}\n"),
        written.trim_end().to_owned(),
        written.replace("leaf ", "leaf  "),
    ] {
        assert_eq!(ReceiptText::parse(&other), None, "{other}");
    }
}

/// A signed-in browser at a door of its own.
fn signed_in(house: &House, door: &Door, name: &str, member: &str) -> Browser {
    house.head_of(member);
    let browser = Browser::at(door.origin());
    assert_eq!(browser.sign_in_as(&email_of(name), PASSWORD).status, 303);
    browser
}

fn drops(browser: &Browser, lang: &str, text: &str) -> Answer {
    browser.post_file(
        &format!("/{lang}/record/receipt"),
        &[("text", text), ("file", "")],
    )
}

/// The page as it is read aloud: the verdict stands in it.
fn said(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.body);
    read_aloud(&answer.body)
}

#[test]
fn anybody_drops_a_receipt_and_reads_what_it_shows() {
    on_both(|house| {
        let (store, setting, _) = signing(house);
        let ballot = opened(house, 1);
        let first = votes(house, &store, "FRA", &ballot, Choice::No, None).unwrap();
        let last = votes(house, &store, "FRA", &ballot, Choice::Yes, None).unwrap();
        let door = Door::open(&store);
        let france = signed_in(house, &door, "head.fra", "FRA");
        let page = |index: i64| format!("/en/desk/ballots/{ballot}/votes/{index}");
        let shown = france.get(&page(last.index));
        assert!(
            shown.body.contains("gaip-receipt/v1"),
            "the note stands on the page"
        );
        let file_of = |index: i64| france.get(&format!("{}/receipt.json", page(index)));
        let (replaced, kept) = (file_of(first.index), file_of(last.index));
        assert_eq!(kept.status, 200);
        assert_eq!(kept.header("cache-control"), "no-store");
        assert!(kept.header("content-disposition").starts_with("attachment"));
        let germany = signed_in(house, &door, "head.deu", "DEU");
        let stolen = germany.get(&format!("{}/receipt.json", page(last.index)));
        assert_eq!(stolen.status, 404, "nobody else's");

        let stranger = Browser::at(door.origin());
        let note = note_of(&store, last.index).unwrap();
        // Before a checkpoint covers it: a promise.
        let answer = said(&drops(&stranger, "en", &note));
        assert!(answer.contains("So far it holds"), "{answer}");
        assert!(
            answer.contains("No signed checkpoint covers the entry yet"),
            "{answer}"
        );
        assert!(answer.contains("a signed receipt is a promise"), "{answer}");

        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        let answer = said(&drops(&stranger, "en", &note));
        assert!(answer.contains("It holds."), "{answer}");
        assert!(
            answer.contains("is in the tree of the signed checkpoint"),
            "{answer}"
        );
        let french = said(&drops(&stranger, "fr", &note.replace('\n', "\r\n")));
        assert!(french.contains("Tout concorde."), "{french}");
        let uploaded = stranger.post_file("/en/record/receipt", &[("text", ""), ("file", &note)]);
        assert!(said(&uploaded).contains("It holds."));

        // The file while the ballot runs: whether it is the last stays closed.
        let answer = said(&drops(&stranger, "en", &kept.body));
        assert!(
            answer.contains("Content and salt give the commitment."),
            "{answer}"
        );
        assert!(answer.contains("has not ended"), "{answer}");
        assert!(answer.contains("So far it holds"), "{answer}");

        close(house, &ballot);
        notary.round().unwrap();
        let answer = said(&drops(&stranger, "en", &kept.body));
        assert!(
            answer.contains("opened exactly this as the last word of FRA"),
            "{answer}"
        );
        assert!(answer.contains("It holds."), "{answer}");
        let answer = said(&drops(&stranger, "en", &replaced.body));
        assert!(answer.contains("did not open this"), "{answer}");

        wrong_ones(&store, &stranger, &note, &kept.body);
        let index = last.index;
        let proof = stranger.get(&format!("/record/entries/{index}.tlog-proof"));
        proofs_of_it(&stranger, &proof.body, &setting, index);
        assert_eq!(
            store.read::<_, StoreError>(|r| Ok(r.head().n)).unwrap(),
            house
                .store()
                .read::<_, StoreError>(|r| Ok(r.head().n))
                .unwrap(),
        );
    });
}

/// Every bent one is said to be so.
fn wrong_ones(store: &Store, stranger: &Browser, note: &str, file: &str) {
    let bent = note.replacen("index ", "index 1", 1);
    let answer = said(&drops(stranger, "en", &bent));
    assert!(answer.contains("It does not hold."), "{answer}");
    assert!(
        answer.contains("No key of the record signed exactly this."),
        "{answer}"
    );

    let lied = file.replacen("\"choice\":\"yes\"", "\"choice\":\"no\"", 1);
    assert_ne!(lied, file);
    let answer = said(&drops(stranger, "en", &lied));
    assert!(answer.contains("It does not hold."), "{answer}");
    assert!(answer.contains("do not give the commitment"), "{answer}");

    let elsewhere = file.replace(ORIGIN, "other.example/log");
    let answer = said(&drops(stranger, "en", &elsewhere));
    assert!(
        answer.contains("It is of another record: other.example/log"),
        "{answer}"
    );

    // Another vote's salt and content with an entry of their own choosing.
    let mut moved: ReceiptFile = serde_json::from_str(file).unwrap();
    moved.content.index = 0;
    let salt = registry::record::commitments::salt_of(&moved.salt).unwrap();
    let kind = registry::record::commitments::Kind::Vote;
    moved.commitment = registry::record::commitments::commit(kind, &salt, &moved.content).unwrap();
    let answer = said(&drops(
        stranger,
        "en",
        &serde_json::to_string(&moved).unwrap(),
    ));
    assert!(answer.contains("Entry 0 is not a vote in"), "{answer}");
    assert!(answer.contains("It does not hold."), "{answer}");

    for nothing in [
        "",
        "hello",
        "{",
        "{\"a\":1}",
        "c2sp.org/tlog-proof@v1\nindex 1\n",
        "\u{0}\u{1}",
    ] {
        let answer = drops(stranger, "en", nothing);
        assert_eq!(answer.status, 422, "{nothing:?}");
        assert!(
            answer.body.contains("This is none of the three"),
            "{nothing:?}"
        );
    }
    let endless = "x".repeat(80_000);
    assert_eq!(drops(stranger, "en", &endless).status, 413);
    let forged = stranger.post_from_elsewhere("/en/record/receipt", &[("text", note)]);
    assert_eq!(
        forged.status, 403,
        "the rule of forged requests has no exception"
    );
    assert!(store.gate().missing().is_none());
}

fn proofs_of_it(stranger: &Browser, proof: &str, setting: &registry::notary::Setting, index: i64) {
    assert!(
        proof.starts_with(&format!("c2sp.org/tlog-proof@v1\nindex {index}\n")),
        "{proof}"
    );
    let read = TlogProof::parse(proof).unwrap();
    assert_eq!(read.text(), proof);
    let answer = said(&drops(stranger, "en", proof));
    assert!(answer.contains("It holds."), "{answer}");
    assert!(answer.contains("is of the same history"), "{answer}");
    assert!(!answer.contains("What the screen showed"), "{answer}");

    let mut bent = read.clone();
    bent.path[0][0] ^= 1;
    let answer = said(&drops(stranger, "en", &bent.text()));
    assert!(answer.contains("does not lead from entry"), "{answer}");
    // A second history, signed by the real key: the page says what it is worth.
    let ring = Keyring::of(&setting.keys, ORIGIN);
    let mut other = registry::record::checkpoints::Checkpoint::of_note(&read.checkpoint).unwrap();
    other.root = [3; 32];
    let forked = TlogProof {
        checkpoint: Seal::sign(&ring.all(KeyUse::Log).unwrap(), &other.text()).unwrap(),
        ..read
    };
    let answer = said(&drops(stranger, "en", &forked.text()));
    assert!(answer.contains("It was signed by the key"), "{answer}");
    assert!(answer.contains("the two cannot both be true"), "{answer}");
}

#[test]
fn the_page_of_keys_shows_each_with_its_fingerprint() {
    on_both(|house| {
        let setting = office();
        let none = house.browser().get("/en/record/keys");
        assert!(read_aloud(&none.body).contains("once the record names them"));
        enter_keys(house, &setting);
        let ring = Keyring::of(&setting.keys, ORIGIN);
        for lang in ["en", "fr"] {
            let page = house.browser().get(&format!("/{lang}/record/keys"));
            assert_eq!(page.status, 200);
            for purpose in [KeyUse::Log, KeyUse::Certificate, KeyUse::Receipt] {
                let key = &ring.all(purpose).unwrap()[0].vkey;
                let escaped = key.as_str().replace('+', "&#43;");
                assert!(
                    page.body.contains(&escaped) || page.body.contains(key.as_str()),
                    "{purpose}"
                );
                let fingerprint =
                    registry::record::commitments::sha256_hex(key.as_str().as_bytes());
                assert!(
                    page.body.replace(' ', "").contains(&fingerprint),
                    "{purpose}"
                );
            }
        }
        Notary::open(house.store(), &setting)
            .unwrap()
            .round()
            .unwrap();
        let page = read_aloud(&house.browser().get("/en/record").body);
        assert!(page.contains("No witness has cosigned it"), "{page}");
        let log = &ring.all(KeyUse::Log).unwrap()[0].vkey;
        assert!(page.contains(&log.id()), "{page}");
    });
}
