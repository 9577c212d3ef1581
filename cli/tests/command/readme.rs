//! Every console snippet of the README prints the documented output.
//!
//! `ERRCAT_UPDATE=1 cargo test -p errcat-cli --test command readme` writes what they
//! print now.

use crate::harness::{compare, fixture, replay};
use std::fs;
use std::path::Path;

const BEGIN: &str = "```console\n";
const END: &str = "```\n";

#[test]
fn the_readme_shows_what_is_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let snippets = check(&path, |transcript| replay(transcript, fixture().path()));
    assert!(snippets > 10, "the README has {snippets} snippets");
}

/// Of the root, the snippets in which the command is run: on the catalogue there, or on the
/// tables of the fixture.
#[test]
fn the_readme_of_the_root_shows_what_is_printed() {
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

/// Compares a README with itself after its snippets were run; says how many there are.
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

/// Nothing else is shown that could be wrong: snippets of other languages are none of
/// the command's, and there are none.
#[test]
fn every_snippet_is_run() {
    let readme = include_str!("../../README.md");
    let fences = readme.lines().filter(|line| line.starts_with("```") && *line != "```");
    assert!(fences.into_iter().all(|fence| fence == "```console"), "only console snippets are run");
}
