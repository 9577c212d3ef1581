//! Reads JSON and YAML: lists of records, and maps with a record or a text for each code.

use super::tree::{Node, Value};
use crate::import::codes::{self, Style};
use crate::import::columns::role_of_label;
use crate::import::document::{Cell, Document, MAX_COLUMNS, Row, Table};
use crate::source::is_id;
use std::borrow::Cow;
use std::collections::HashMap;

/// The header of the column with the keys of a map.
pub(super) const KEY: &str = "key";

/// Finds the tables of a document.
pub(super) fn tables(root: Node<'_>) -> Document<'_> {
    let vendor =
        ["title", "name", "vendor"].iter().find_map(|key| root.get(key)?.scalar().map(str::to_owned));
    let mut document = Document { vendor, ..Document::default() };
    walk(root, &mut Vec::new(), &mut document);
    document
}

/// Searches a value for tables. `path` contains the enclosing keys that are headings.
fn walk<'t>(node: Node<'t>, path: &mut Vec<String>, document: &mut Document<'t>) {
    let line = node.line;
    match node.value {
        Value::List(elements) if is_grouped(&elements) => {
            for element in elements {
                let title = group_title(&element);
                within(title, path, |path| walk(element, path, document));
            }
        }
        Value::List(elements) => list(elements, line, path, document),
        Value::Map(entries) if are_records(&entries) => {
            document.tables.push(of_records(
                entries.into_iter().map(|(key, node)| (Some(key), node)),
                line,
                path,
            ));
        }
        Value::Map(entries) if are_texts(&entries) => document.tables.push(of_texts(entries, line, path)),
        Value::Map(entries) => {
            for (key, value) in entries {
                within((!is_container(&key)).then(|| key.to_string()), path, |path| {
                    walk(value, path, document);
                });
            }
        }
        Value::Null | Value::Text(_) | Value::Scalar(_) => {}
    }
}

fn within(title: Option<String>, path: &mut Vec<String>, walk: impl FnOnce(&mut Vec<String>)) {
    let depth = path.len();
    path.extend(title);
    walk(path);
    path.truncate(depth);
}

/// Whether a key only announces errors and is not a heading.
fn is_container(key: &str) -> bool {
    let key = key.to_lowercase().replace(['_', '-', ' '], "");
    matches!(
        &*key,
        "errors" | "error" | "codes" | "errorcodes" | "items" | "data" | "list" | "entries" | "definitions"
    )
}

/// Reads a list of records or of codes.
fn list<'t>(elements: Vec<Node<'t>>, line: usize, path: &mut Vec<String>, document: &mut Document<'t>) {
    let is_record = |node: &Node<'_>| node.map().iter().any(|(_, value)| value.scalar().is_some());
    if elements.iter().any(is_record) {
        let table = of_records(elements.into_iter().map(|node| (None, node)), line, path);
        document.tables.extend(by_set(table));
    } else if elements.iter().all(|node| node.scalar().is_some()) {
        let column = path.last().cloned().unwrap_or_else(|| "code".to_owned());
        let rows = elements.into_iter().map(|node| Row { line: node.line, cells: vec![cell(node)] });
        let headings = path.clone();
        document.tables.push(Table {
            line,
            headings,
            columns: vec![column],
            rows: rows.collect(),
            ..Table::default()
        });
    } else {
        elements.into_iter().for_each(|element| walk(element, path, document));
    }
}

/// Whether the elements are groups: each has a list or map of records.
fn is_grouped(elements: &[Node<'_>]) -> bool {
    let holds_records = |node: &Node<'_>| {
        node.map().iter().any(|(_, value)| {
            value.list().iter().any(|inner| inner.map().iter().any(|(_, field)| field.scalar().is_some()))
                || value.map().iter().any(|(_, inner)| !inner.map().is_empty())
        })
    };
    let has_code = |node: &Node<'_>| node.get("code").is_some_and(|code| code.scalar().is_some());
    !elements.is_empty() && elements.iter().all(|node| holds_records(node) && !has_code(node))
}

fn group_title(node: &Node<'_>) -> Option<String> {
    let keys = ["title", "name", "group", "category", "domain", "label", "id", "prefix"];
    keys.iter().find_map(|key| node.get(key)?.scalar().map(str::to_owned))
}

/// Whether a map has a record for each key: a map with scalars and similar keys.
fn are_records(entries: &[(Cow<'_, str>, Node<'_>)]) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, node) in entries {
        let fields = node.map();
        if !fields.iter().any(|(_, value)| value.scalar().is_some()) {
            return false;
        }
        for (key, _) in fields.iter().take(MAX_COLUMNS) {
            *counts.entry(key).or_default() += 1;
        }
    }
    let total: usize = counts.values().sum();
    let is_alike = entries.len() < 2 || 10 * total >= 3 * counts.len() * entries.len();
    is_alike && counts.keys().any(|key| role_of_label(key).is_some())
}

/// Whether a map has a text for each code.
fn are_texts(entries: &[(Cow<'_, str>, Node<'_>)]) -> bool {
    let is_code = |key: &str| {
        codes::style(key).is_some_and(|style| style != Style::Word) && role_of_label(key).is_none()
    };
    let codes = entries.iter().filter(|(key, _)| is_code(key)).count();
    entries.iter().all(|(_, value)| value.scalar().is_some()) && codes >= 2 && 5 * codes >= 4 * entries.len()
}

fn of_texts<'t>(entries: Vec<(Cow<'t, str>, Node<'t>)>, line: usize, path: &[String]) -> Table<'t> {
    let rows = entries.into_iter().map(|(key, node)| {
        let line = node.line;
        Row { line, cells: vec![Cell::new(key, line), cell(node)] }
    });
    let columns = vec![KEY.to_owned(), "value".to_owned()];
    Table { line, headings: path.to_vec(), columns, rows: rows.collect(), ..Table::default() }
}

/// Returns a table with a column for each field of the records.
fn of_records<'t>(
    records: impl Iterator<Item = (Option<Cow<'t, str>>, Node<'t>)>,
    line: usize,
    path: &[String],
) -> Table<'t> {
    let mut table = Table { line, headings: path.to_vec(), ..Table::default() };
    let mut places: HashMap<String, usize> = HashMap::new();
    for (key, node) in records {
        let mut row = Row { line: node.line, cells: Vec::new() };
        if let Some(key) = key {
            put(&mut table.columns, &mut places, &mut row, KEY, Cell::new(key, node.line));
        }
        match node.value {
            Value::Map(fields) => {
                for (name, value) in fields {
                    field(&mut table.columns, &mut places, &mut row, &name, value);
                }
            }
            _ => put(&mut table.columns, &mut places, &mut row, "value", cell(node)),
        }
        table.rows.push(row);
    }
    table
}

/// Splits a table of unknown codes, which `errcat decode --unknown` writes, by the sets of the
/// codes.
fn by_set(table: Table<'_>) -> Vec<Table<'_>> {
    let at = |column: &str| table.columns.iter().position(|name| name == column);
    let is_of_log = ["count", "first_line", "last_line"].iter().all(|column| at(column).is_some());
    let Some(set) = at("set").filter(|_| is_of_log) else { return vec![table] };
    let Table { line, columns, headings, rows, .. } = table;
    let mut of_sets: Vec<(Option<String>, Vec<Row<'_>>)> = Vec::new();
    let mut places: HashMap<Option<String>, usize> = HashMap::new();
    for row in rows {
        let id = row.cells.get(set).map(|cell| cell.text.to_string()).filter(|id| is_id(id));
        let place = *places.entry(id.clone()).or_insert(of_sets.len());
        match of_sets.get_mut(place) {
            Some((_, rows)) => rows.push(row),
            None => of_sets.push((id, vec![row])),
        }
    }
    let of_set = |(set, rows)| {
        let (columns, headings) = (columns.clone(), headings.clone());
        Table { line, columns, headings, rows, set, ..Table::default() }
    };
    of_sets.into_iter().map(of_set).collect()
}

/// Adds a field to a row. Of a text in several languages, uses English, else the first.
fn field<'t>(
    columns: &mut Vec<String>,
    places: &mut HashMap<String, usize>,
    row: &mut Row<'t>,
    name: &str,
    node: Node<'t>,
) {
    let line = node.line;
    match node.value {
        Value::Map(mut fields) => {
            if let Some(at) = language(&fields) {
                return put(columns, places, row, name, cell(fields.swap_remove(at).1));
            }
            for (inner, value) in fields {
                if value.scalar().is_some() {
                    put(columns, places, row, &format!("{name} {inner}"), cell(value));
                }
            }
        }
        Value::List(elements) => {
            if let Some(text) = joined(&elements) {
                put(columns, places, row, name, Cell::new(text, line));
            }
        }
        _ => put(columns, places, row, name, cell(node)),
    }
}

/// Joins the texts of a list: short ones on one line, others as a list of Markdown.
fn joined(elements: &[Node<'_>]) -> Option<String> {
    let texts: Vec<&str> = elements.iter().filter_map(Node::scalar).collect();
    let is_short = texts.iter().all(|text| text.len() < 20 && !text.contains(' '));
    match texts[..] {
        [] => None,
        [only] => Some(only.to_owned()),
        _ if is_short => Some(texts.join(", ")),
        _ => Some(format!("- {}", texts.join("\n- "))),
    }
}

/// Returns the index of English, else of the first language, in a map from languages to
/// texts.
fn language(fields: &[(Cow<'_, str>, Node<'_>)]) -> Option<usize> {
    let is_language = |key: &str| {
        let (language, region) = key.split_once(['-', '_']).unwrap_or((key, ""));
        language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase()) && region.len() <= 4
    };
    if fields.is_empty() || !fields.iter().all(|(key, node)| is_language(key) && node.scalar().is_some()) {
        return None;
    }
    Some(fields.iter().position(|(key, _)| key.starts_with("en")).unwrap_or(0))
}

fn put<'t>(
    columns: &mut Vec<String>,
    places: &mut HashMap<String, usize>,
    row: &mut Row<'t>,
    name: &str,
    cell: Cell<'t>,
) {
    let at = match places.get(name) {
        Some(&at) => at,
        None if columns.len() >= MAX_COLUMNS => return,
        None => {
            places.insert(name.to_owned(), columns.len());
            columns.push(name.to_owned());
            columns.len() - 1
        }
    };
    while row.cells.len() <= at {
        row.cells.push(Cell::new("", row.line));
    }
    if let Some(place) = row.cells.get_mut(at) {
        *place = cell;
    }
}

fn cell(node: Node<'_>) -> Cell<'_> {
    let text = match node.value {
        Value::Text(text) | Value::Scalar(text) => text,
        Value::Null | Value::List(_) | Value::Map(_) => Cow::Borrowed(""),
    };
    Cell::new(text, node.line)
}

#[cfg(test)]
mod tests {
    use super::tables;
    use crate::import::read::json::parse;

    fn shown(json: &str) -> Vec<String> {
        let document = tables(parse("a.json", json).expect("it is JSON"));
        let table = |table: &crate::import::document::Table<'_>| {
            let rows = table.rows.iter().map(|row| {
                let cells: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
                cells.join("|")
            });
            format!(
                "{}: {} = {}",
                table.headings.join("/"),
                table.columns.join("|"),
                rows.collect::<Vec<_>>().join("; ")
            )
        };
        document.tables.iter().map(table).collect()
    }

    #[test]
    fn lists_of_records_and_maps_by_code_are_tables() {
        assert_eq!(
            shown(
                r#"{"header": {"count": 2}, "errors": [{"code": "a", "status": [400, 409]}, {"code": "b", "fix": null}]}"#
            ),
            [": code|status|fix = a|400, 409; b||"]
        );
        assert_eq!(
            shown(r#"{"auth": {"E1": {"status": 401, "message": "x"}, "E2": {"message": "y"}}}"#),
            ["auth: key|status|message = E1|401|x; E2||y"]
        );
        assert_eq!(shown(r#"{"pay": {"E_1": "x", "E_2": "y"}}"#), ["pay: key|value = E_1|x; E_2|y"]);
    }

    #[test]
    fn groups_are_headings_and_languages_are_one_column() {
        assert_eq!(
            shown(
                r#"[{"name": "auth", "errors": [{"code": 1, "text": {"zh": "z", "en": "e"}, "http": {"status": 401}}]}]"#
            ),
            ["auth: code|text|http status = 1|e|401"]
        );
        assert_eq!(shown(r#"{"codes": ["A_1", "A_2"]}"#), [": code = A_1; A_2"]);
    }
}
