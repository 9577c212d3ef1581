//! Checks the report of each change, byte for byte.
//!
//! A case is a folder `tests/compat/cases/<case>` with the catalogue `before` and `after`;
//! `expected.txt` contains the report. `ERRCAT_UPDATE=1 cargo test -p errcat-codegen --test
//! compat` writes it; review and commit it.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

mod exceptions;
#[path = "../expected/mod.rs"]
mod expected;
mod formats;
mod properties;
mod tombstones;

use errcat_codegen::compat::{ChangeFormat, ChangeRule, Comparison, Date, Level, Options, State, compare};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const UPDATE: &str = "ERRCAT_UPDATE=1 cargo test -p errcat-codegen --test compat";

/// Returns the date of all comparisons.
fn today() -> Date {
    Date::from_ymd(2026, 6, 1).expect("the calendar has this day")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/compat/cases").expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    paths.sort();
    paths
}

fn state(folder: &Path) -> State {
    match State::from_folder(folder) {
        Ok(state) => state,
        Err(report) => panic!("\n{report}"),
    }
}

/// Returns both states of a case and their comparison.
fn compared(case: &Path) -> (State, State, Comparison) {
    let (before, after) = (state(&case.join("before")), state(&case.join("after")));
    let mut comparison = compare(before.catalogue(), after.catalogue(), &Options::on(today()));
    comparison.locate(&before, &after, usize::MAX);
    (before, after, comparison)
}

/// Renders the changes for people, and the version bump.
fn shown(case: &Path) -> String {
    let (before, after, comparison) = compared(case);
    let format = ChangeFormat::Human { colour: false };
    let changes = comparison.render(format, Level::Docs, (&before, &after)).to_string();
    let changes = changes.replace(&format!("{}/", case.display()), "");
    let bump = comparison.bump().map_or("none", |bump| bump.as_str());
    format!("{changes}{}; version: {bump}\n", comparison.counts())
}

#[test]
fn changes_are_reported_as_expected() {
    let shown = |case: PathBuf| (case.join("expected.txt"), shown(&case));
    expected::compare(cases().into_iter().map(shown), UPDATE);
}

#[test]
fn every_rule_has_a_case() {
    // The cases of drift are in `tests/import/drift`.
    let ids = ChangeRule::all().map(|rule| rule.id);
    let mut missing: BTreeSet<&str> = ids.filter(|id| !id.starts_with("drift-")).collect();
    for case in cases() {
        for change in compared(&case).2.changes() {
            missing.remove(change.rule().id);
        }
    }
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn every_change_has_a_place_in_the_new_catalogue() {
    for case in cases() {
        for change in compared(&case).2.changes() {
            // A removed vendor has no line in the new catalogue.
            let is_placed = change.places().iter().any(|place| !place.file.is_empty());
            assert!(is_placed, "{}: {}", case.display(), change.message());
        }
    }
}

/// Also checks that a deletion on one side is an addition on the other.
#[test]
fn a_catalogue_does_not_differ_from_itself() {
    for case in cases() {
        for side in ["before", "after"] {
            let (one, other) = (state(&case.join(side)), state(&case.join(side)));
            let comparison = compare(one.catalogue(), other.catalogue(), &Options::on(today()));
            assert!(comparison.is_empty(), "{}: {side}", case.display());
        }
    }
}
