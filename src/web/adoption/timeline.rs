//! Adherences over time: a line that rises and falls, and the table of the days on which it did.

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::rules::words::{ForceClause, MemberCode, NormSymbol};
use crate::store::adherence::{Ledger, Turn};
use crate::store::members::Roster;
use crate::store::norms::{Norm, Standing};
use crate::web::tables::{Cell, Column, Sheet};
use crate::web::words::Words;

/// Height of the plot, in pixels; its width is a thousand units stretched to the page.
const TALL: i64 = 180;
/// Above the plot.
const ABOVE: i64 = 14;
/// Rows of the table that stand on the page.
const NEWEST: usize = 12;

/// A day on which the number of Adherents changed.
pub(in crate::web) struct TurnRow {
    pub on: Date,
    pub date: String,
    pub norm: NormSymbol,
    pub printed: String,
    pub path: String,
    pub joined_codes: Vec<MemberCode>,
    pub left_codes: Vec<MemberCode>,
    pub joined: String,
    pub left: String,
    /// Of that norm, from that day on.
    pub adherents: i64,
    /// Of all norms shown, from that day on.
    pub all: i64,
}

/// A label of an axis: where, and what it says.
pub(in crate::web) struct Tick {
    pub at: String,
    pub anchor: &'static str,
    pub words: String,
}

/// The picture, and the table of the same.
pub(in crate::web) struct Timeline {
    pub label: String,
    /// Points of the line in a plot of 1,000 by 180.
    pub line: String,
    pub area: String,
    pub across: Vec<Tick>,
    pub up: Vec<Tick>,
    /// How many adherences the clause needs, where it counts them.
    pub needed: Option<Tick>,
    /// The day the norm entered, or enters, into force.
    pub force: Option<Tick>,
    /// Newest first.
    pub rows: Vec<TurnRow>,
    pub is_of_many: bool,
    pub empty: String,
}

#[derive(Template)]
#[template(path = "adoption/timeline.svg", escape = "html")]
struct File<'a> {
    w: &'a Words,
    line: &'a Timeline,
}

impl Timeline {
    /// Of one norm, from its adoption to the day.
    pub fn of_norm(norm: &Norm, ledger: &Ledger, roster: &Roster, w: &Words) -> Self {
        let mut drawn = Self::of(std::slice::from_ref(norm), ledger, roster, w);
        drawn.is_of_many = false;
        let today = roster.today();
        let count = drawn.rows.first().map_or(0, |row| row.adherents);
        drawn.label = w.timeline_label(
            norm.symbol.printed(),
            w.date(norm.adopted),
            w.date(today),
            w.adoption_adherents(count),
        );
        let scale = Scale::of(norm.adopted, today, drawn.most(norm));
        if let ForceClause::AfterAdherences { adherences, .. } = &norm.clauses.force {
            drawn.needed = Some(Tick {
                at: (ABOVE + scale.up(*adherences)).to_string(),
                anchor: "start",
                words: w.timeline_needed(*adherences),
            });
        }
        let since = match ledger.standing(norm, today) {
            Standing::InForce { since } => Some(since),
            _ => norm.in_force.map(|(day, _)| day),
        };
        drawn.force = since.filter(|day| *day <= today).map(|day| Tick {
            at: tenths(scale.across(day)),
            anchor: if scale.across(day) > 600 {
                "end"
            } else {
                "start"
            },
            words: w.timeline_force(w.date_short(day)),
        });
        drawn.draw(&scale, w);
        drawn
    }

    /// Of the norms shown together, from the first adoption among them to the day.
    pub fn of_many(norms: &[Norm], ledger: &Ledger, roster: &Roster, w: &Words) -> Self {
        let mut drawn = Self::of(norms, ledger, roster, w);
        let today = roster.today();
        let first = norms.iter().map(|norm| norm.adopted).min();
        let from = first.unwrap_or(today);
        let count = drawn.rows.first().map_or(0, |row| row.all);
        let of = w.timeline_of_norms(norms.len() as i64);
        drawn.label = w.timeline_label(of, w.date(from), w.date(today), w.timeline_sum(count));
        let most = drawn.rows.iter().map(|row| row.all).max().unwrap_or(0);
        drawn.draw(&Scale::of(from, today, most), w);
        drawn
    }

    fn of(norms: &[Norm], ledger: &Ledger, roster: &Roster, w: &Words) -> Self {
        let mut turns: Vec<(&NormSymbol, Turn)> = norms
            .iter()
            .flat_map(|norm| {
                let course = ledger.course(&norm.symbol, roster.today());
                course.into_iter().map(|turn| (&norm.symbol, turn))
            })
            .collect();
        turns.sort_by(|(a, one), (b, other)| (one.on, *a).cmp(&(other.on, *b)));
        let mut all = 0;
        let mut rows: Vec<TurnRow> = Vec::new();
        for (norm, turn) in turns {
            all += turn.joined.len() as i64 - turn.left.len() as i64;
            rows.push(row(norm, turn, all, roster, w));
        }
        rows.reverse();
        Self {
            label: String::new(),
            line: String::new(),
            area: String::new(),
            across: Vec::new(),
            up: Vec::new(),
            needed: None,
            force: None,
            rows,
            is_of_many: true,
            empty: w.timeline_empty(),
        }
    }

    /// The highest number that the plot must hold.
    fn most(&self, norm: &Norm) -> i64 {
        let needed = match &norm.clauses.force {
            ForceClause::AfterAdherences { adherences, .. } => *adherences,
            ForceClause::OnDate { .. } | ForceClause::AfterAdoption { .. } => 0,
        };
        let reached = self.rows.iter().map(|row| row.adherents).max();
        reached.unwrap_or(0).max(needed)
    }

    /// A step at each turn, never a slope: between two days nothing changed.
    fn draw(&mut self, scale: &Scale, w: &Words) {
        let (mut points, mut y) = (format!("0,{TALL}"), TALL);
        for row in self.rows.iter().rev() {
            let x = scale.across(row.on);
            let count = if self.is_of_many {
                row.all
            } else {
                row.adherents
            };
            points.push_str(&format!(" {x},{y}"));
            y = scale.up(count);
            points.push_str(&format!(" {x},{y}"));
        }
        points.push_str(&format!(" 1000,{y}"));
        self.area = format!("{points} 1000,{TALL} 0,{TALL}");
        self.line = points;
        self.up = scale.grid(w);
        self.across = scale.days(w);
    }

    /// The rows that stand on the page.
    pub fn newest(&self) -> impl Iterator<Item = &TurnRow> {
        self.rows.iter().take(NEWEST)
    }

    pub fn is_cut(&self) -> bool {
        self.rows.len() > NEWEST
    }

    /// All rows as a table of a file, oldest first.
    pub fn sheet(&self, name: String, made: Timestamp, w: &Words) -> Sheet {
        let column = |name, label, width| Column { name, label, width };
        let mut columns = vec![
            column("date", w.timeline_date(), 12),
            column("norm", w.adoption_column_norm(), 16),
            column("adhered", w.timeline_joined(), 30),
            column("withdrew", w.timeline_left(), 20),
            column("adherents", w.timeline_total(), 12),
        ];
        if self.is_of_many {
            columns.push(column("all_adherences", w.timeline_all(), 14));
        }
        let codes = |codes: &[MemberCode]| {
            let codes: Vec<&str> = codes.iter().map(MemberCode::as_str).collect();
            Cell::given(codes.join(" "))
        };
        let row = |row: &TurnRow| {
            let mut cells = vec![
                Cell::text(row.on.to_string()),
                Cell::text(row.norm.to_string()),
                codes(&row.joined_codes),
                codes(&row.left_codes),
                Cell::Whole(row.adherents),
            ];
            if self.is_of_many {
                cells.push(Cell::Whole(row.all));
            }
            cells
        };
        Sheet {
            name,
            title: self.label.clone(),
            columns,
            rows: self.rows.iter().rev().map(row).collect(),
            made,
        }
    }

    /// The picture as a file.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn file(&self, w: &Words) -> Result<String, askama::Error> {
        File { w, line: self }.render()
    }
}

fn row(norm: &NormSymbol, turn: Turn, all: i64, roster: &Roster, w: &Words) -> TurnRow {
    let names = |codes: &[MemberCode]| {
        let names: Vec<String> = codes.iter().map(|c| roster.short(c, w.lang())).collect();
        w.list(&names)
    };
    TurnRow {
        on: turn.on,
        date: w.date_short(turn.on),
        printed: norm.printed(),
        path: format!("/norms/{norm}"),
        norm: norm.clone(),
        joined: names(&turn.joined),
        left: names(&turn.left),
        joined_codes: turn.joined,
        left_codes: turn.left,
        adherents: turn.adherents,
        all,
    }
}

/// From days and counts to the plot.
struct Scale {
    from: Date,
    days: i64,
    /// The top of the plot: a round number not below any count.
    top: i64,
    step: i64,
}

impl Scale {
    fn of(from: Date, until: Date, most: i64) -> Self {
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
            .into_iter()
            .find(|step| most <= step * 5)
            .unwrap_or(5000);
        let steps = (most + step - 1) / step;
        Self {
            from,
            days: days_between(from, until).max(1),
            top: steps.max(1) * step,
            step,
        }
    }

    fn across(&self, day: Date) -> i64 {
        (days_between(self.from, day) * 1000 / self.days).clamp(0, 1000)
    }

    fn up(&self, count: i64) -> i64 {
        TALL - count.min(self.top) * TALL / self.top
    }

    fn grid(&self, w: &Words) -> Vec<Tick> {
        (0..=self.top / self.step)
            .map(|n| Tick {
                at: (ABOVE + self.up(n * self.step)).to_string(),
                anchor: "start",
                words: w.number(n * self.step),
            })
            .collect()
    }

    /// Both ends, and the first days of years or quarters between them where there is room.
    fn days(&self, w: &Words) -> Vec<Tick> {
        let end = crate::rules::calendar::days_after(self.from, self.days);
        let tick = |at: i64, anchor, words| Tick {
            at: tenths(at),
            anchor,
            words,
        };
        let mut found = vec![tick(0, "start", w.date_short(self.from))];
        let years = (self.from.year() + 1..=end.year())
            .filter_map(|year| Date::new(year, 1, 1).ok())
            .map(|day| (self.across(day), day))
            .filter(|(at, _)| (180..=800).contains(at));
        found.extend(years.map(|(at, day)| tick(at, "middle", day.year().to_string())));
        found.push(tick(1000, "end", w.date_short(end)));
        found
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// `45.3%` of a thousandth part.
fn tenths(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
