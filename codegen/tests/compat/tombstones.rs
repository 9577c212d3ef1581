//! Tombstones keep everything that people wrote.

use errcat_codegen::compat::{State, Tombstone};
use std::fs;
use tempfile::TempDir;

const CODES: &str = "
groups:
  - title: Codes
    codes:
      kept: { status: 400, meaning: \"The kept one is wrong.\", fix: Correct it. } # stays
";
const DELETED: &str =
    "      OLD: { status: 410, number: 17, meaning: \"An \\\"old\\\" one.\", fix: Correct it. }\n";

struct Case {
    folder: TempDir,
    before: State,
}

impl Case {
    /// Creates a catalogue from which `deleted` has been deleted.
    fn new(after: &str, deleted: &str) -> Case {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let before = format!("{}{deleted}", after.replace("\r\n", "\n"));
        let before = State::from_memory("catalogue", [("acme.yaml".to_owned(), before.into_bytes())]);
        fs::write(folder.path().join("acme.yaml"), after).expect("a file can be written");
        Case { folder, before: before.expect("the older catalogue is valid") }
    }

    fn reserve(&self, identity: &str) -> Result<String, String> {
        let after = State::from_folder(self.folder.path()).expect("the catalogue is valid");
        let tombstone = Tombstone { identity, since: Some("4.0"), reason: None };
        let file = tombstone.add_to(self.folder.path(), &self.before, &after)?;
        fs::write(&file.path, &file.contents).expect("a file can be written");
        State::from_folder(self.folder.path()).expect("the catalogue is still valid");
        Ok(file.contents)
    }
}

/// Both entries, with this indentation.
fn entries(indent: &str) -> String {
    format!(
        "{indent}OLD: {{ since: \"4.0\", reason: \"An \\\"old\\\" one.\" }}\n\
         {indent}17: {{ since: \"4.0\", reason: \"Belonged to `OLD`.\" }}\n"
    )
}

#[test]
fn a_file_without_reserved_codes_gets_the_key_at_its_end() {
    let after = format!("# Acme\ntitle: Acme{CODES}");
    let contents = Case::new(&after, DELETED).reserve("acme/OLD");
    assert_eq!(contents, Ok(format!("{after}reserved:\n{}", entries("  "))));
}

#[test]
fn an_entry_follows_the_last_one() {
    let head = "title: Acme\nreserved:\n    # the first\n    A: # no reason\n    B:\n      reason: >-\n        Folded\n        text.\n";
    let after = format!("{head}\n# the codes{CODES}");
    let contents = Case::new(&after, DELETED).reserve("acme/OLD");
    assert_eq!(contents, Ok(format!("{head}{}\n# the codes{CODES}", entries("    "))));
}

#[test]
fn an_entry_in_braces_is_the_first_one() {
    let after = format!("title: Acme\nreserved: {{ A: {{ reason: Wrong. }} }}{CODES}");
    let contents = Case::new(&after, DELETED).reserve("acme/OLD").expect("it can be reserved");
    let expected = "reserved: { 17: { since: \"4.0\", reason: \"Belonged to `OLD`.\" }, OLD: {";
    assert!(contents.contains(expected), "{contents}");
    assert!(contents.ends_with(CODES), "{contents}");
}

#[test]
fn line_ends_and_the_byte_order_mark_are_kept() {
    let after = format!("title: Acme{CODES}").replace('\n', "\r\n");
    let contents = Case::new(&after, DELETED).reserve("acme/OLD");
    assert_eq!(
        contents,
        Ok(format!("{after}{}", format!("reserved:\n{}", entries("  ")).replace('\n', "\r\n")))
    );
}

#[test]
fn a_code_of_a_set_is_reserved_in_the_set() {
    let sets = "title: Acme\nsets:\n  detail:\n    title: Details # of fields\n";
    let codes = format!(
        "{CODES}  - title: Details\n    set: detail\n    codes:\n      kept: {{ meaning: m, fix: f, category: internal }}\n"
    );
    let deleted = "      OLD: { meaning: Old., fix: f, category: internal }\n";
    let contents = Case::new(&format!("{sets}{}", codes.trim_start()), deleted).reserve("acme/detail/OLD");
    let entry = "    reserved:\n      OLD: { since: \"4.0\", reason: \"Old.\" }\n";
    assert_eq!(contents, Ok(format!("{sets}{entry}{}", codes.trim_start())));
}

#[test]
fn a_reserved_code_is_not_reserved_again() {
    let case = Case::new(&format!("title: Acme{CODES}"), DELETED);
    let first = case.reserve("acme/OLD");
    assert!(first.is_ok(), "{first:?}");
    assert_eq!(case.reserve("acme/OLD"), first);
}

#[test]
fn a_code_that_is_in_use_is_not_reserved() {
    let case = Case::new(&format!("title: Acme{CODES}"), DELETED);
    let error = case.reserve("acme/kept").expect_err("it is in the catalogue");
    assert_eq!(error, "`acme/kept` is still in the catalogue; delete it first");
    let error = case.reserve("acme/other").expect_err("it was never there");
    assert_eq!(error, "the older catalogue has no code `acme/other`");
    let renamed = format!("title: Acme{}", CODES.replace("status: 400,", "status: 400, aliases: [OLD],"));
    let deleted = DELETED.replace("OLD", "OLDER").replace("number: 17,", "name: OLDEST,");
    let case = Case::new(&renamed, &deleted);
    fs::write(case.folder.path().join("acme.yaml"), renamed.replace("[OLD]", "[OLDER]"))
        .expect("a file can be written");
    let error = case.reserve("acme/OLDER").expect_err("it is an alias now");
    assert_eq!(error, "`OLDER` cannot be reserved: `acme/kept` has it now");
}

#[test]
fn every_wire_string_can_be_a_key() {
    for code in ["007", "1e5", "no", "a b", "A:B", "'", "x#y", "é", "-", "- a", "{a}", "~", "4.10"] {
        let quoted = serde_json::Value::from(code).to_string();
        let deleted = format!("      {quoted}: {{ status: 410, meaning: Gone., fix: f, rust_name: Gone }}\n");
        let case = Case::new(&format!("title: Acme{CODES}"), &deleted);
        let contents = case.reserve(&format!("acme/{code}"));
        assert!(contents.is_ok(), "{code}: {contents:?}");
    }
}
