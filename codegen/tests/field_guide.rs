//! All files shown in the field guide compile, and its lists are complete.
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

use errcat_codegen::Rule;
use std::fs;
use std::path::Path;

fn guide() -> String {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue/README.md");
    fs::read_to_string(guide).expect("the field guide can be read")
}

#[test]
fn every_rule_that_can_be_allowed_is_listed() {
    let guide = guide();
    let list = guide.split("switched off; these can:").nth(1).expect("the guide has the list");
    let (list, _) = list.split_once("\n\nThe innermost").expect("the list has an end");
    let listed: Vec<&str> =
        list.lines().filter_map(|row| row.strip_prefix("| `")?.split('`').next()).collect();
    let mut rules: Vec<&str> =
        Rule::all().filter(|rule| rule.info().allowable).map(|rule| rule.info().id).collect();
    rules.sort_unstable();
    assert_eq!(listed, rules);
}

#[test]
fn files_in_the_field_guide_load() {
    let guide = guide();
    let files: Vec<&str> = snippets(&guide).filter(|yaml| yaml.starts_with("title:")).collect();
    assert!(files.len() > 20, "the guide has {} files", files.len());
    for yaml in files {
        let dir = tempfile::tempdir().expect("a folder can be made");
        fs::write(dir.path().join("example.yaml"), complete(yaml)).expect("a file can be written");
        if let Err(report) = errcat_codegen::load(dir.path()) {
            panic!("a file of the field guide does not compile:\n{report}");
        }
    }
}

fn snippets(guide: &str) -> impl Iterator<Item = &str> {
    guide.split("\n```yaml\n").skip(1).filter_map(|rest| rest.split("\n```\n").next())
}

/// Adds codes, which examples about other keys leave out.
fn complete(yaml: &str) -> String {
    const CODE: &str = "{ status: 400, meaning: \"The request is wrong.\", fix: \"Correct it.\" }";
    let mut yaml = format!("{yaml}\n");
    if yaml.contains("codes:") || yaml.contains("statuses only") {
        return yaml;
    }
    if !yaml.contains("\ngroups:\n") {
        yaml += "groups:\n";
    }
    yaml += &format!("  - title: Errors\n    codes: {{ bad_request: {CODE} }}\n");
    if yaml.contains("\nsets:\n  detail:") {
        yaml += &format!("  - title: Details\n    set: detail\n    codes: {{ REQUIRED: {CODE} }}\n");
    }
    yaml
}
