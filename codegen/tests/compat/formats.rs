//! Formats other than the one for people.

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
    insta::assert_snapshot!(render("status_changed", ChangeFormat::Short, Level::Docs), @"catalogue/parcels.yaml:24:17: breaking[status-changed]: `parcels/address_unknown`: the status changed from 422 to 400; the category changed from failed_precondition to invalid_argument");
}

#[test]
fn json_has_every_key() {
    let text = render("status_changed", ChangeFormat::JsonLines, Level::Docs);
    let line: serde_json::Value = serde_json::from_str(&text).expect("one line is one object");
    insta::assert_snapshot!(serde_json::to_string_pretty(&line).expect("a value can be written"), @r#"
    {
      "format": 1,
      "rule": "status-changed",
      "level": "breaking",
      "audiences": [
        "wire"
      ],
      "vendor": "parcels",
      "identities": [
        "parcels/address_unknown"
      ],
      "before": "422",
      "after": "400",
      "message": "`parcels/address_unknown`: the status changed from 422 to 400; the category changed from failed_precondition to invalid_argument",
      "details": [],
      "help": null,
      "bump": "minor",
      "fingerprint": "7398e7834489",
      "accepted": null,
      "places": [
        {
          "side": "after",
          "file": "catalogue/parcels.yaml",
          "line": 24,
          "column": 17,
          "end_line": 24,
          "end_column": 20
        }
      ]
    }
    "#);
}

#[test]
fn a_deletion_is_annotated_at_its_neighbour() {
    insta::assert_snapshot!(render("code_deleted", ChangeFormat::GitHub, Level::Docs), @"::error file=catalogue/parcels.yaml,line=23,col=7,endLine=23,endColumn=22,title=breaking%3A code-deleted::`parcels/depot_closed`: the code was deleted%0Abreaks: clients that match, the crate%0Ahelp: keep the code and mark it with `removed: { since: ... }`%0Aid: 730a70e0c639");
}

#[test]
fn a_comment_has_a_table_for_each_level() {
    insta::assert_snapshot!(render("code_renamed_and_kept_as_deprecated", ChangeFormat::Markdown, Level::Docs), @r"
    ### Changes to the error catalogue

    0 breaking, 0 notice, 0 risky; 1 code added

    #### Compatible

    | Change | Affected | Rule | Id |
    | --- | --- | --- | --- |
    | `parcels/depot_shut`: the code was added | nobody | `code-added` | `2f5dafb5dad9` |
    | `parcels/depot_closed`: the code was deprecated | nobody | `deprecated` | `8b0951739f03` |
    ");
}

#[test]
fn a_changelog_links_each_code() {
    insta::assert_snapshot!(render("code_renamed_and_kept_as_deprecated", ChangeFormat::Changelog, Level::Docs), @r"
    ### Added

    - [`parcels/depot_shut`](generated/docs/parcels.md#parcels/depot_shut): the code was added

    ### Deprecated

    - [`parcels/depot_closed`](generated/docs/parcels.md#parcels/depot_closed): the code was deprecated
    ");
}

#[test]
fn only_the_requested_levels_are_shown() {
    assert_eq!(render("code_added", ChangeFormat::Short, Level::Risky), "");
    assert!(!render("code_added", ChangeFormat::Short, Level::Compatible).is_empty());
}
