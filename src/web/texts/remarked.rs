//! Remarks on a text as sentences, each with the line it is about.

use crate::text::remarks::{Matter, Remark, Severity};
use crate::web::words::Words;

/// A remark, ready to print.
pub struct Line {
    /// « Line 12 ».
    pub at: String,
    pub said: String,
}

/// The remarks on a text: what must be mended, and what is to be looked at again.
pub struct Remarked {
    pub blocks: Vec<Line>,
    pub advises: Vec<Line>,
}

/// Puts remarks into words.
pub fn remarked(remarks: &[Remark], w: &Words) -> Remarked {
    let of = |severity: Severity| {
        remarks
            .iter()
            .filter(|remark| remark.matter.severity() == severity)
            .map(|remark| Line {
                at: w.remark_line(remark.line),
                said: say(&remark.matter, w),
            })
            .collect()
    };
    Remarked {
        blocks: of(Severity::Blocks),
        advises: of(Severity::Advises),
    }
}

fn say(matter: &Matter, w: &Words) -> String {
    match matter {
        Matter::TextTooLong { bytes, most } => {
            w.remark_text_too_long(whole(*bytes, w), whole(*most, w))
        }
        Matter::LineTooLong { chars, most } => {
            w.remark_line_too_long(whole(*chars, w), whole(*most, w))
        }
        Matter::NumberTwice { label, first_line } => w.remark_number_twice(&**label, *first_line),
        Matter::OutOfOrder { label, after } => w.remark_out_of_order(&**label, &**after),
        Matter::Skipped { label, expected } => w.remark_skipped(&**label, &**expected),
        Matter::NoSpace { words } => w.remark_no_space(&**words),
        Matter::TooDeep { words } => w.remark_too_deep(&**words),
        Matter::NothingUnder { heading } => w.remark_nothing_under(&**heading),
        Matter::PointWithout { mark, expected } => w.remark_point_without(&**mark, &**expected),
        Matter::PointHangs { mark } => w.remark_point_hangs(&**mark),
        Matter::OpenEmphasis { words } => w.remark_open_emphasis(&**words),
        Matter::Html { tag } => w.remark_html(&**tag),
        Matter::Table { words } => w.remark_table(&**words),
        Matter::Footnote { mark } => w.remark_footnote(&**mark),
        Matter::NotLight { words } => w.remark_not_light(&**words),
    }
}

/// A count with the separators of the language.
pub(super) fn whole(number: usize, w: &Words) -> String {
    w.number(i64::try_from(number).unwrap_or(i64::MAX))
}
