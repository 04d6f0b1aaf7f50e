//! Where the faults are made: a folder of this run, one figure at a time, and how long each is measured.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// In short with every run; in full, as the figures of docs/security.md ask for, with `FIGURES=full`.
pub fn many(short: usize, full: usize) -> usize {
    match std::env::var("FIGURES").is_ok_and(|asked| asked == "full") {
        true => full,
        false => short,
    }
}

/// Servers are killed here: nobody else may be measured meanwhile.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The folder of this run. A watchman holds the other end of a pipe: when this process ends, however it ends, the
/// server of the databases is stopped and the folder cleared away.
pub fn ground() -> &'static Path {
    static GROUND: OnceLock<PathBuf> = OnceLock::new();
    GROUND.get_or_init(|| {
        use std::os::unix::process::CommandExt;
        let ground = std::env::temp_dir().join(format!("registry-faults-{}", std::process::id()));
        drop(std::fs::remove_dir_all(&ground));
        std::fs::create_dir(&ground).unwrap();
        let watch = r#"
            cat > /dev/null
            for pid in "$1"/*/data/postmaster.pid; do
                [ -f "$pid" ] && kill -QUIT "$(head -n 1 "$pid")"
            done
            sleep 1
            rm -rf "$1""#;
        let watchman = Command::new("sh")
            .args(["-c", watch, "watchman"])
            .arg(&ground)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The pipe stays open as long as this process lives.
        std::mem::forget(watchman);
        ground
    })
}

/// A number that nothing else of this run has.
pub fn fresh_number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A port of this machine that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Runs a program to its end; what it said.
pub fn said(command: &mut Command) -> String {
    let output: Output = command.stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {told}{wrong}");
    told
}

/// Copies a folder with what lies in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}
