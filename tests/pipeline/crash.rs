//! A run that is killed and run again ends where an undisturbed run ends.

use crate::world::files;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The `belgi` binary, built beside the tests by `tests/run`.
pub fn belgi() -> PathBuf {
    let mut folder = std::env::current_exe().unwrap();
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let belgi = folder.join("belgi");
    assert!(
        belgi.exists(),
        "{} is missing; run tests/run, or cargo build --workspace --bins",
        belgi.display()
    );
    belgi
}

fn run(data: &Path) -> Command {
    let mut command = Command::new(belgi());
    command.args(["run", "--sample", "--no-pdf", "--json", "--data"]).arg(data);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn digests(data: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = data.join("s3/belgi/digests");
    files(&root)
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes))
        .collect()
}

/// Runs until the log has shown `lines` storage calls, then kills the process; whether it came that far.
fn kill_after(data: &Path, lines: usize) -> bool {
    let mut command = run(data);
    // The SDK logs each call at this level: the count of lines is a place in the run, whatever the clock says.
    command.env("BELGI_LOG", "aws_smithy_runtime=debug").stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let seen = BufReader::new(child.stderr.take().unwrap()).lines().take(lines).count();
    child.kill().unwrap();
    child.wait().unwrap();
    seen == lines
}

#[test]
fn a_run_that_was_killed_at_any_moment_ends_like_one_that_was_not() {
    let whole = tempfile::tempdir().unwrap();
    assert!(run(whole.path()).status().unwrap().success());
    let expected = digests(whole.path());
    assert!(!expected.is_empty());
    let killed = tempfile::tempdir().unwrap();
    let places = [40, 400, 1_200, 2_500, 5_000, 8_000, 12_000, 16_000];
    let reached = places.into_iter().filter(|lines| kill_after(killed.path(), *lines)).count();
    assert!(reached >= 4, "only {reached} of the kills came while the run was under way");
    assert!(run(killed.path()).status().unwrap().success());
    assert_eq!(digests(killed.path()), expected);
}
