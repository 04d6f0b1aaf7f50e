//! Corrigenda that circulate: to be looked at by every member, which may object.

use diesel::prelude::*;

use crate::rules::duties::{Duty, Kind, is_recent};
use crate::rules::words::{MemberCode, NormSymbol};
use crate::store::corrigenda;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::corrigendum_objections;

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let mut found: Vec<Duty> = corrigenda::circulating(r)?
        .into_iter()
        .map(|one| {
            Duty::of(Kind::Corrigendum, &one.norm)
                .numbered(one.number)
                .until(Some(one.until))
        })
        .collect();
    let now = r.now();
    let rows: Vec<(String, i64, i64)> = corrigendum_objections::table
        .filter(corrigendum_objections::member.eq(member.as_str()))
        .filter(corrigendum_objections::at.ge(super::recent(r)))
        .select((
            corrigendum_objections::norm,
            corrigendum_objections::number,
            corrigendum_objections::at,
        ))
        .load(r.conn)?;
    for (norm, number, made) in rows {
        let (norm, made): (NormSymbol, _) = (word(&norm)?, at(made)?);
        if is_recent(made, now) {
            let duty = Duty::of(Kind::Corrigendum, &norm).numbered(number);
            found.push(duty.done(made));
        }
    }
    Ok(found)
}
