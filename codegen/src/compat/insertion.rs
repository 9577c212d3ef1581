//! Adds entries to the maps of a catalogue file. The rest of the file stays as it is, byte by
//! byte.

use crate::fix::apply;
use crate::load::MapAt;
use crate::report::Edit;

/// Returns the edit that adds an entry to a map: as its last line, or as the first entry in
/// braces. The entry depends on the indentation, which braces do not have.
pub(super) fn added(text: &str, map: &MapAt, entry: impl Fn(Option<&str>) -> String) -> Edit {
    if let Some(brace) = map.brace {
        let is_separate = text.get(brace + 1..).is_some_and(|rest| rest.starts_with([' ', '\n', '}']));
        let space = if is_separate { "" } else { " " };
        return Edit { span: brace + 1..brace + 1, text: format!(" {},{space}", entry(None)) };
    }
    let line = text.get(..map.first).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let indent = text.get(line..map.first).unwrap_or_default();
    let rest = text.get(map.end..).unwrap_or_default();
    let end = map.end + rest.find('\n').unwrap_or(rest.len());
    Edit { span: end..end, text: format!("\n{indent}{}", entry(Some(indent))) }
}

/// Applies edits of the parsed text to the file, with its line ends.
pub(super) fn edited(file: &str, edits: &[Edit]) -> String {
    let line_end = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let own = |edit: &Edit| Edit { span: edit.span.clone(), text: edit.text.replace('\n', line_end) };
    apply(file, &edits.iter().map(own).collect::<Vec<_>>())
}

/// A JSON string is also a YAML string in double quotes.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
