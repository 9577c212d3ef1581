//! Codes are found by everything they are called.

use crate::harness::{copy, run, tests};
use tempfile::TempDir;

/// A folder with the catalogue of a golden case of the compiler.
fn folder() -> TempDir {
    folder_of("other_names")
}

fn folder_of(case: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let case = tests().join("../../codegen/tests/golden").join(case).join("catalogue");
    copy(&case, &folder.path().join("catalogue"));
    folder
}

fn stdout(folder: &TempDir, command: &str) -> String {
    let output = run(folder.path(), command);
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn explain_finds_numbers_names_aliases_and_rust_names() {
    let folder = folder();
    for (query, wire) in [
        ("1045", "1045"),
        ("ER_WRONG_PASSWORD", "1045"),
        ("ErWrongPassword", "1045"),
        ("er-wrong-password", "1045"),
        ("other_names er_wrong_password", "1045"),
        ("-32601", "-32601"),
        ("other_names -32601", "-32601"),
        ("E_LIMIT", "too_many"),
        ("deleted", "gone"),
        ("404.7", "gone"),
        ("server_down", "2003"),
        ("detail/17", "detail/missing"),
    ] {
        let found = stdout(&folder, &format!("errcat explain {query} --format json"));
        let found: serde_json::Value = serde_json::from_str(&found).expect("it is JSON");
        assert_eq!(found["entries"][0]["identity"], format!("other_names/{wire}"), "{query}");
    }
}

#[test]
fn the_list_finds_other_names_and_shows_them() {
    let folder = folder();
    let found = |text: &str| stdout(&folder, &format!("errcat list --text {text} --format names"));
    assert_eq!(found("wrong_pass"), "other_names/1045\n");
    assert_eq!(found("delete"), "other_names/gone\n");
    assert_eq!(found("-32601"), "other_names/-32601\n");
    let csv = stdout(&folder, "errcat list --text too_many --format csv");
    assert!(csv.contains("\nother_names/too_many,other_names,,too_many,17,E_LIMIT,,429,"), "{csv}");
}

#[test]
fn responses_may_have_any_of_the_names() {
    let folder = folder();
    for (body, wire) in
        [("17", "too_many"), ("\"E_LIMIT\"", "too_many"), ("\"deleted\"", "gone"), ("-32601", "-32601")]
    {
        let command = format!(
            "printf '{{\"error\":{body}}}' | errcat decode --vendor other_names --status 400 --format json"
        );
        let answer: serde_json::Value = serde_json::from_str(&stdout(&folder, &command)).expect("it is JSON");
        assert_eq!(answer["identity"], format!("other_names/{wire}"), "{body}");
    }
}

#[test]
fn the_value_in_a_code_is_the_wait() {
    let folder = folder_of("families");
    let command =
        "printf '{\"code\":\"FLOOD_WAIT_42\"}' | errcat decode --vendor families --status 420 --format json";
    let answer: serde_json::Value = serde_json::from_str(&stdout(&folder, command)).expect("it is JSON");
    assert_eq!(answer["identity"], "families/FLOOD_WAIT_X");
    assert!(answer.to_string().contains("\"delay_ms\":42000"), "{answer}");
    assert!(stdout(&folder, "errcat explain FLOOD_WAIT_7").starts_with("families/FLOOD_WAIT_X "));
}

#[test]
fn internal_codes_are_on_pages_only_if_asked_for() {
    let folder = folder_of("tags");
    stdout(&folder, "errcat docs --out site && errcat docs --internal --out own");
    let page = |site: &str| {
        std::fs::read_to_string(folder.path().join(site).join("tags.html")).expect("it is there")
    };
    assert!(!page("site").contains("secret") && page("own").contains("secret"));
    assert_eq!(stdout(&folder, "errcat list --internal --format names"), "tags/secret\ntags/bug\n");
    assert_eq!(stdout(&folder, "errcat list --tag passing --format names"), "tags/down\ntags/busy\n");
    assert!(stdout(&folder, "errcat explain secret").contains("internal"));
}

#[test]
fn a_reserved_code_is_explained() {
    let folder = folder_of("reserved");
    let output = run(folder.path(), "errcat explain OLD_LIMIT");
    let shown = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(shown.contains("`OLD_LIMIT` is reserved in `reserved` since 3.0"), "{shown}");
}
