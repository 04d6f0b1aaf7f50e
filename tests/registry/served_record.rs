//! The record as programs are served it, verified by a visitor with tools that are not ours.

use registry::notary::{Notary, Stand};
use registry::record::tiles::unbundle;
use signed_note::{Note, StandardVerifier, VerifierList};

use super::house::{ORIGIN, on_both};
use super::office::{act, enter_keys, office, size};

/// A visitor with tools that are not ours.
pub struct Visitor<'a>(pub &'a str);

impl Visitor<'_> {
    pub fn get(&self, path: &str) -> (u16, ureq::http::HeaderMap, Vec<u8>) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut answer = agent.get(format!("{}{path}", self.0)).call().unwrap();
        let bytes = answer.body_mut().read_to_vec().unwrap();
        (answer.status().as_u16(), answer.headers().clone(), bytes)
    }

    pub fn found(&self, path: &str) -> Vec<u8> {
        let (status, _, bytes) = self.get(path);
        assert_eq!(status, 200, "{path}");
        bytes
    }

    /// The checkpoint, its signature verified with the key found in the same place.
    pub fn checkpoint(&self) -> tlog_tiles::Checkpoint {
        let vkeys = String::from_utf8(self.found("/.well-known/registry.vkey")).unwrap();
        let note = Note::from_bytes(&self.found("/checkpoint")).unwrap();
        let known = vkeys.lines().map(|vkey| {
            Box::new(StandardVerifier::new(vkey).unwrap()) as Box<dyn signed_note::Verifier>
        });
        note.verify(&VerifierList::new(known.collect())).unwrap();
        tlog_tiles::Checkpoint::from_bytes(note.text()).unwrap()
    }
}

impl tlog_tiles::TileReader for Visitor<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[tlog_tiles::Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        Ok(tiles
            .iter()
            // That library names the height in the path, as the older protocol did.
            .map(|tile| self.found(&tile.path().replace("tile/8/", "/tile/")))
            .collect())
    }

    fn save_tiles(&self, _: &[tlog_tiles::Tile], _: &[Vec<u8>]) {}
}

#[test]
fn a_visitor_verifies_the_whole_record_with_tools_that_are_not_ours() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        // Past two full tiles, so that there is a second level.
        while size(house.store()) < 530 {
            let n = size(house.store());
            act(house, house.store(), &format!("theme-{n}")).unwrap();
        }
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        let n = size(house.store());
        assert_eq!(notary.round().unwrap(), Stand::Signed(n));
        act(house, house.store(), "not-signed-yet").unwrap();

        let door = house.serve();
        let visitor = Visitor(door.origin());
        let checkpoint = visitor.checkpoint();
        assert_eq!((checkpoint.origin(), checkpoint.size()), (ORIGIN, n));

        let reader = tlog_tiles::TileHashReader::new(n, *checkpoint.hash(), &visitor);
        let mut bundles = Vec::new();
        for first in 0..n / 256 {
            bundles.push(visitor.found(&format!("/tile/entries/{first:03}")));
        }
        let (last, width) = (n / 256, n % 256);
        bundles.push(visitor.found(&format!("/tile/entries/{last:03}.p/{width}")));
        let entries: Vec<&[u8]> = bundles.iter().flat_map(|b| unbundle(b).unwrap()).collect();
        assert_eq!(entries.len() as u64, n);
        for (index, entry) in entries.iter().enumerate() {
            let index = index as u64;
            let proof = tlog_tiles::prove_record(n, index, &reader).unwrap();
            let hash = tlog_tiles::record_hash(entry);
            tlog_tiles::check_record(&proof, n, *checkpoint.hash(), index, hash).unwrap();
        }
        assert!(entries[0].starts_with(b"{\"act\":\"open\""));
        headers_and_edges(&visitor, n);
    });
}

/// Kinds, how long each may be kept, and that nothing stands beyond the checkpoint.
fn headers_and_edges(visitor: &Visitor<'_>, n: u64) {
    let (_, headers, _) = visitor.get("/checkpoint");
    assert_eq!(headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(headers["cache-control"], "no-cache");
    let (status, headers, tile) = visitor.get("/tile/0/000");
    assert_eq!((status, tile.len()), (200, 8192));
    assert_eq!(headers["content-type"], "application/octet-stream");
    assert_eq!(
        headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    let level_1 = visitor.found("/tile/1/000.p/2");
    assert_eq!(level_1.len(), 64);
    assert_eq!(visitor.found("/tile/1/000.p/1"), level_1[..32]);
    let (last, width) = (n / 256, n % 256);
    let partial = visitor.found(&format!("/tile/0/{last:03}.p/{width}"));
    assert_eq!(partial.len() as u64, width * 32);
    for beyond in [
        format!("/tile/0/{last:03}"),
        format!("/tile/0/{last:03}.p/{}", width + 1),
        format!("/tile/entries/{last:03}.p/{}", width + 1),
        "/tile/1/000.p/3".to_owned(),
        "/tile/2/000.p/1".to_owned(),
        "/tile/0/0".to_owned(),
        "/tile/".to_owned(),
        format!("/record/entries/{n}.tlog-proof"),
    ] {
        assert_eq!(visitor.get(&beyond).0, 404, "{beyond}");
    }
    let waiting = visitor.get(&format!("/record/entries/{n}.tlog-proof")).2;
    assert!(
        String::from_utf8_lossy(&waiting).contains("No signed checkpoint covers this entry yet")
    );
}
