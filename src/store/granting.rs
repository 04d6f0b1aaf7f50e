//! What the application's own role may do on PostgreSQL: everything but change or remove what the record says.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::connection::{AnyConnection, Source};
use super::failures::StoreError;

/// Tables of which rows are added and never changed.
const ADDED_TO_ONLY: [&str; 2] = ["entries", "receipts"];

#[derive(QueryableByName)]
struct Role {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Grants the role of `application` what it needs in the database whose tables `owner` owns. Gives the role, or
/// nothing where both are one, or the database has no roles.
///
/// # Errors
/// [`StoreError`] when a database refuses.
pub fn grant(owner: &Source, application: &Source) -> Result<Option<String>, StoreError> {
    let (Source::Postgres(_), Source::Postgres(_)) = (owner, application) else {
        return Ok(None);
    };
    let role = |source: &Source| -> Result<String, StoreError> {
        let mut conn = source.connect()?;
        let role: Role =
            diesel::sql_query("SELECT current_user::text AS name").get_result(&mut conn)?;
        Ok(role.name)
    };
    let name = role(application)?;
    if name == role(owner)? {
        return Ok(None);
    }
    let quoted = format!("\"{}\"", name.replace('"', "\"\""));
    let mut said = format!(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted};\n\
         REVOKE ALL ON __diesel_schema_migrations FROM {quoted};\n\
         GRANT SELECT ON __diesel_schema_migrations TO {quoted};\n\
         REVOKE UPDATE, DELETE ON private_log FROM {quoted};\n\
         GRANT UPDATE (line, salt, event) ON private_log TO {quoted};\n"
    );
    for table in ADDED_TO_ONLY {
        said.push_str(&format!(
            "REVOKE UPDATE, DELETE ON {table} FROM {quoted};\n"
        ));
    }
    let mut conn = owner.connect()?;
    conn.transaction::<(), StoreError, _>(|conn| {
        if let AnyConnection::Postgres(conn) = conn {
            conn.batch_execute(&said)?;
        }
        Ok(())
    })?;
    Ok(Some(name))
}
