//! SQLite holds to the plan of a prepared query, whatever values it is asked with.

use std::ffi::{c_char, c_int};
use std::ptr;
use std::sync::Once;

use libsqlite3_sys as sqlite;

/// Every connection that this process opens from now on keeps its plans. Without it SQLite looks at the value of a
/// bound `LIMIT` while it plans, and so prepares such a query anew each time it is asked: that took a tenth of the time
/// of a page.
pub(super) fn from_now_on() {
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        // SAFETY: the function has the signature that SQLite calls it with, and lives as long as the program. Where
        // there is no room to remember it, plans are made anew as before.
        unsafe {
            sqlite::sqlite3_auto_extension(Some(keeps_plans));
        }
    });
}

/// Called by SQLite once for each connection it has opened.
unsafe extern "C" fn keeps_plans(
    conn: *mut sqlite::sqlite3,
    _: *mut *mut c_char,
    _: *const sqlite::sqlite3_api_routines,
) -> c_int {
    // SAFETY: the connection is open and used by nobody else yet; this option takes a number and a pointer, which may
    // be null where nobody wants to know what became of it.
    unsafe {
        sqlite::sqlite3_db_config(
            conn,
            sqlite::SQLITE_DBCONFIG_ENABLE_QPSG as c_int,
            1 as c_int,
            ptr::null_mut::<c_int>(),
        )
    }
}
