//! Diffs of generated Rust are reviewable: an edit of the catalogue changes only related
//! lines.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

use errcat_codegen::{emit, load_from_memory};

const NOVAPULSE: &str = include_str!("../../catalogue/novapulse.yaml");

/// The Rust of a catalogue file.
fn rust(yaml: &str) -> String {
    let catalogue = match load_from_memory("novapulse.yaml", yaml.as_bytes().to_vec()) {
        Ok((catalogue, _warnings)) => catalogue,
        Err(report) => panic!("{report}"),
    };
    let mut outputs = emit(&catalogue).into_iter();
    outputs.find(|output| output.path == "rust/novapulse.rs").expect("the vendor has a file").text
}

/// The lines that are only in the first text: a multiset difference, since moved lines of
/// a sorted list do not count as changed.
fn only_in<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
    let mut left: Vec<&str> = other.lines().collect();
    let is_new = |line: &&str| match left.iter().position(|own| own == line) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    };
    text.lines().filter(is_new).collect()
}

/// The lines that an edit removes and adds.
fn changed(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let (before, after) = (rust(before), rust(after));
    let owned = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect();
    (owned(only_in(&before, &after)), owned(only_in(&after, &before)))
}

fn edited(from: &str, to: &str) -> String {
    assert_eq!(NOVAPULSE.matches(from).count(), 1, "the file has {from:?} once");
    NOVAPULSE.replace(from, to)
}

fn is_shared(line: &str) -> bool {
    line.starts_with("static STATED_") || line.starts_with("static TYPICAL_")
}

fn is_lookup(line: &str) -> bool {
    ["const BY_STATUS:", "const PILOTS:", "const SLOTS:", "const LOOKUP:"]
        .iter()
        .any(|head| line.starts_with(head))
}

fn assert_readable(lines: &[String]) {
    for line in lines {
        assert!(!line.contains("\\x"), "{line}");
    }
}

#[test]
fn an_optional_fact_changes_at_most_four_lines() {
    let after = edited("      job_not_ready:\n", "      job_not_ready:\n        since: \"2.1\"\n");
    let (removed, added) = changed(NOVAPULSE, &after);
    assert!(added.len() <= 4 && removed.len() <= 4, "{removed:#?}\n{added:#?}");
    assert!(added.iter().any(|line| line.contains("since(\"2.1\")")), "{added:#?}");
    assert_readable(&added);
}

#[test]
fn a_status_changes_its_row_its_doc_comment_and_the_look_up() {
    let code = NOVAPULSE.split("      job_not_ready:\n").nth(1).expect("the file has the code");
    let after = NOVAPULSE.replace(code, &code.replacen("status: 404", "status: 410", 1));
    let (removed, added) = changed(NOVAPULSE, &after);
    let own: Vec<&String> = added.iter().filter(|line| !is_shared(line) && !is_lookup(line)).collect();
    assert!(own.len() <= 4, "{own:#?}");
    assert!(own.iter().any(|line| line.contains("STATED_410")), "{own:#?}");
    assert!(removed.len() <= added.len(), "{removed:#?}");
    assert_readable(&added);
}

#[test]
fn a_code_that_is_inserted_changes_no_other_row() {
    let code = "      job_too_old:\n        status: 404\n        meaning: The job was deleted.\n        fix: Run it again.\n";
    let after = edited("      job_not_ready:\n", &format!("{code}      job_not_ready:\n"));
    let (removed, added) = changed(NOVAPULSE, &after);
    let others: Vec<&String> = removed.iter().filter(|line| !is_lookup(line)).collect();
    assert!(others.iter().all(|line| line.starts_with("static CODES")), "{others:#?}");
    assert!(added.iter().any(|line| line.contains("\"job_too_old\"")), "{added:#?}");
    assert!(added.iter().filter(|line| is_lookup(line)).count() <= 4, "{added:#?}");
    assert_readable(&added);
}
