//! Statements in words of our own that are prepared once for each connection, as those that Diesel writes are.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Text, Untyped};

use super::connection::{AnyConnection, MultiBackend};

/// A statement with its values. What differs in its words is prepared again and kept: only for words of which there
/// are few.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    sql: String,
    values: Vec<Value>,
    is_planned_anew: bool,
}

#[derive(Clone, Debug)]
enum Value {
    Whole(i64),
    Text(String),
}

/// A statement; `$1` to `$9` and so on stand for its values, in whatever order.
pub(super) fn prepared(sql: impl Into<String>) -> Prepared {
    Prepared {
        sql: sql.into(),
        values: Vec::new(),
        is_planned_anew: false,
    }
}

impl Prepared {
    /// The next value.
    #[must_use]
    pub(super) fn text(mut self, value: impl Into<String>) -> Self {
        self.values.push(Value::Text(value.into()));
        self
    }

    /// The next value.
    #[must_use]
    pub(super) fn whole(mut self, value: i64) -> Self {
        self.values.push(Value::Whole(value));
        self
    }

    /// Planned for these very values by PostgreSQL, which after some times would plan once for all: for words of which
    /// some are in every text and others in one.
    #[must_use]
    pub(super) fn planned_anew_on_postgres(mut self, conn: &AnyConnection) -> Self {
        self.is_planned_anew = matches!(conn, AnyConnection::Postgres(_));
        self
    }
}

impl QueryFragment<MultiBackend> for Prepared {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        if self.is_planned_anew {
            out.unsafe_to_cache_prepared();
        }
        let mut parts = self.sql.split('$');
        out.push_sql(parts.next().unwrap_or_default());
        for part in parts {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let place: usize = part[..digits].parse().unwrap_or_default();
            match self.values.get(place.wrapping_sub(1)) {
                Some(Value::Whole(value)) => out.push_bind_param::<BigInt, _>(value)?,
                Some(Value::Text(value)) => out.push_bind_param::<Text, _>(value)?,
                None => {
                    let missing = format!("${place} has no value in: {}", self.sql);
                    return Err(diesel::result::Error::QueryBuilderError(missing.into()));
                }
            }
            out.push_sql(&part[digits..]);
        }
        Ok(())
    }
}

impl QueryId for Prepared {
    type QueryId = ();

    // Told apart by its words.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Prepared {
    type SqlType = Untyped;
}

impl<Conn> RunQueryDsl<Conn> for Prepared {}
