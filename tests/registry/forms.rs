//! Forms that come back: all that was wrong at once, each beside its input, with what was chosen kept.

use registry::rules::Refusal;
use registry::rules::words::{Choice, Lang, Reference, Title};
use registry::web::figures::{Stance, TallyBar};
use registry::web::forms::{FormErrors, Offer};
use registry::web::words::words;

#[test]
fn a_form_tells_all_its_errors_at_once_and_each_at_its_input() {
    let w = words(Lang::En);
    let mut errors = FormErrors::none();
    assert!(
        errors
            .take(Reference::parse("GAIP/PLEN(2026)4"), w)
            .is_some()
    );
    assert!(errors.take(Reference::parse("by letter"), w).is_none());
    assert!(errors.take_at("title-fr", Title::parse("  "), w).is_none());
    errors.refuse(&Refusal::ChangedSinceOpened, w);
    assert_eq!(errors.entries.len(), 3);
    assert!(
        errors
            .at("reference")
            .is_some_and(|said| said.contains("Reference of the decision"))
    );
    assert!(
        errors
            .at("title-fr")
            .is_some_and(|said| said.contains("is empty"))
    );
    assert_eq!(errors.at("title-en"), None);
}

#[test]
fn no_vote_is_taken_beforehand_and_the_one_chosen_is_kept() {
    let w = words(Lang::Fr);
    let offers = || {
        Choice::ALL
            .iter()
            .map(|choice| Offer::vote(*choice, w))
            .collect::<Vec<_>>()
    };
    assert!(offers().iter().all(|offer| !offer.is_taken));
    let kept = Offer::taken(offers(), "abstain");
    let taken: Vec<_> = kept.iter().filter(|offer| offer.is_taken).collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].label, "Abstention");
}

#[test]
fn the_parts_of_a_bar_meet_and_fill_it() {
    let w = words(Lang::En);
    let yes = Stance::Voted(Choice::Yes);
    let no = Stance::Voted(Choice::No);
    let bar = TallyBar::of(&[(yes, 1), (no, 1), (Stance::DidNotVote, 1)], w);
    let drawn: Vec<_> = bar
        .parts
        .iter()
        .map(|part| (part.x.as_str(), part.width.as_str()))
        .collect();
    assert_eq!(
        drawn,
        [("0.0%", "33.3%"), ("33.3%", "33.4%"), ("66.7%", "33.3%")]
    );
    let nobody = TallyBar::of(&[(yes, 0), (no, 0)], w);
    assert_eq!(nobody.parts[1].width, "0.0%");
}
