//! The counters go on behind everything that the record names, so that no symbol and no seat is given twice.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::store::connection::AnyConnection;
use crate::store::failures::StoreError;
use crate::store::schema::{ballots, counters, entries, norms, seats};

/// The counters of symbols and seats, by the rows and by what entries name whose rows are lost.
pub(super) fn count_on(conn: &mut AnyConnection) -> Result<(), StoreError> {
    let mut highest: HashMap<String, i64> = HashMap::new();
    let mut seen = |name: String, number: &str| {
        if let Ok(number) = number.parse::<i64>() {
            let most = highest.entry(name).or_default();
            *most = (*most).max(number);
        }
    };
    let named = entries::table
        .filter(entries::ballot.is_not_null())
        .select(entries::ballot.assume_not_null())
        .distinct();
    for symbol in named.load::<String>(conn)? {
        if let [_, year, number] = symbol.splitn(3, '-').collect::<Vec<_>>()[..] {
            seen(format!("ballot {year}"), number);
        }
    }
    let provisional = ballots::table
        .filter(ballots::norm.is_not_null())
        .select(ballots::norm.assume_not_null());
    let mut given: Vec<String> = provisional.load(conn)?;
    given.extend(norms::table.select(norms::symbol).load::<String>(conn)?);
    let named = entries::table
        .filter(entries::norm.is_not_null())
        .select(entries::norm.assume_not_null())
        .distinct();
    given.extend(named.load::<String>(conn)?);
    for symbol in given {
        if let Some((_, number)) = symbol.rsplit_once('-') {
            seen("norm".to_owned(), number);
        }
    }
    for seat in seats::table.select(seats::seat).load::<String>(conn)? {
        if let Some((of, number)) = seat.split_once(['/', '-']) {
            seen(format!("seat {of}"), number);
        }
    }
    for (name, number) in highest {
        let there: i64 = counters::table
            .filter(counters::name.eq(&name))
            .count()
            .get_result(conn)?;
        if there == 0 {
            diesel::insert_into(counters::table)
                .values((counters::name.eq(&name), counters::n.eq(0)))
                .execute(conn)?;
        }
        diesel::update(counters::table.find(&name).filter(counters::n.lt(number)))
            .set(counters::n.eq(number))
            .execute(conn)?;
    }
    Ok(())
}
