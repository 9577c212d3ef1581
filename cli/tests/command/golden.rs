//! The output of the command: transcripts in `tests/golden`, one file per case.
//!
//! A new case is a new file with the commands, each after `$ `; `ERRCAT_UPDATE=1 cargo test
//! -p errcat-cli --test command` writes their output below them; review and commit it. Each
//! case runs in a copy of `tests/fixture`.

use crate::harness::{compare, fixture, replay, run, tests};
use std::fs;

/// Runs the transcripts of a subcommand.
fn transcripts(of: &str) {
    let folder = tests().join("golden").join(of);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry can be read").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} contains transcripts", folder.display());
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
fn diff() {
    transcripts("diff");
}

#[test]
fn compat() {
    transcripts("compat");
}

#[test]
fn drift() {
    transcripts("drift");
}

#[test]
fn build() {
    transcripts("build");
}

#[test]
fn docs() {
    transcripts("docs");
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
fn import() {
    transcripts("import");
}

#[test]
fn usage() {
    transcripts("usage");
}

/// Other systems do not open pages with a program that is found in `PATH`.
#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "the program that opens pages cannot be replaced here")]
fn a_site_is_opened() {
    let folder = fixture();
    let script = "mkdir bin; printf '#!/bin/sh\\necho \"$1\" > opened\\n' > bin/xdg-open; chmod +x bin/xdg-open\n\
                  PATH=\"$PWD/bin:$PATH\" errcat docs --open";
    let output = run(folder.path(), script);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let opened = fs::read_to_string(folder.path().join("opened")).expect("something was opened");
    assert!(opened.trim_end().ends_with("site/index.html"), "{opened}");
}
