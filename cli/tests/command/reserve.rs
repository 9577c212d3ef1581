//! Tests `errcat reserve` in a real repository.

use crate::baseline::{ends, repository, succeeds};

#[test]
fn a_deleted_code_of_the_newest_tag_is_reserved() {
    let repository = repository("codes a b; commit 01; git tag v1.0.0; codes a");
    let text = succeeds(repository.path(), "errcat reserve b --since 2.0");
    assert_eq!(text, "reserved `b` in catalogue/acme.yaml\n");
    let file = succeeds(repository.path(), "tail -n 2 catalogue/acme.yaml");
    assert_eq!(file, "reserved:\n  b: { since: \"2.0\", reason: \"The b is wrong in some way.\" }\n");
    let text = succeeds(repository.path(), "errcat check && errcat reserve b");
    assert!(text.ends_with("`acme/b` is already reserved\n"), "{text}");
}

#[test]
fn only_a_deleted_code_is_reserved() {
    let repository = repository("codes a b; commit 01; git tag v1.0.0; codes a");
    let (code, text) = ends(repository.path(), "errcat reserve a");
    assert_eq!(code, Some(2), "{text}");
    assert_eq!(text, "error: `acme/a` is still in the catalogue; delete it first\n");
    let (code, text) = ends(repository.path(), "errcat reserve c");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("has no code `c`"), "{text}");
}

#[test]
fn a_code_is_read_from_the_baseline_that_is_named() {
    let repository = repository("codes a b; commit 01; codes a; commit 02; git tag v1.0.0");
    let (code, text) = ends(repository.path(), "errcat reserve b");
    assert_eq!(code, Some(1), "{text}");
    let text = succeeds(repository.path(), "errcat reserve b --against HEAD~1");
    assert_eq!(text, "reserved `b` in catalogue/acme.yaml\n");
}
