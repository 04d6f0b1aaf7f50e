//! What lies in the tables of a house, as whoever holds the database sees it.

use diesel::prelude::*;
use diesel::sql_types::Text;
use registry::store::Source;

use super::house::House;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The rows of a table, each as one text of all its columns.
pub fn rows_of(house: &House, table: &str) -> Vec<String> {
    let lines: Vec<Line> = match house.source() {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            let columns = columns(&mut conn, table);
            diesel::sql_query(format!("SELECT {columns} AS line FROM {table}"))
                .load(&mut conn)
                .unwrap()
        }
        Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).unwrap();
            diesel::sql_query(format!(
                "SELECT row_to_json({table})::text AS line FROM {table}"
            ))
            .load(&mut conn)
            .unwrap()
        }
    };
    lines.into_iter().map(|line| line.line).collect()
}

fn columns(conn: &mut SqliteConnection, table: &str) -> String {
    let sql = format!("SELECT name AS line FROM pragma_table_info('{table}')");
    let names: Vec<Line> = diesel::sql_query(sql).load(conn).unwrap();
    let cells: Vec<String> = names
        .iter()
        .map(|name| format!("COALESCE(\"{}\", '')", name.line))
        .collect();
    cells.join(" || ' ' || ")
}

/// Tells the database something directly, past the registry.
pub fn tell(house: &House, sql: &str) -> QueryResult<usize> {
    match house.source() {
        Source::Sqlite(path) => {
            diesel::sql_query(sql).execute(&mut SqliteConnection::establish(path).unwrap())
        }
        Source::Postgres(url) => {
            diesel::sql_query(sql).execute(&mut PgConnection::establish(url).unwrap())
        }
    }
}
