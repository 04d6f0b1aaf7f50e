//! What the disk can make sure of: a small write and `fdatasync`, again and again.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

use crate::databases::fresh_path;

const LASTS: Duration = Duration::from_millis(1500);

/// Calls a second, where the databases stand.
pub fn each_second() -> f64 {
    let path = fresh_path("syncs");
    let mut file = File::create(&path).expect("a file");
    let page = [7; 4096];
    let began = Instant::now();
    let mut calls = 0;
    while began.elapsed() < LASTS {
        // Over the same pages again, as a log that is used anew: the file does not grow with every call.
        file.seek(SeekFrom::Start(calls % 256 * 4096))
            .expect("a place");
        file.write_all(&page).expect("a page");
        file.sync_data().expect("a sync");
        calls += 1;
    }
    calls as f64 / began.elapsed().as_secs_f64()
}
