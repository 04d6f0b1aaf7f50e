//! The desk of the secretariat: what waits for a second officer, what is due, and every form.

use actix_web::HttpResponse;
use askama::Template;

use super::shell;
use crate::acts::motions::MotionKind;
use crate::rules::words::Lang;
use crate::store::{Failure, members, motions};
use crate::web::answers;
use crate::web::duties::{self, Board};
use crate::web::house::House;
use crate::web::motions::{Row, kind_name, row};
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Forms of other nouns: path after the language, and its label.
pub const FORMS: &[Form] = &[
    ("/desk/proposals", |w| w.proposals_title()),
    ("/desk/motions", |w| w.motions_title()),
    ("/desk/themes", |w| w.themes_title()),
    ("/desk/working-days", |w| w.working_days_title()),
    ("/desk/record", |w| w.keeping_title()),
    ("/desk/accreditations", |w| w.motion_accredit_head()),
    ("/desk/appointments", |w| w.motion_appointment()),
    ("/desk/credentials", |w| w.credentials_title()),
    ("/desk/lost-factors", |w| w.motion_lost_factors()),
    ("/desk/notices", |w| w.notice_undelivered_title()),
];

/// Where a form is, and what it is called.
type Form = (&'static str, fn(&Words) -> String);

#[derive(Template)]
#[template(path = "desk/secretariat.html")]
struct Desk {
    shell: Shell,
    waiting: Vec<Row>,
    board: Board,
    forms: Vec<(String, String)>,
}

/// The motions that begin with a form of their own here.
pub const PROPOSED_HERE: [MotionKind; 6] = [
    MotionKind::Admission,
    MotionKind::Suspension,
    MotionKind::Reinstatement,
    MotionKind::MemberWithdrawal,
    MotionKind::Rename,
    MotionKind::Partner,
];

/// # Errors
/// A failure of the store.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let visitor = caller.visitor.clone();
    let (waiting, board, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let waiting = motions::all_waiting(r, &visitor.viewer())?;
            let now = r.now();
            let waiting: Vec<Row> = waiting
                .iter()
                .map(|waiting| row(waiting, &visitor, &roster, now, lang))
                .collect::<Result<_, _>>()?;
            let board = duties::board(r, &visitor, lang, &roster, None)?;
            Ok::<_, Failure>((waiting, board, roster))
        })
        .await?;
    let w = words(lang);
    let mut forms: Vec<(String, String)> = PROPOSED_HERE
        .iter()
        .map(|kind| {
            let url = format!("/{lang}/desk/motions/new/{kind}");
            (url, kind_name(*kind, w))
        })
        .collect();
    forms.push((
        format!("/{lang}/desk/invitations/partner-delegate"),
        w.desk_invite_partner(),
    ));
    forms.extend(
        FORMS
            .iter()
            .map(|(path, label)| (format!("/{lang}{path}"), label(w))),
    );
    let title = w.desk_secretariat_title();
    answers::page(&Desk {
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
        waiting,
        board,
        forms,
    })
}
