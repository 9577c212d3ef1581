//! What is reported of a document that changed.
//!
//! A case is a folder `tests/import/drift/<case>` with a document `then` and the document
//! `now`. `catalogue.yaml` is what people made of the import since; without `then`, there is
//! no lock. `ERRCAT_UPDATE=1 cargo test -p errcat-codegen --features html --test import`
//! writes `expected.txt`, to be reviewed and committed.

use crate::hostile::{document, rows};
use crate::{UPDATE, cases_of, expected, imported, random};
use errcat_codegen::compat::{ChangeFormat, ChangeRule, State};
use errcat_codegen::import::drift::{Baseline, Drift, DriftFailure, drift};
use errcat_codegen::import::{Failure, Import, Input, Lock};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/import/drift").expect("the cases can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// The document of a case that begins with a word, by its name.
fn document_of(case: &Path, stem: &str) -> Option<(String, String)> {
    let entries = fs::read_dir(case).expect("the case can be read");
    let mut names = entries.map(|entry| entry.expect("an entry can be read").file_name());
    let name = names.find(|name| Path::new(name).file_stem().is_some_and(|found| found == stem))?;
    let text = fs::read_to_string(case.join(&name)).expect("a document can be read");
    Some((name.to_string_lossy().into_owned(), text))
}

fn state(yaml: &str) -> State {
    let files = [("acme.yaml".to_owned(), yaml.as_bytes().to_vec())];
    State::from_memory("catalogue", files).unwrap_or_else(|report| panic!("\n{report}"))
}

fn import_of((name, text): &(String, String)) -> Import {
    imported(name, text).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
}

/// Both sides of a case, and how they differ.
fn compared(case: &Path) -> (State, Result<Drift, DriftFailure>) {
    let then = document_of(case, "then").map(|then| import_of(&then));
    let edited = document_of(case, "catalogue").map(|(_, yaml)| yaml);
    let yaml = edited.or_else(|| then.as_ref().map(|then| then.yaml.clone()));
    let state = state(&yaml.expect("there is a catalogue, or a document to make it of"));
    let lock = then.map(|then| Lock::parse(&then.lock.to_string()).expect("what is written can be read"));
    let baseline = lock.as_ref().map_or(Baseline::Catalogue(None), Baseline::Lock);
    let (name, text) = document_of(case, "now").expect("there is a document");
    let input = Input { name: &name, bytes: text.as_bytes() };
    let found = drift(&[input], &state, &state.catalogue().vendors[0], baseline, false);
    (state, found)
}

fn shown(case: &Path) -> String {
    match compared(case) {
        (state, Ok(drift)) => {
            let human = drift.render(ChangeFormat::Human { colour: false }, &state).to_string();
            let markdown = drift.render(ChangeFormat::Markdown, &state);
            format!("{human}{}\n\n{markdown}", drift.summary())
        }
        (_, Err(DriftFailure::OtherForm(form))) => format!("another form: {form}\n"),
        (_, Err(other)) => format!("{other:?}\n"),
    }
}

#[test]
fn changes_of_documents_are_reported_as_expected() {
    let shown = |case: PathBuf| (case.join("expected.txt"), shown(&case));
    expected::compare(cases().into_iter().map(shown), UPDATE);
}

#[test]
fn every_rule_has_a_case() {
    let ids = ChangeRule::all().map(|rule| rule.id);
    let mut missing: BTreeSet<&str> = ids.filter(|id| id.starts_with("drift-")).collect();
    for case in cases() {
        if let (_, Ok(drift)) = compared(&case) {
            drift.changes().iter().for_each(|change| {
                missing.remove(change.rule().id);
            });
        }
    }
    assert!(missing.is_empty(), "no case for {missing:?}");
}

/// Compares a document with itself, by its lock and by the catalogue that was made of it.
fn is_silent(name: &str, text: &str, import: &Import) {
    let lock = Lock::parse(&import.lock.to_string()).expect("what is written can be read");
    assert_eq!(lock.to_string(), import.lock.to_string());
    let state = state(&import.yaml);
    let vendor = &state.catalogue().vendors[0];
    for baseline in [Baseline::Lock(&lock), Baseline::Catalogue(Some(&lock))] {
        let input = Input { name, bytes: text.as_bytes() };
        let drift = drift(&[input], &state, vendor, baseline, false).expect("it can be compared");
        assert!(drift.is_empty(), "{}\n{text}", drift.render(ChangeFormat::Short, &state));
        assert_eq!(drift.lock().to_string(), lock.to_string());
    }
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let entries = fs::read_dir("tests/import/cases").expect("the cases can be read");
    for path in entries.map(|entry| entry.expect("an entry can be read").path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a case can be read");
        if let Ok(import) = imported(&name, &text) {
            is_silent(&name, &text, &import);
        }
    }
}

#[test]
fn a_named_column_that_is_gone_is_another_form() {
    let request = errcat_codegen::import::Request {
        vendor: "acme".into(),
        columns: vec![(errcat_codegen::import::Role::Code, "Kennung".into())],
        ..Default::default()
    };
    let then = "Kennung,Nummer,status,Text\nA_ONE,E1,404,One\nA_TWO,E2,409,Two\n";
    let now = then.replace("Kennung", "Name");
    let import = errcat_codegen::import::import(&[Input { name: "a.csv", bytes: then.as_bytes() }], &request)
        .expect("the document has codes");
    let state = state(&import.yaml);
    let input = Input { name: "a.csv", bytes: now.as_bytes() };
    let vendor = &state.catalogue().vendors[0];
    match drift(&[input], &state, vendor, Baseline::Lock(&import.lock), true) {
        Err(DriftFailure::OtherForm(form)) => {
            assert_eq!(form.to_string(), "its column \"Kennung\" with the code is gone");
        }
        Err(DriftFailure::Import(Failure::Unclear(_))) => {}
        other => panic!("{other:?}"),
    }
}

/// GitHub refuses issues of more than 65,536 characters.
#[test]
fn the_body_of_an_issue_is_short_enough() {
    let rows = |codes: std::ops::Range<usize>| {
        let row = |n| format!("E_{n},404,Number {n} is ```missing``` from the shelf.,Look for it.\n");
        format!("code,status,meaning,fix\n{}", codes.map(row).collect::<String>())
    };
    let (then, few, many) = (rows(0..10), rows(0..12), rows(0..3000));
    let import = imported("a.csv", &then).expect("it has codes");
    let state = state(&import.yaml);
    for (now, has_stubs) in [(few, true), (many, false)] {
        let input = Input { name: "a.csv", bytes: now.as_bytes() };
        let vendor = &state.catalogue().vendors[0];
        let drift =
            drift(&[input], &state, vendor, Baseline::Lock(&import.lock), false).expect("it can be read");
        let body = drift.render(ChangeFormat::Markdown, &state).to_string();
        assert!(body.len() < 65_536);
        assert_eq!(body.contains("````yaml\ngroups:\n"), has_stubs, "{body}");
        assert!(drift.stubs().contains("E_11:"));
    }
}

proptest! {
    #![proptest_config(cases_of(96))]

    #[test]
    fn hostile_documents_do_not_differ_from_themselves(rows in rows(), kind in 0..3usize) {
        let (name, text) = document(&rows, kind);
        if let Ok(import) = imported(name, &text) {
            is_silent(name, &text, &import);
        }
    }

    #[test]
    fn any_two_documents_can_be_compared(then in rows(), now in rows(), kind in 0..3usize, really: bool) {
        let ((name, then), (_, now)) = (document(&then, kind), document(&now, kind));
        if let Ok(import) = imported(name, &then) {
            let state = state(&import.yaml);
            let input = Input { name, bytes: now.as_bytes() };
            let baseline = Baseline::Lock(&import.lock);
            if let Ok(drift) = drift(&[input], &state, &state.catalogue().vendors[0], baseline, really) {
                for format in [ChangeFormat::Human { colour: true }, ChangeFormat::Short, ChangeFormat::JsonLines, ChangeFormat::GitHub, ChangeFormat::Markdown] {
                    let shown = drift.render(format, &state).to_string();
                    assert!(drift.is_empty() || !shown.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_damaged_lock_is_refused_or_read(at in 0..600usize, piece in "\\PC{0,6}") {
        let import = imported("a.csv", "code,status,fix\nA_ONE,404,Go.\nA_TWO,409,Stay.\n").expect("it has codes");
        let mut text = import.lock.to_string();
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.insert_str(at, &piece);
        if let Err(why) = Lock::parse(&text) {
            assert!(why.starts_with("is not valid: ") || why.starts_with("has format "), "{why}");
        }
    }
}

proptest! {
    #![proptest_config(cases_of(24))]

    #[test]
    fn pages_of_random_catalogues_do_not_differ_from_themselves(files in random::catalogue()) {
        for (id, yaml) in &files {
            let loaded = errcat_codegen::load_from_memory(&format!("{id}.yaml"), yaml.clone().into_bytes());
            let (catalogue, _) = loaded.unwrap_or_else(|report| panic!("\n{report}"));
            let mut outputs = errcat_codegen::emit(&catalogue).into_iter();
            let page = outputs.find(|output| output.path == format!("docs/{id}.md")).expect("it has a page");
            let import = imported(&page.path, &page.text).expect("the page has codes");
            is_silent(&page.path, &page.text, &import);
        }
    }
}
