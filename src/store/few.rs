//! The first rows of a query, where PostgreSQL shall plan once for all.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::BigInt;

use super::connection::MultiBackend;

/// Up to this number it stands in the words of the query, of which there are then so many: each is prepared and kept.
const FEW: i64 = 16;

/// A query, and how many of its rows are wanted. Of a bound number PostgreSQL takes a tenth of all rows to be wanted, and
/// so finds it worth while to plan anew each time: that takes longer than to read a few rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Few<Q> {
    query: Q,
    most: i64,
}

/// The first rows of a query that has no limit of its own.
pub(super) const fn few<Q>(query: Q, most: i64) -> Few<Q> {
    Few { query, most }
}

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Few<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.query.walk_ast(out.reborrow())?;
        out.push_sql(" LIMIT ");
        if self.most > FEW {
            return out.push_bind_param::<BigInt, _>(&self.most);
        }
        out.push_sql(&self.most.to_string());
        Ok(())
    }
}

impl<Q> QueryId for Few<Q> {
    type QueryId = ();

    // Told apart by its words.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Few<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Conn> RunQueryDsl<Conn> for Few<Q> {}
