//! The name of the key that seals: an instance with another key would read nothing, and must not start.

use diesel::prelude::*;

use crate::store::Store;
use crate::store::failures::StoreError;
use crate::store::prepared::prepared;
use crate::store::schema::sealing_keys;

impl Store {
    /// The name of the key with which this database was sealed; none before there was one.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn sealed_with(&self) -> Result<Option<String>, StoreError> {
        let mut conn = self.source().connect()?;
        Ok(sealing_keys::table
            .select(sealing_keys::id)
            .first(&mut conn)
            .optional()?)
    }

    /// Notes the name of the key that seals from now on; gives the one that stands, which another instance may
    /// have noted first.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn seal_with(&self, id: &str) -> Result<String, StoreError> {
        let mut conn = self.source().connect()?;
        conn.transaction::<_, StoreError, _>(|conn| {
            // The head's lock: two instances that open the house at once note one key.
            prepared("UPDATE head SET n = n").execute(conn)?;
            let stands: Option<String> = sealing_keys::table
                .select(sealing_keys::id)
                .first(conn)
                .optional()?;
            if let Some(stands) = stands {
                return Ok(stands);
            }
            diesel::insert_into(sealing_keys::table)
                .values((
                    sealing_keys::id.eq(id),
                    sealing_keys::since.eq(self.about_now().as_microsecond()),
                ))
                .execute(conn)?;
            Ok(id.to_owned())
        })
    }
}
