//! Reads the enums of Protocol Buffers: `NAME = 1 [(errors.code) = 404];`.
//!
//! The names are the codes, as in `ErrorInfo.reason`; the numbers are kept beside them.

use super::source;
use crate::import::Role;
use crate::import::document::{Document, Table};

/// Reads a file.
pub(super) fn read(text: &str) -> Document<'static> {
    let mut document = source::read(&enums(text));
    let mut defaults = Vec::new();
    for table in document.tables.iter_mut().filter(|table| table.roles.as_deref().is_some_and(has_codes)) {
        for row in &mut table.rows {
            if row.cells.get(1).is_some_and(|name| !name.text.is_empty()) {
                row.cells.swap(0, 1);
            }
        }
        let question = "the names are used as the codes; check that responses contain them, not the numbers";
        table.question = Some(question.to_owned());
        defaults.extend(take_defaults(table));
    }
    document.tables.extend(defaults);
    document
}

fn has_codes(roles: &[Role]) -> bool {
    roles.contains(&Role::Code)
}

/// Removes the default value, which is not an error, from a table, and returns it as a table that is
/// left out.
fn take_defaults(table: &mut Table<'static>) -> Option<Table<'static>> {
    let is_default = |name: &str| name.ends_with("_UNSPECIFIED") || name == "UNSPECIFIED";
    let first =
        table.rows.iter().position(|row| row.cells.first().is_some_and(|cell| is_default(&cell.text)))?;
    let row = table.rows.remove(first);
    Some(Table {
        line: row.line,
        columns: row.cells.first().map(|cell| cell.text.to_string()).into_iter().collect(),
        roles: Some(vec![Role::Other; row.cells.len()]),
        question: Some("the default value is not an error".to_owned()),
        rows: vec![row],
        is_list: true,
        ..Table::default()
    })
}

/// Returns the lines of enums, with commas between the values; other lines are empty.
fn enums(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_inside = false;
    for line in text.lines() {
        let code = line.trim_start();
        is_inside |= code.starts_with("enum ");
        let is_comment = code.starts_with("//") || code.starts_with('*') || code.starts_with("/*");
        let is_value = !code.starts_with("option ") && !code.starts_with("reserved ");
        if is_inside && is_value || is_comment {
            let (value, comment) =
                line.split_once("//").map_or((line, None), |(value, comment)| (value, Some(comment)));
            out.push_str(&value.replace(';', ","));
            comment.into_iter().for_each(|comment| out.extend(["//", comment]));
        }
        is_inside &= !code.split("//").next().unwrap_or("").contains('}');
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn values_of_enums_have_a_name_a_number_and_a_status() {
        let proto = "message A {\n  Name b = 1;\n}\nenum Reason {\n  REASON_UNSPECIFIED = 0;\n  // Not here.\n  NO_BIKE = 1 [(errors.code) = 404];\n  reserved 2;\n  TAKEN = 3; // Taken.\n}\nenum E { X_ONE = 1; X_TWO = 2; }\n";
        let document = read(proto);
        let rows = document.tables.iter().flat_map(|table| &table.rows);
        let rows: Vec<String> = rows
            .map(|row| {
                let texts: Vec<&str> = row.cells.iter().take(4).map(|cell| &*cell.text).collect();
                format!("{}:{}", row.line, texts.join("|"))
            })
            .collect();
        assert_eq!(
            rows,
            [
                "7:NO_BIKE|1|404|Not here.",
                "9:TAKEN|3||Taken.",
                "11:X_ONE|1||",
                "11:X_TWO|2||",
                "5:REASON_UNSPECIFIED|0||"
            ]
        );
    }
}
