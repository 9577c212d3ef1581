//! Every console snippet of the README prints what stands there.
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
    let readme = fs::read_to_string(&path).expect("the README can be read");
    let mut parts = readme.split(BEGIN);
    let mut now = parts.next().unwrap_or_default().to_owned();
    let mut snippets = 0;
    for part in parts {
        let (transcript, rest) = part.split_once(END).expect("a snippet has an end");
        now.push_str(&format!("{BEGIN}{}{END}{rest}", replay(transcript, fixture().path())));
        snippets += 1;
    }
    assert!(snippets > 10, "the README has {snippets} snippets");
    compare(now, &path);
}

/// Nothing else is shown that could be wrong: snippets of other languages are none of
/// the command's, and there are none.
#[test]
fn every_snippet_is_run() {
    let readme = include_str!("../../README.md");
    let fences = readme.lines().filter(|line| line.starts_with("```") && *line != "```");
    assert!(fences.into_iter().all(|fence| fence == "```console"), "only console snippets are run");
}
