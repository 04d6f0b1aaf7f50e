//! A register grown large: the rows of the demo's story again and again.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use registry::store::Source;

/// How much is told again.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// How often everything that was decided stands in it again.
    pub story: i64,
    /// Norms adopted without a vote that come besides.
    pub more_norms: i64,
}

/// As little as fills the first page of every list.
pub const FULL_LISTS: Times = Times {
    story: 6,
    more_norms: 1,
};

/// The size of decades: 100,000 norms and 900,000 votes.
pub const DECADES: Times = Times {
    story: 1_210,
    more_norms: 83_200,
};

/// What a column of a repeated row says; every other one says what it said.
type Told = &'static [(&'static str, &'static str)];

/// `B-2025-003` of repetition 7 is `B-2025-1007003`.
const SYMBOL: &str = "substr(b.@, 1, 7) || (1000000 + s.k * 1000 + CAST(substr(b.@, 8) AS BIGINT))";
const NORM: &str = "'GAIP-NORM-' || (100000 + s.k * 100 + CAST(substr(b.@, 11) AS BIGINT))";
/// Older than the story itself, which stays what is newest.
const OLDER: &str = "b.@ - s.k * 10000";
const DECIDED: &str =
    "b.@ IN (SELECT symbol FROM proposals WHERE stage IN ('adopted', 'rejected', 'no-decision'))";
const BALLOTS: &str = "b.@ IN (SELECT symbol FROM ballots WHERE proposal IN (SELECT symbol FROM \
                       proposals WHERE stage IN ('adopted', 'rejected', 'no-decision')))";

/// Each table, which of its rows are repeated (a column and a condition on it), and what is told otherwise.
const REPEATED: &[(&str, (&str, &str), Told)] = &[
    (
        "proposals",
        ("stage", "b.@ IN ('adopted', 'rejected', 'no-decision')"),
        &[
            ("symbol", SYMBOL),
            ("ballot", SYMBOL),
            ("norm", NORM),
            ("related", NORM),
            ("idx", OLDER),
        ],
    ),
    (
        "revisions",
        ("proposal", DECIDED),
        &[("proposal", SYMBOL), ("idx", OLDER)],
    ),
    (
        "ballots",
        ("proposal", DECIDED),
        &[
            ("symbol", SYMBOL),
            ("proposal", SYMBOL),
            ("norm", NORM),
            ("idx", OLDER),
            ("closed_idx", OLDER),
            ("certified_idx", OLDER),
        ],
    ),
    ("electors", ("ballot", BALLOTS), &[("ballot", SYMBOL)]),
    (
        "votes",
        ("ballot", BALLOTS),
        &[("ballot", SYMBOL), ("idx", OLDER)],
    ),
    (
        "entries",
        (
            "act",
            "b.@ IN ('adoption-without-vote', 'ballot', 'ballot-end', 'vote', 'closing', 'certification')",
        ),
        &[
            ("ballot", SYMBOL),
            ("proposal", SYMBOL),
            ("norm", NORM),
            ("idx", OLDER),
        ],
    ),
    (
        "norms",
        ("symbol", "b.@ IS NOT NULL"),
        &[
            ("symbol", NORM),
            ("proposal", SYMBOL),
            ("ballot", SYMBOL),
            ("idx", OLDER),
        ],
    ),
    (
        "versions",
        ("norm", "b.@ IS NOT NULL"),
        &[
            ("norm", NORM),
            ("proposal", SYMBOL),
            ("ballot", SYMBOL),
            ("idx", OLDER),
        ],
    ),
    (
        "adherence_events",
        ("norm", "b.@ IS NOT NULL"),
        &[("norm", NORM), ("idx", OLDER)],
    ),
];

const OTHER_SYMBOL: &str = "'P-1999-' || (1000000 + s.k)";
const OTHER_NORM: &str = "'GAIP-NORM-' || (1000000 + s.k)";
const OLDEST: &str = "b.@ - 20000000 - s.k * 10000";

/// The first norm again, as the one that nothing was notified about.
const BESIDES: &[(&str, (&str, &str), Told)] = &[
    (
        "proposals",
        ("symbol", "b.@ = 'P-2024-001'"),
        &[
            ("symbol", OTHER_SYMBOL),
            ("norm", OTHER_NORM),
            ("idx", OLDEST),
        ],
    ),
    (
        "revisions",
        ("proposal", "b.@ = 'P-2024-001'"),
        &[("proposal", OTHER_SYMBOL), ("idx", OLDEST)],
    ),
    (
        "entries",
        (
            "proposal",
            "b.@ = 'P-2024-001' AND b.act = 'adoption-without-vote'",
        ),
        &[
            ("proposal", OTHER_SYMBOL),
            ("norm", OTHER_NORM),
            ("idx", OLDEST),
        ],
    ),
    (
        "norms",
        ("proposal", "b.@ = 'P-2024-001'"),
        &[
            ("symbol", OTHER_NORM),
            ("proposal", OTHER_SYMBOL),
            ("idx", OLDEST),
        ],
    ),
    (
        "versions",
        ("proposal", "b.@ = 'P-2024-001'"),
        &[
            ("norm", OTHER_NORM),
            ("proposal", OTHER_SYMBOL),
            ("idx", OLDEST),
        ],
    ),
];

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Repeats the rows of a register in which the demo's story was told.
pub fn grow(source: &Source, times: Times) {
    match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).expect("a database");
            conn.batch_execute(
                "PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF; BEGIN IMMEDIATE",
            )
            .expect("a transaction");
            let columns = "SELECT name FROM pragma_table_info('@')";
            repeat(&mut conn, times, |conn, table| {
                diesel::sql_query(columns.replace('@', table)).load(conn)
            });
            conn.batch_execute("COMMIT").expect("a commit");
        }
        Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).expect("a database");
            conn.batch_execute("BEGIN").expect("a transaction");
            let columns = "SELECT column_name::text AS name FROM information_schema.columns \
                           WHERE table_name = '@' ORDER BY ordinal_position";
            repeat(&mut conn, times, |conn, table| {
                diesel::sql_query(columns.replace('@', table)).load(conn)
            });
            conn.batch_execute("COMMIT").expect("a commit");
            conn.batch_execute("VACUUM ANALYZE").expect("statistics");
            // What was written would be brought to disk while pages are measured.
            conn.batch_execute("CHECKPOINT").expect("all on disk");
        }
    }
}

fn repeat<C: SimpleConnection>(
    conn: &mut C,
    times: Times,
    columns: impl Fn(&mut C, &str) -> QueryResult<Vec<Column>>,
) {
    for (all, times) in [(REPEATED, times.story), (BESIDES, times.more_norms)] {
        for (table, (column, condition), told) in all {
            let names = columns(conn, table).expect("columns");
            let quoted: Vec<String> = names
                .iter()
                .map(|one| format!("\"{}\"", one.name))
                .collect();
            let said: Vec<String> = names
                .iter()
                .map(
                    |one| match told.iter().find(|(name, _)| *name == one.name) {
                        // What is nobody's ballot or norm stays nobody's: NULL goes through.
                        Some((name, said)) => said.replace('@', name),
                        None => format!("b.\"{}\"", one.name),
                    },
                )
                .collect();
            let condition = condition.replace('@', column);
            conn.batch_execute(&format!(
                // The oldest repetition first, as the rows of decades come.
                "INSERT INTO {table} ({}) WITH RECURSIVE s(k) AS (SELECT {times} UNION ALL SELECT k - 1 FROM s \
                 WHERE k > 1) SELECT {} FROM s CROSS JOIN (SELECT * FROM {table} b WHERE {condition}) b \
                 ORDER BY s.k DESC",
                quoted.join(", "),
                said.join(", "),
            ))
            .expect("rows");
        }
    }
}
