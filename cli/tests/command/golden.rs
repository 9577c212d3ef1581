//! What the command prints: transcripts in `tests/golden`, a file for each case.
//!
//! A new case is a new file with the commands, each behind `$ `;
//! `ERRCAT_UPDATE=1 cargo test -p errcat-cli --test command` writes what they print
//! below them, to be reviewed and committed. Each runs in a copy of `tests/fixture`.

use crate::harness::{compare, fixture, replay, tests};
use std::fs;

/// The transcripts of a subcommand.
fn transcripts(of: &str) {
    let folder = tests().join("golden").join(of);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry can be read").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds transcripts", folder.display());
    for path in paths {
        let transcript = fs::read_to_string(&path).expect("a transcript can be read");
        assert!(transcript.contains("$ "), "{} has commands", path.display());
        compare(replay(&transcript, fixture().path()), &path);
    }
}

#[test]
fn explain() {
    transcripts("explain");
}

#[test]
fn list() {
    transcripts("list");
}

#[test]
fn check() {
    transcripts("check");
}

#[test]
fn build() {
    transcripts("build");
}

#[test]
fn decode() {
    transcripts("decode");
}

#[test]
fn init() {
    transcripts("init");
}

#[test]
fn usage() {
    transcripts("usage");
}
