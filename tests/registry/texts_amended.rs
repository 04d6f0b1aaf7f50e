//! Norm texts: the stable ids of their units, and the changes that amendments make.

use proptest::prelude::*;
use proptest::sample::Index;
use registry::text::amend::{Change, Conflict, apply, changes_between};
use registry::text::{Identities, NotIdentities, Text, UnitId, UnitKind};

const NORM: &str = "\
Noting that systems are many,

## Article 1. Scope

1. This norm applies to systems of every kind.

2. It does not apply to:

(a) toys of small children;

(b) the following lamps:

(i) lamps of oil and wick;

(ii) lamps of gas and glass.

## Article 2. Register

Members keep a register of systems in good order.

## Article 3. Review

1. Members review this norm every third year.

2. They publish what the review has found.
";

fn first(source: &str) -> (Text, Identities) {
    let text = Text::parse(source);
    let ids = Identities::first(&text);
    (text, ids)
}

/// The id of the unit at this address.
fn id(ids: &Identities, address: &str) -> UnitId {
    ids.at(address).expect("there is a unit at the address")
}

fn replace(unit: UnitId, source: &str) -> Change {
    Change::Replace {
        unit,
        source: source.to_owned(),
    }
}

fn insert(unit: UnitId, source: &str) -> Change {
    Change::InsertAfter {
        unit: Some(unit),
        source: source.to_owned(),
    }
}

/// The norm amended.
fn amended(changes: &[Change]) -> (Text, Identities) {
    let (text, ids) = first(NORM);
    apply(&text, &ids, &text, &ids, changes).expect("nothing conflicts")
}

/// What speaks against the changes, made to the norm, when the text has become another since.
fn conflicts(current: &str, changes: &[Change]) -> Vec<Conflict> {
    let (text, ids) = first(NORM);
    let current = Text::parse(current);
    let current_ids = ids.next(&text, &current);
    apply(&text, &ids, &current, &current_ids, changes).expect_err("something conflicts")
}

#[test]
fn the_units_of_a_first_text_are_counted() {
    let (_, ids) = first("One.\n\n## Article 1. Scope\n\n1. Two.");
    let printed = r#"{"next":4,"units":[["recital-1","u1"],["art-1","u2"],["art-1-par-1","u3"]]}"#;
    assert_eq!(ids.print(), printed);
    assert_eq!(Identities::parse(printed), Ok(ids));
}

#[test]
fn an_id_is_u_and_a_number() {
    assert_eq!(
        UnitId::parse("u17").map(|id| id.to_string()),
        Some("u17".to_owned())
    );
    for wrong in [
        "",
        "u",
        "u0",
        "u01",
        "17",
        "U1",
        "u1 ",
        "u+1",
        "u4294967296",
    ] {
        assert_eq!(UnitId::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn identities_that_contradict_themselves_are_not_read() {
    let read = |json: &str| Identities::parse(json).expect_err("it is wrong");
    assert_eq!(read("[]"), NotIdentities::Shape);
    assert_eq!(read(r#"{"next":2,"units":[["a","1"]]}"#), NotIdentities::Id);
    assert_eq!(
        read(r#"{"next":2,"units":[["a","u2"]]}"#),
        NotIdentities::Next
    );
    let twice = r#"{"next":3,"units":[["a","u1"],["a","u2"]]}"#;
    assert_eq!(read(twice), NotIdentities::Twice);
}

#[test]
fn a_unit_keeps_its_id_when_it_is_edited_moved_and_renumbered() {
    let (text, ids) = first(NORM);
    let new = NORM
        .replace("2. It does not", "3. It does not")
        .replace("## Article 2. Register", "## Article 3. Register")
        .replace("## Article 3. Review", "## Article 2. Review")
        .replace("every third year", "every fifth year")
        .replace("1. This norm", "1. Words are few.\n\n2. This norm");
    let new = Text::parse(&new);
    let next = ids.next(&text, &new);
    for (was, is) in [
        ("art-1-par-1", "art-1-par-2"),
        ("art-1-par-2-b-ii", "art-1-par-3-b-ii"),
        ("art-2", "art-3"),
        ("art-3-par-1", "art-2-par-1"),
    ] {
        assert_eq!(id(&ids, was), id(&next, is), "{was}");
    }
    assert_eq!(id(&next, "art-1-par-1").to_string(), "u14");
}

#[test]
fn the_id_of_a_deleted_unit_is_not_given_again() {
    let (text, ids) = first("## Article 1\n\n1. Toys of small children.\n\n2. Lamps of gas.");
    let without = Text::parse("## Article 1\n\n1. Toys of small children.");
    let ids = ids.next(&text, &without);
    let again = Text::parse("## Article 1\n\n1. Toys of small children.\n\n2. Clocks which tick.");
    let ids = ids.next(&without, &again);
    assert_eq!(id(&ids, "art-1-par-2").to_string(), "u4");
}

#[test]
fn a_replaced_unit_keeps_its_id_and_its_number() {
    let (_, ids) = first(NORM);
    let unit = id(&ids, "art-3-par-1");
    let (text, new_ids) = amended(&[replace(unit, "Each member reviews it when it likes.")]);
    let is = text.find("art-3-par-1").expect("it is there");
    assert_eq!(
        (is.label.as_str(), is.words.as_str()),
        ("3.1", "Each member reviews it when it likes.")
    );
    assert_eq!(new_ids.print(), ids.print());
}

#[test]
fn a_replaced_unit_takes_the_number_that_its_source_gives() {
    let (_, ids) = first(NORM);
    let (text, new_ids) = amended(&[
        replace(id(&ids, "art-3"), "## Article 4. Review"),
        replace(id(&ids, "art-1-par-2-a"), "(c) toys;"),
        replace(id(&ids, "art-2"), "Registers"),
    ]);
    let heading = |address: &str| text.find(address).map(|unit| unit.print());
    assert_eq!(heading("art-4"), Some("## Article 4. Review".to_owned()));
    assert_eq!(heading("art-2"), Some("## Article 2. Registers".to_owned()));
    assert_eq!(id(&new_ids, "art-4-par-1"), id(&ids, "art-3-par-1"));
    assert_eq!(id(&new_ids, "art-1-par-2-c"), id(&ids, "art-1-par-2-a"));
}

#[test]
fn a_paragraph_is_inserted_after_the_points_of_the_one_before() {
    let (_, ids) = first(NORM);
    let (text, new_ids) = amended(&[
        insert(id(&ids, "art-1-par-2"), "2 bis. Clocks are systems."),
        insert(id(&ids, "art-1-par-2-b"), "(c) spoons."),
        insert(id(&ids, "art-2"), "Registers are lists."),
    ]);
    assert!(new_ids.covers(&text) && !ids.covers(&text));
    let order: Vec<&str> = text.units().iter().map(|unit| unit.id.as_str()).collect();
    let expected = [
        "recital-1",
        "art-1",
        "art-1-par-1",
        "art-1-par-2",
        "art-1-par-2-a",
        "art-1-par-2-b",
        "art-1-par-2-b-i",
        "art-1-par-2-b-ii",
        "art-1-par-2-c",
        "art-1-par-2bis",
        "art-2",
        "art-2-sub-1",
        "art-2-sub-2",
        "art-3",
        "art-3-par-1",
        "art-3-par-2",
    ];
    assert_eq!(order, expected);
    assert_eq!(id(&new_ids, "art-1-par-2-c").to_string(), "u14");
    assert_eq!(id(&new_ids, "art-2-sub-2"), id(&ids, "art-2-sub-1"));
}

#[test]
fn an_article_is_inserted_after_the_whole_of_the_one_before() {
    let (_, ids) = first(NORM);
    let source = "## Article 2 bis. Audit\n\n1. Members audit.\n\n2. They say so.";
    let (text, _) = amended(&[insert(id(&ids, "art-2"), source)]);
    let place = |address: &str| text.units().iter().position(|unit| unit.id == address);
    assert_eq!(place("art-2bis").map(|at| at + 1), place("art-2bis-par-1"));
    assert_eq!(place("art-2-sub-1").map(|at| at + 1), place("art-2bis"));
    let at_the_beginning = Change::InsertAfter {
        unit: None,
        source: "Mindful of all,".to_owned(),
    };
    let (text, new_ids) = amended(&[at_the_beginning]);
    assert_eq!(text.units()[0].words, "Mindful of all,");
    assert_eq!(id(&new_ids, "recital-2"), id(&ids, "recital-1"));
}

#[test]
fn an_article_is_deleted_with_all_that_stands_under_it() {
    let (_, ids) = first(NORM);
    let unit = id(&ids, "art-1");
    let (text, new_ids) = amended(&[Change::Delete { unit }]);
    assert_eq!(text.units().len(), 6);
    assert_eq!(new_ids.address(unit), None);
    assert!(new_ids.was_given(unit));
    let unit = id(&ids, "art-2");
    let (text, new_ids) = amended(&[Change::DeleteAlone { unit }]);
    assert_eq!(text.units().len(), 12);
    assert_eq!(
        new_ids.address(id(&ids, "art-2-sub-1")),
        Some("art-1-par-2-sub-1")
    );
}

#[test]
fn what_goes_here_and_comes_there_with_the_same_words_was_moved() {
    let (_, ids) = first(NORM);
    let unit = id(&ids, "art-3-par-2");
    let words = "1 bis. They publish what the review has found.";
    let changes = [
        Change::Delete { unit },
        insert(id(&ids, "art-1-par-1"), words),
    ];
    let (_, new_ids) = amended(&changes);
    assert_eq!(new_ids.address(unit), Some("art-1-par-1bis"));
}

#[test]
fn a_change_is_taken_by_a_text_that_changed_elsewhere() {
    let (base, base_ids) = first(NORM);
    let current = NORM
        .replace(
            "## Article 1. Scope",
            "## Article 1. Aim\n\nAll is well.\n\n## Article 2. Scope",
        )
        .replace("Article 3. Review", "Article 4. Review");
    let current = Text::parse(&current);
    let current_ids = base_ids.next(&base, &current);
    let unit = id(&base_ids, "art-3-par-2");
    let change = [replace(unit, "They burn it.")];
    let (text, ids) =
        apply(&base, &base_ids, &current, &current_ids, &change).expect("no conflict");
    assert_eq!(ids.address(unit), Some("art-4-par-2"));
    assert_eq!(
        text.find("art-4-par-2").map(|unit| unit.words.as_str()),
        Some("They burn it.")
    );
}

#[test]
fn conflicts_are_named() {
    let (_, ids) = first(NORM);
    let (par, article) = (id(&ids, "art-3-par-2"), id(&ids, "art-3"));
    let gone = NORM.replace("2. They publish what the review has found.\n", "");
    let found = conflicts(&gone, &[replace(par, "x"), insert(par, "3. y")]);
    assert_eq!(found, [Conflict::Gone { unit: par }]);
    let other = NORM.replace("what the review has found", "what the review has brought");
    let found = conflicts(&other, &[replace(par, "They hide it.")]);
    assert_eq!(found, [Conflict::Changed { unit: par }]);
    let found = conflicts(&other, &[Change::Delete { unit: article }]);
    assert_eq!(found, [Conflict::Changed { unit: par }]);
    let more = format!("{NORM}\n3. They publish it on paper as well.\n");
    let found = conflicts(&more, &[Change::Delete { unit: article }]);
    let added = UnitId::parse("u14").expect("an id");
    assert_eq!(
        found,
        [Conflict::AddedUnder {
            unit: article,
            added
        }]
    );
    let unknown = UnitId::parse("u99").expect("an id");
    let found = conflicts(NORM, &[Change::Delete { unit: unknown }]);
    assert_eq!(found, [Conflict::Unknown { unit: unknown }]);
}

#[test]
fn the_same_words_on_both_sides_are_no_conflict() {
    let (base, base_ids) = first(NORM);
    let current = Text::parse(&NORM.replace("every third year", "every fifth year"));
    let current_ids = base_ids.next(&base, &current);
    let change = replace(
        id(&base_ids, "art-3-par-1"),
        "Members review this norm every fifth year.",
    );
    let done = apply(&base, &base_ids, &current, &current_ids, &[change]);
    assert_eq!(done, Ok((current, current_ids)));
}

#[test]
fn two_changes_on_one_unit_conflict() {
    let (_, ids) = first(NORM);
    let (unit, article) = (id(&ids, "art-3-par-2"), id(&ids, "art-3"));
    let twice = [Conflict::Twice { unit }];
    assert_eq!(
        conflicts(NORM, &[replace(unit, "x"), replace(unit, "y")]),
        twice
    );
    let delete = Change::Delete { unit: article };
    assert_eq!(
        conflicts(NORM, &[delete.clone(), replace(unit, "x")]),
        twice
    );
    assert_eq!(
        conflicts(NORM, &[replace(unit, "x"), delete.clone()]),
        twice
    );
    assert_eq!(conflicts(NORM, &[insert(unit, "3. x"), delete]), twice);
}

#[test]
fn a_source_that_is_another_kind_of_unit_conflicts() {
    let (_, ids) = first(NORM);
    let unit = id(&ids, "art-3-par-2");
    let other = |source| {
        vec![Conflict::OtherKind {
            unit,
            is: UnitKind::Paragraph,
            source,
        }]
    };
    assert_eq!(
        conflicts(NORM, &[replace(unit, "(a) x")]),
        other(Some(UnitKind::Point))
    );
    assert_eq!(
        conflicts(NORM, &[replace(unit, "## Article 9")]),
        other(Some(UnitKind::Article))
    );
    assert_eq!(
        conflicts(NORM, &[replace(unit, "2. x\n\n3. y")]),
        other(None)
    );
    assert_eq!(conflicts(NORM, &[replace(unit, " ")]), other(None));
    let found = conflicts(NORM, &[insert(unit, "\n")]);
    assert_eq!(found, [Conflict::NoWords { unit: Some(unit) }]);
}

#[test]
fn the_difference_of_two_texts_is_said_in_few_changes() {
    let (old, old_ids) = first(NORM);
    let new = NORM
        .replace("every third year", "every fifth year")
        .replace(
            "## Article 2. Register\n\nMembers keep a register of systems in good order.\n\n",
            "",
        )
        .replace("(b) the", "(aa) spoons of silver;\n\n(b) the");
    let new = Text::parse(&new);
    let new_ids = old_ids.next(&old, &new);
    let expected = [
        insert(id(&old_ids, "art-1-par-2-a"), "(aa) spoons of silver;"),
        Change::Delete {
            unit: id(&old_ids, "art-2"),
        },
        replace(
            id(&old_ids, "art-3-par-1"),
            "1. Members review this norm every fifth year.",
        ),
    ];
    assert_eq!(changes_between(&old, &old_ids, &new, &new_ids), expected);
}

#[test]
fn changes_are_kept_as_json() {
    let unit = UnitId::parse("u3").expect("an id");
    let change = replace(unit, "2. Words");
    let json = serde_json::to_string(&change).expect("it is written");
    assert_eq!(
        json,
        r#"{"change":"replace","unit":"u3","source":"2. Words"}"#
    );
    assert_eq!(
        serde_json::from_str::<Change>(&json).expect("it is read"),
        change
    );
}

/// Articles of one to four paragraphs, some with points; every unit has words of its own.
fn norm() -> impl Strategy<Value = String> {
    let paragraph = (0usize..3, any::<bool>());
    let article = proptest::collection::vec(paragraph, 1..5);
    proptest::collection::vec(article, 1..6).prop_map(|articles| {
        let mut n = 0;
        let mut words = || {
            n += 1;
            format!("members{n} keep{n} lamp{n} in order{n}")
        };
        let mut out = format!("{}\n\n", words());
        for (a, paragraphs) in articles.iter().enumerate() {
            out.push_str(&format!("## Article {}. {}\n\n", a + 1, words()));
            for (p, (points, is_numbered)) in paragraphs.iter().enumerate() {
                let number = if *is_numbered {
                    format!("{}. ", p + 1)
                } else {
                    String::new()
                };
                out.push_str(&format!("{number}{}\n\n", words()));
                for mark in ["a", "b"].iter().take(*points) {
                    out.push_str(&format!("({mark}) {}\n\n", words()));
                }
            }
        }
        out
    })
}

/// An amendment in the form that a difference has: which units, and what is done to each.
fn amendment(text: &Text, ids: &Identities, edits: &[(Index, u8)]) -> Vec<Change> {
    let mut chosen: Vec<(usize, u8)> = edits
        .iter()
        .map(|(at, edit)| (at.index(text.units().len()), *edit))
        .collect();
    chosen.sort_unstable();
    chosen.dedup_by_key(|(at, _)| *at);
    let mut gone = 0;
    let mut changes = Vec::new();
    for (at, edit) in chosen {
        let unit = &text.units()[at];
        let id = id(ids, &unit.id);
        let end = at
            + 1
            + text.units()[at + 1..]
                .iter()
                .take_while(|next| {
                    !next.kind.is_heading() && (unit.kind.is_heading() || next.depth > unit.depth)
                })
                .count();
        if at < gone {
            continue;
        }
        match edit {
            0 => {
                let mut new = unit.clone();
                match &mut new.heading {
                    Some(heading) => heading.push_str(" anew"),
                    None => new.words.push_str(" anew"),
                }
                changes.push(replace(id, &new.print()));
            }
            // Only after the last of its kind is the unit that comes in the next one.
            1 if end == at + 1 => {
                let source = match unit.kind {
                    UnitKind::Point => format!("(z) spoons{at} of silver{at} here{at}"),
                    UnitKind::Recital => format!("spoons{at} of silver{at} here{at}"),
                    _ => format!("99. spoons{at} of silver{at} here{at}"),
                };
                changes.push(insert(id, &source));
            }
            _ if unit.kind == UnitKind::Recital => {}
            _ => {
                changes.push(Change::Delete { unit: id });
                gone = end;
            }
        }
    }
    changes
}

/// A source with lines that mean something, as texts.rs draws them.
fn rough() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => Just(String::new()),
        4 => "[a-c1-3*() .é]{0,12}",
        2 => "#{1,2} (Article|Annex|Part)?[ .]?(1|2 bis|I)?[ .]?[a-b ]{0,4}",
        3 => "[1-3]\\. [a-c (]{0,5}",
        3 => "\\((a|b|i|ii)\\) [a-c]{0,5}",
        2 => "[a-c]{2} [a-c]{2} [a-c]{2}",
    ];
    proptest::collection::vec(line, 0..20).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn an_amendment_applied_and_the_difference_taken_is_the_amendment(
        source in norm(),
        edits in proptest::collection::vec((any::<Index>(), 0u8..3), 0..8),
    ) {
        let (text, ids) = first(&source);
        let changes = amendment(&text, &ids, &edits);
        let (new, new_ids) = apply(&text, &ids, &text, &ids, &changes).expect("nothing conflicts");
        prop_assert_eq!(changes_between(&text, &ids, &new, &new_ids), changes);
    }

    #[test]
    fn the_difference_of_any_two_texts_makes_one_of_the_other(old in rough(), new in rough()) {
        let (old, ids) = first(&old);
        let new = Text::parse(&new);
        let new_ids = ids.next(&old, &new);
        let changes = changes_between(&old, &ids, &new, &new_ids);
        let (made, made_ids) = apply(&old, &ids, &old, &ids, &changes).expect("nothing conflicts");
        prop_assert_eq!(&made, &new);
        for (address, unit) in made_ids.iter() {
            if let Some(was) = ids.address(unit) {
                prop_assert_eq!(new_ids.at(address).filter(|id| ids.address(*id).is_some()), Some(unit), "{}", was);
            }
        }
    }

    #[test]
    fn the_ids_of_untouched_units_do_not_change(
        source in norm(),
        edits in proptest::collection::vec((any::<Index>(), 0u8..3), 0..8),
    ) {
        let (text, ids) = first(&source);
        let changes = amendment(&text, &ids, &edits);
        let (new, made_ids) = apply(&text, &ids, &text, &ids, &changes).expect("nothing conflicts");
        let seen_ids = ids.next(&text, &new);
        let touched: Vec<_> = changes.iter().filter_map(Change::unit).collect();
        for unit in text.units() {
            let id = id(&ids, &unit.id);
            let Some(address) = made_ids.address(id).filter(|_| !touched.contains(&id)) else { continue };
            let is = new.find(address).expect("an address is one of a unit");
            prop_assert_eq!(is.content(), unit.content());
            prop_assert_eq!(seen_ids.at(address), Some(id));
        }
    }

    #[test]
    fn ids_printed_and_read_again_are_the_same(old in rough(), new in rough()) {
        let (old, ids) = first(&old);
        let new = Text::parse(&new);
        let next = ids.next(&old, &new);
        let printed = next.print();
        let value: serde_json::Value = serde_json::from_str(&printed).expect("it is JSON");
        let canonical = serde_json_canonicalizer::to_string(&value).expect("it is canonical");
        prop_assert_eq!(&canonical, &printed);
        prop_assert_eq!(Identities::parse(&printed), Ok(next.clone()));
        prop_assert_eq!(next.iter().count(), new.units().len());
        let mut all: Vec<_> = next.iter().map(|(_, id)| id).collect();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), new.units().len());
    }
}
