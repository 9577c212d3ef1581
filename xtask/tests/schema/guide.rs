//! "Keys at a glance" of the field guide has the keys of the format, and no others.

use super::repository;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// The keys in the first column of the table after a line.
fn listed(guide: &str, line: &str) -> BTreeSet<String> {
    let (_, after) = guide.split_once(line).unwrap_or_else(|| panic!("the guide has no {line:?}"));
    let rows =
        after.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = rows.skip(2).filter_map(|row| row.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// The keys of a map in the schema.
fn keys(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_tables_of_keys_are_complete() {
    let guide = fs::read_to_string(repository().join("catalogue/README.md")).unwrap();
    let schema = fs::read_to_string(repository().join("generated/catalogue.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(listed(&guide, "\nThe keys of a file"), keys(&schema));
    assert_eq!(listed(&guide, "\nThe keys of a code:"), keys(&schema["$defs"]["Code"]));
    assert_eq!(listed(&guide, "\nThe keys of a group:"), keys(&schema["$defs"]["Group"]));
}
