//! Reads lists of codes: `` - `CODE`: what it means ``.

use super::markdown::{Block, Heading, titles};
use crate::import::Role;
use crate::import::codes::{self, Style};
use crate::import::columns::speaks_of_errors;
use crate::import::document::{Cell, Markup, Row, Table};
use crate::import::markup::span;
use crate::import::places::Lines;
use crate::import::statuses;

/// The columns of the tables.
const COLUMNS: [Role; 2] = [Role::Code, Role::Meaning];

/// Returns a table for each list of codes.
pub(super) fn tables<'t>(text: &'t str, lines: &Lines, blocks: &[Block<'t>]) -> Vec<Table<'t>> {
    let mut above: Vec<Heading> = Vec::new();
    let mut tables = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                above.retain(|outer| outer.level < heading.level);
                above.push(heading.clone());
            }
            Block::List(items) if above.iter().any(|heading| speaks_of_errors(&heading.text)) => {
                let item = |range: &std::ops::Range<usize>| {
                    (lines.at(range.start), text.get(range.clone()).unwrap_or(""))
                };
                tables.extend(table(&items.iter().map(item).collect::<Vec<_>>(), titles(&above)));
            }
            _ => {}
        }
    }
    tables
}

/// Returns the table of a list, if most of its items begin with a code.
fn table<'t>(items: &[(usize, &'t str)], headings: Vec<String>) -> Option<Table<'t>> {
    let found = items.iter().filter(|(_, item)| code(item).is_some()).count();
    if found < 2 || 3 * found < 2 * items.len() {
        return None;
    }
    let row = |&(line, item): &(usize, &'t str)| {
        // An item that does not begin with a code is reported as a row without a code.
        let (code, meaning) = code(item).map_or(("", item), |(code, meaning)| (code, meaning));
        let code = if code.is_empty() { String::new() } else { span(code) };
        Row { line, cells: vec![Cell::new(code, line), Cell::new(meaning, line)] }
    };
    Some(Table {
        line: items.first().map_or(1, |(line, _)| *line),
        headings,
        columns: COLUMNS.iter().map(ToString::to_string).collect(),
        rows: items.iter().map(row).collect(),
        markup: Markup::Markdown,
        roles: Some(COLUMNS.to_vec()),
        is_list: true,
        ..Table::default()
    })
}

/// Returns the code at the start of an item, and the text after the separator.
fn code(item: &str) -> Option<(&str, &str)> {
    let text = item.trim_start_matches(['-', '*', '+', ' ']);
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(". ").unwrap_or(text);
    let text = text.trim_start_matches("**");
    let (code, rest) = match text.strip_prefix('`') {
        Some(rest) => rest.split_once('`')?,
        None => {
            let (code, rest) = text.split_at(text.find([':', ' '])?);
            let is_code = codes::style(code) == Some(Style::Screaming) && code.contains('_');
            is_code.then_some((code, rest))?
        }
    };
    let code = code.trim();
    let is_code = match codes::style(code)? {
        Style::Word => false,
        Style::Number => statuses::parse(code).is_none(),
        Style::Screaming | Style::Snake | Style::Camel | Style::Dotted | Style::Prefixed => true,
    };
    let rest = rest.trim_start_matches("**").trim_start();
    let meaning = rest.trim_start_matches(['-', '–', '—', ':', '：', '→', '=', '>', ' ']).trim();
    let is_separated = rest.len() > meaning.len() || meaning.is_empty() || rest.starts_with('(');
    (is_code && is_separated).then_some((code, meaning))
}

#[cfg(test)]
mod tests {
    use super::{code, table};

    #[test]
    fn items_begin_with_a_code_and_a_separator() {
        assert_eq!(
            code("- `OTP_EXPIRED` - The code has expired"),
            Some(("OTP_EXPIRED", "The code has expired"))
        );
        assert_eq!(code("* **`E1001`**: Wrong key"), Some(("E1001", "Wrong key")));
        assert_eq!(code("- OTP_EXPIRED: expired"), Some(("OTP_EXPIRED", "expired")));
        assert_eq!(code("- `400` - Bad Request"), None);
        assert_eq!(code("- `OTP_EXPIRED` is sent when it expired"), None);
        assert_eq!(code("- Retry the request."), None);
        assert!(table(&[(1, "- `A_B` - x"), (2, "- y"), (3, "- z")], Vec::new()).is_none());
    }
}
