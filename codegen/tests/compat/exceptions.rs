//! The file with accepted changes.

use crate::compared;
use errcat_codegen::compat::{Accept, Exceptions, Level};
use std::path::Path;

fn case() -> &'static Path {
    Path::new("tests/compat/cases/code_deleted")
}

/// Returns the file that accepts the first change of the case.
fn accepting() -> String {
    let (_, _, comparison) = compared(case());
    let change = &comparison.changes()[0];
    Exceptions::with("", Accept { change, reason: "Nobody used it." }).expect("an empty file can be extended")
}

#[test]
fn an_accepted_change_does_not_fail_the_check() {
    let (_, _, mut comparison) = compared(case());
    assert!(comparison.has(Level::Breaking));
    let unused = Exceptions::parse(&accepting()).expect("the file is fine").apply(&mut comparison);
    assert!(unused.is_empty() && !comparison.has(Level::Risky));
    assert_eq!(comparison.changes()[0].accepted(), Some("Nobody used it."));
    assert_eq!(comparison.counts().accepted, 1);
}

#[test]
fn an_exception_applies_to_one_transition_and_is_pruned() {
    let text = format!(
        "{}levels:\n  - {{ rule: code-added, level: breaking, reason: Closed clients. }}\n",
        accepting()
    );
    let (_, _, mut comparison) = compared(Path::new("tests/compat/cases/code_added"));
    let unused = Exceptions::parse(&text).expect("the file is fine").apply(&mut comparison);
    assert_eq!((unused.len(), unused[0].rule.as_deref()), (1, Some("code-deleted")));
    assert!(comparison.has(Level::Breaking), "the level of code-added is raised");
    let pruned = Exceptions::without(&text, &unused);
    assert!(!pruned.contains("code-deleted") && pruned.contains("code-added"), "{pruned}");
    assert!(Exceptions::parse(&pruned).expect("the file is fine").apply(&mut comparison).is_empty());
}

#[test]
fn entries_are_added_to_handwritten_text() {
    let (_, _, comparison) = compared(Path::new("tests/compat/cases/vendor_removed"));
    let text = format!("# Mine.\n{}\n# The end.\n", accepting());
    let accept = Accept { change: &comparison.changes()[0], reason: "It \"moved\" \u{7}\n elsewhere." };
    let added = Exceptions::with(&text, accept).expect("the file can be extended");
    let lines: Vec<&str> = added.lines().collect();
    assert!(text.lines().all(|line| lines.contains(&line)), "{added}");
    assert_eq!(added.matches("  - id:").count(), 2);
}

#[test]
fn an_invalid_file_is_rejected_with_the_reason() {
    for (text, reason) in [
        ("accepted: [{ id: 12, reason: x }]", "an id has 12 hexadecimal digits"),
        (
            "accepted:\n  - id: \"0123456789ab\"\n    rule: code-deletd\n    reason: x\n",
            "did you mean `code-deleted`?",
        ),
        ("accepted:\n  - id: \"0123456789ab\"\n    reason: ' '\n", "line 2: the reason is empty"),
        ("accepted:\n  - id: \"0123456789ab\"\n", "missing field `reason`"),
        ("levels: [{ rule: code-deleted, level: risky, reason: x }]", "cannot be lowered"),
        ("levels: [{ rule: code-added, level: bad, reason: x }]", "unknown level `bad`"),
        ("acepted: []", "unknown field `acepted`"),
        ("a: &a [*a]", "aliases"),
        ("[1]", "a map with the keys"),
    ] {
        let error = Exceptions::parse(text).expect_err("the file is wrong");
        assert!(error.contains(reason), "{text}: {error}");
    }
    assert!(Exceptions::parse("# nothing\n").is_ok());
    assert!(Exceptions::parse("accepted:\n").is_ok());
}

#[test]
fn fingerprints_do_not_depend_on_other_changes() {
    let (_, _, one) = compared(case());
    let (_, _, other) = compared(Path::new("tests/compat/cases/code_deleted_after_its_sunset"));
    assert_eq!(one.changes()[0].fingerprint(), other.changes()[0].fingerprint());
    assert_eq!(one.changes()[0].fingerprint().len(), 12);
}
