//! Explanations after an adoption without a vote: once a language, in time, beside the norm.

use registry::acts::explanations::explain;
use registry::acts::motions::Motion;
use registry::acts::votes::Said;
use registry::rules::Refusal;
use registry::rules::words::NormSymbol;

use super::house::{House, on_both};
use super::questions::{
    CERTIFYING, CLOSING, at_final_text, cast_all, certify, close, code, decision, opened, refused,
};

fn adopted_without_a_vote(house: &House) -> NormSymbol {
    let motion = Motion::AdoptionWithoutVote {
        chair: code("CAN"),
        decision: decision(),
        dissociations: Vec::new(),
        proposal: at_final_text(house, 1),
    };
    house.two_officers(motion).unwrap();
    NormSymbol::new(1)
}

fn says(house: &House, norm: &NormSymbol, en: &str, fr: &str) -> Result<(), Refusal> {
    let said = Said::explanation(en, fr).unwrap();
    let member = code("FRA");
    let done = explain(
        house.store(),
        house.head_of("FRA"),
        &member,
        norm.clone(),
        said,
        None,
    );
    match done {
        Ok(_) => Ok(()),
        failed => Err(refused(failed)),
    }
}

#[test]
fn a_member_explains_itself_on_a_norm_adopted_without_a_vote_and_the_page_says_so() {
    on_both(|house| {
        let norm = adopted_without_a_vote(house);
        says(house, &norm, "", "Nous comprenons ce texte ainsi.").unwrap();
        for lang in ["en", "fr"] {
            let page = house.browser().get(&format!("/{lang}/norms/{norm}"));
            assert!(page.body.contains("Nous comprenons ce texte ainsi."));
        }
        let again = says(house, &norm, "", "Autrement.");
        assert_eq!(again, Err(Refusal::AlreadyDone));
        says(house, &norm, "We understand this text so.", "").unwrap();
        house.later(14, 0);
        let late = says(house, &norm, "Late.", "");
        assert!(matches!(late, Err(Refusal::ExplanationPeriodOver { .. })));
    });
}

#[test]
fn the_form_stands_on_the_desk_while_the_period_runs() {
    on_both(|house| {
        let norm = adopted_without_a_vote(house);
        let head = house.signed_in_as("head.fra");
        let address = format!("/en/desk/norms/{norm}/explanation");
        assert!(
            head.get(&format!("/en/desk/norms/{norm}"))
                .body
                .contains(&address)
        );
        let form = head.get(&address);
        let request = form.value_of("request_id").unwrap();
        let typed = [
            ("request_id", request.as_str()),
            ("en", "We read it with our law."),
            ("fr", ""),
        ];
        assert_eq!(head.post_form(&address, &typed).status, 303);
        let page = house.browser().get(&format!("/en/norms/{norm}"));
        assert!(page.body.contains("We read it with our law."));
        house.later(14, 0);
        let late = house.signed_in_as("head.fra").get(&address);
        assert!(!late.body.contains("<textarea"));
    });
}

#[test]
fn what_is_put_to_the_vote_is_explained_there() {
    on_both(|house| {
        let norm = NormSymbol::new(1);
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 30, 5, 2);
        house.at(CLOSING);
        close(house, &ballot);
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        let misplaced = says(house, &norm, "We voted yes.", "");
        assert_eq!(misplaced, Err(Refusal::OutOfOrder));
    });
}
