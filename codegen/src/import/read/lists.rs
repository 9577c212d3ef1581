//! Reads lists of codes: `` - `CODE`: what it means ``, `- **CODE** (404) - what it means`.

use super::blocks::{Block, Heading, titles};
use super::item::{Item, item};
use super::sections::{COLUMNS, add, labelled_lines};
use crate::import::Role;
use crate::import::columns::speaks_of_errors;
use crate::import::document::{Cell, Markup, Row, Table};
use crate::import::places::Lines;
use crate::import::prose;
use std::ops::Range;

/// Returns a table for each list of codes that begins before `end`.
pub(super) fn tables<'t>(text: &'t str, lines: &Lines, blocks: &[Block<'t>], end: usize) -> Vec<Table<'t>> {
    let mut above: Vec<Heading> = Vec::new();
    let mut before = "";
    let mut tables = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                above.retain(|outer| outer.level < heading.level);
                above.push(heading.clone());
                before = "";
            }
            Block::Paragraph(range) => before = text.get(range.clone()).unwrap_or(""),
            Block::List(items) if items.first().is_some_and(|first| lines.at(first.start) < end) => {
                let items: Vec<_> = items.iter().map(|range| read_item(text, lines, range)).collect();
                let is_about_errors = is_about_errors(&above, before);
                tables.extend(table(&items, titles(&above), is_about_errors));
            }
            Block::Definitions(list) if list.first().is_some_and(|first| lines.at(first.at) < end) => {
                let sources: Vec<(usize, String)> =
                    list.iter().map(|one| (lines.at(one.at), one.as_item())).collect();
                let items: Vec<_> =
                    sources.iter().map(|(line, text)| (*line, text.as_str(), item(text))).collect();
                let is_about_errors = is_about_errors(&above, before);
                tables.extend(table(&items, titles(&above), is_about_errors));
            }
            _ => {}
        }
    }
    tables
}

fn is_about_errors(above: &[Heading], before: &str) -> bool {
    above.iter().any(|heading| speaks_of_errors(&heading.text)) || speaks_of_errors(&prose::plain(before))
}

/// An item of a list with its line, its text, and what the text says about a code.
type Read<'t> = (usize, &'t str, Option<Item<'t>>);

fn read_item<'t>(text: &'t str, lines: &Lines, range: &Range<usize>) -> Read<'t> {
    let source = text.get(range.clone()).unwrap_or("");
    (lines.at(range.start), source, item(source))
}

/// Returns the table of a list, if most of its items begin with a code. Outside of a part of the
/// page about errors, most items must also give a status.
fn table(items: &[Read<'_>], headings: Vec<String>, is_about_errors: bool) -> Option<Table<'static>> {
    let found: Vec<&Item<'_>> = items.iter().filter_map(|(_, _, item)| item.as_ref()).collect();
    let certain = found.iter().filter(|item| item.is_certain).count();
    let are_codes = certain >= 2 && 2 * certain >= found.len() && 3 * found.len() >= 2 * items.len();
    if !are_codes || found.iter().any(|item| item.is_field()) {
        return None;
    }
    let with_status = found.iter().filter(|item| !item.status.is_empty()).count();
    let is_read = is_about_errors || 2 * with_status >= items.len();
    let roles = if is_read { COLUMNS.to_vec() } else { vec![Role::Other; COLUMNS.len()] };
    let question = "neither the heading nor the sentence above it mentions errors";
    let columns = if is_read {
        COLUMNS.iter().map(ToString::to_string).collect()
    } else {
        found.iter().map(|item| item.codes.join(", ")).collect()
    };
    Some(Table {
        line: items.first().map_or(1, |(line, ..)| *line),
        headings,
        columns,
        rows: items.iter().map(row).collect(),
        markup: Markup::Markdown,
        roles: Some(roles),
        question: (!is_read).then(|| question.to_owned()),
        is_list: true,
        ..Table::default()
    })
}

/// The row of an item. One that does not begin with a code is reported as a row without a code.
fn row((line, source, item): &Read<'_>) -> Row<'static> {
    let mut row = Row { line: *line, cells: COLUMNS.iter().map(|_| Cell::new("", *line)).collect() };
    let Some(item) = item else {
        add(&mut row, Role::Meaning, source, *line);
        return row;
    };
    add(&mut row, Role::Code, &item.cell(), *line);
    add(&mut row, Role::Status, &item.status, *line);
    let (meaning, labels) = labelled_lines(item.text);
    add(&mut row, Role::Meaning, &meaning, *line);
    for (role, text) in labels {
        add(&mut row, role, text, *line);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::{Read, item, table};

    fn rows(items: &[&'static str], is_about_errors: bool) -> Option<Vec<String>> {
        let items: Vec<Read<'_>> =
            items.iter().enumerate().map(|(at, text)| (at + 1, *text, item(text))).collect();
        let table = table(&items, Vec::new(), is_about_errors)?;
        let row = |row: &crate::import::document::Row<'_>| {
            let texts: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
            texts.join("|").trim_matches('|').to_owned()
        };
        Some(table.rows.iter().map(row).collect())
    }

    #[test]
    fn most_items_of_a_list_of_codes_begin_with_a_code() {
        assert_eq!(rows(&["- `A_B` - x", "- y", "- z"], true), None);
        assert_eq!(
            rows(
                &["- `A_B` - x\n  - Fix: Go.\n  - HTTP status: 404", "- `B_C` (409): y", "- `gone`: z"],
                true
            ),
            Some(vec!["`A_B`||404|x|||Go.".into(), "`B_C`||409|y".into(), "`gone`|||z".into()])
        );
    }

    #[test]
    fn a_list_of_fields_has_no_codes() {
        assert_eq!(rows(&["- `error_code`: x", "- `request_id`: y", "- `trace_id`: z"], true), None);
        assert_eq!(rows(&["- `code`: x", "- `message`: y", "- `request_id`: z"], true), None);
    }
}
