//! The verification of an export by whoever has nothing else; what was changed in it is found.

use registry::archive::{Signature, verify};

use super::export::of_the_demo;

#[test]
fn the_invented_house_holds() {
    let told = of_the_demo();
    let report = verify(&told.folder, None, &|_, _, _| {}).unwrap();
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(report.holds());
    assert_eq!(report.verdict.entries, told.exported.entries);
    assert_eq!(report.root, hex::encode(told.exported.root));
    assert_eq!(report.documents, told.exported.documents);
    assert_eq!(report.signature, Signature::None);
    assert!(report.register.unwrap() > 60);
    let lines = report.lines().join("\n");
    assert!(
        lines.contains("acts on 3 proposals for members, which stay closed")
            || lines.contains("proposals for members, which stay closed"),
        "{lines}"
    );
    assert!(
        lines.contains("that all readers see this history is not shown"),
        "{lines}"
    );
}
