//! What all tests of a run share: a directory, and a sweeper that removes it when the run ends, however it ends.

use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Waits for its standard input to close, which nobody writes to, and removes the directory, and what programs that root started
/// keep elsewhere: their clusters. What lies in it may still be stopping then, so it tries for a while.
const SWEEPER: &str = r#"
read -r _
homes=
for file in "$1"/*/.lychgate/cluster.path; do
    if [ -f "$file" ]; then homes="$homes $(cat "$file")"; fi
done
tries=0
while [ -e "$1" ] && [ $tries -lt 300 ]; do rm -rf "$1" 2>/dev/null || sleep 0.1; tries=$((tries + 1)); done
for home in $homes; do flock "$home.lock" rm -rf "$home" "$home.lock"; done
"#;

struct Run {
    directory: PathBuf,
    _sweeper: Child,
}

/// A new, empty directory for one test. The user of a private cluster can go there.
pub(crate) fn directory() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let path = run().directory.join(NEXT.fetch_add(1, Ordering::Relaxed).to_string());
    std::fs::DirBuilder::new().mode(0o755).create(&path).unwrap();
    path
}

/// Where the programs of this machine are looked for.
pub(crate) fn search_path() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}

fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let directory = std::env::temp_dir().join(format!("lychgate-test-{}", std::process::id()));
        // One of a former process with this number that the sweeper could not remove.
        let _ = std::fs::remove_dir_all(&directory);
        std::fs::DirBuilder::new().mode(0o755).create(&directory).unwrap();
        let mut sweeper = Command::new("/bin/sh");
        sweeper.args(["-c", SWEEPER, "sweeper"]).arg(&directory).current_dir("/");
        sweeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Run { directory, _sweeper: sweeper.spawn().unwrap() }
    })
}
