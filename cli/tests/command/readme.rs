//! Every console snippet of the README prints the documented output.
//!
//! `ERRCAT_UPDATE=1 cargo test -p errcat-cli --test command readme` writes the current
//! output.

use crate::harness::{compare, fixture, replay};
use std::fs;
use std::path::Path;

const BEGIN: &str = "```console\n";
const END: &str = "```\n";

#[test]
fn the_readme_shows_the_current_output() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let snippets = check(&path, |transcript| replay(transcript, fixture().path()));
    assert!(snippets > 10, "the README has {snippets} snippets");
}

/// Checks the snippets of the root README that run the command: on the catalogue of the
/// repository, or on the tables of the fixture.
#[test]
fn the_readme_of_the_root_shows_the_current_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    check(&root.join("README.md"), |transcript| {
        if transcript.starts_with("$ errcat ") {
            replay(transcript, &root)
        } else if transcript.contains("tables/") {
            replay(transcript, fixture().path())
        } else {
            transcript.to_owned()
        }
    });
}

/// Runs the snippets of a README and compares their output. Returns the number of snippets.
fn check(path: &Path, run: impl Fn(&str) -> String) -> usize {
    let readme = fs::read_to_string(path).expect("the README can be read");
    let mut parts = readme.split(BEGIN);
    let mut now = parts.next().unwrap_or_default().to_owned();
    let mut snippets = 0;
    for part in parts {
        let (transcript, rest) = part.split_once(END).expect("a snippet has an end");
        now.push_str(&format!("{BEGIN}{}{END}{rest}", run(transcript)));
        snippets += 1;
    }
    compare(now, path);
    snippets
}

/// The README only has console snippets, so all of them are checked.
#[test]
fn every_snippet_is_run() {
    let readme = include_str!("../../README.md");
    let fences = readme.lines().filter(|line| line.starts_with("```") && *line != "```");
    assert!(fences.into_iter().all(|fence| fence == "```console"), "only console snippets are run");
}
