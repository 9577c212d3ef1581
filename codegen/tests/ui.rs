//! The exact output for each kind of mistake.
//!
//! A case is a folder `tests/ui/<rule>/<case>` with the files of a catalogue, usually one
//! `input.yaml`; `expected.txt` contains the output. `ERRCAT_UPDATE=1 cargo test -p
//! errcat-codegen --test ui` writes it. Read it as a first-time reader would, then commit
//! it.
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

mod expected;

use errcat_codegen::{Report, Rule, load, load_from_memory};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const UPDATE: &str = "ERRCAT_UPDATE=1 cargo test -p errcat-codegen --test ui";

/// The folders of all cases, sorted. Tests run in the folder of their package.
fn cases() -> Vec<PathBuf> {
    folders(Path::new("tests/ui")).iter().flat_map(|rule| folders(rule)).collect()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    paths.sort();
    paths
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The rule that a case violates.
fn rule_of(case: &Path) -> String {
    case.parent().map(name).unwrap_or_default()
}

fn report_of(case: &Path) -> Report {
    let (Ok((_, report)) | Err(report)) = load(case);
    report
}

/// The output, with paths relative to the folder of the case.
fn shown(case: &Path, report: &Report) -> String {
    let folder = format!("{}/", case.display().to_string().replace('\\', "/"));
    report.to_string().replace(&folder, "")
}

#[test]
fn mistakes_are_shown_as_expected() {
    let shown = |case: PathBuf| (case.join("expected.txt"), shown(&case, &report_of(&case)));
    expected::compare(cases().into_iter().map(shown), UPDATE);
}

#[test]
fn every_rule_has_a_case_that_violates_it() {
    let rules: BTreeSet<&str> = Rule::all().map(Rule::id).collect();
    let covered: BTreeSet<String> = cases().iter().map(|case| rule_of(case)).collect();
    assert_eq!(covered.iter().map(String::as_str).collect::<BTreeSet<_>>(), rules);
    for case in cases() {
        let (report, rule) = (report_of(&case), rule_of(&case));
        assert!(report.diagnostics().any(|found| found.rule().id() == rule), "{}", case.display());
    }
}

/// Every message has help, unless the message itself says what to do.
#[test]
fn messages_say_what_to_do() {
    const SELF_EXPLANATORY: [Rule; 1] = [Rule::Syntax];
    for case in cases() {
        for found in report_of(&case).diagnostics() {
            let is_self_explanatory = SELF_EXPLANATORY.contains(&found.rule());
            assert!(
                found.help_text().is_some() || is_self_explanatory,
                "{}: {}",
                case.display(),
                found.message()
            );
            let first = found.message().chars().next().expect("a message has words");
            assert!(!first.is_uppercase() && !found.message().ends_with('.'), "{}", found.message());
        }
    }
}

/// The output for a simple typo is short and narrow.
#[test]
fn a_simple_mistake_takes_eight_lines() {
    let case = Path::new("tests/ui/unknown-key/typo");
    assert_eq!(report_of(case).to_string().trim_end().lines().count(), 8);
}

/// A file with one code, `a`, that has these keys.
macro_rules! code {
    ($keys:literal) => {
        concat!(
            "title: Acme\ngroups:\n- title: Codes\n  codes:\n    a: { meaning: m, fix: f, ",
            $keys,
            " }\n"
        )
    };
}

/// A rejected value is not reported as missing, too.
#[test]
fn a_mistake_causes_no_follow_up_errors() {
    for text in [
        code!("status: 600"),
        code!("status: 400, retry: { after: [{ wait: 5 }] }"),
        code!("status: 400, retry: { verdict: after, after: [{ wait: 5 }] }"),
        code!("status: 400, retry: { header: '', header_default: 5s }"),
        code!("status: 400, retry: { verdict: yse }"),
        code!("status: 400, retry: { schedule: backof }"),
        code!("status: 400, see: [*a]"),
        code!("status: @400"),
        code!("status: 400, category: `internal`"),
        concat!(code!("status: 400"), "retry: { rules: [{ on: [600], retry: yes }] }\n"),
        concat!(code!("status: 400"), "retry: { default: { verdict: nevr } }\n"),
        concat!(code!("status: 400"), "envelope: { code: { header: '' } }\n"),
        concat!(code!("status: 400"), "columns: { code: '', status: Status }\n"),
        concat!(code!("status: 400, links: [here]"), "links: { here: { titel: x } }\n"),
        concat!(code!("status: 400, links: [here]"), "links: { here: { title: x, targte: x.md } }\n"),
        concat!(code!("status: 400"), "sets: { detail: { title: '' } }\n"),
        concat!(code!("status: 400"), "page:\n  title: Errors\n   intro: All of them\n"),
        "title: Acme\ngroups:\n- title: Codes\n  codes:\n    a: { status: 400, meaning: '', fix: f }\n",
        "title: Acme\ngroups:\n- title: Codes\n  codes:\n    a: &a { status: 400, meaning: m, fix: f }\n",
    ] {
        let report = load_from_memory("acme.yaml", text.into()).expect_err("there is a mistake");
        assert_eq!(report.len(), 1, "{text}\n{report}");
    }
}

#[test]
fn unreadable_folders_are_reported() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let none = load(&folder.path().join("none")).expect_err("there is no folder");
    assert!(none.to_string().contains("unreadable-file]: the folder cannot be read: "), "{none}");
    let empty = load(folder.path()).expect_err("there is no file");
    assert!(
        empty.to_string().contains("unreadable-file]: the folder contains no catalogue files"),
        "{empty}"
    );
}
