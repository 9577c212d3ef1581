//! Forms other than the one for people.

use crate::compared;
use errcat_codegen::compat::{ChangeFormat, Level};
use std::path::Path;

fn render(case: &str, format: ChangeFormat, level: Level) -> String {
    let case = Path::new("tests/compat/cases").join(case);
    let (before, after, comparison) = compared(&case);
    let text = comparison.render(format, level, (&before, &after)).to_string();
    text.replace(&format!("{}/after", case.display()), "catalogue")
}

#[test]
fn a_line_names_place_level_and_rule() {
    insta::assert_snapshot!(render("status_changed", ChangeFormat::Short, Level::Docs), @"");
}

#[test]
fn json_has_every_key() {
    let text = render("status_changed", ChangeFormat::JsonLines, Level::Docs);
    let line: serde_json::Value = serde_json::from_str(&text).expect("one line is one object");
    insta::assert_snapshot!(serde_json::to_string_pretty(&line).expect("a value can be written"), @"");
}

#[test]
fn what_is_gone_is_annotated_at_its_neighbour() {
    insta::assert_snapshot!(render("code_deleted", ChangeFormat::GitHub, Level::Docs), @"");
}

#[test]
fn a_comment_has_a_table_for_each_level() {
    insta::assert_snapshot!(render("code_renamed_and_kept_as_deprecated", ChangeFormat::Markdown, Level::Docs), @"");
}

#[test]
fn a_changelog_links_each_code() {
    insta::assert_snapshot!(render("code_renamed_and_kept_as_deprecated", ChangeFormat::Changelog, Level::Docs), @"");
}

#[test]
fn only_the_levels_asked_for_are_shown() {
    assert_eq!(render("code_added", ChangeFormat::Short, Level::Risky), "");
    assert!(!render("code_added", ChangeFormat::Short, Level::Compatible).is_empty());
}
