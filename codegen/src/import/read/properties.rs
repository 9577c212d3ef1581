//! Reads Java properties: a key and a text on each line, one of which is the code.

use super::records::KEY;
use crate::import::document::{Cell, Document, Row, Table};

/// Reads a file.
pub(super) fn read(text: &str) -> Document<'static> {
    let mut rows = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let mut entry = line.trim_start().to_owned();
        if entry.is_empty() || entry.starts_with(['#', '!']) {
            continue;
        }
        while is_continued(&entry) {
            entry.pop();
            let Some((_, next)) = lines.next() else { break };
            entry.push_str(next.trim_start());
        }
        let (key, value) = split(&entry);
        let cells = [key, value].map(|part| Cell::new(unescaped(part), at + 1));
        rows.push(Row { line: at + 1, cells: cells.to_vec() });
    }
    let line = rows.first().map_or(1, |row| row.line);
    let columns = vec![KEY.to_owned(), "value".to_owned()];
    Document { tables: vec![Table { line, columns, rows, ..Table::default() }], ..Document::default() }
}

/// Whether a line ends in a backslash that is not escaped.
fn is_continued(line: &str) -> bool {
    (line.len() - line.trim_end_matches('\\').len()) % 2 == 1
}

/// Splits an entry at the first `=`, `:` or space that is not escaped.
fn split(entry: &str) -> (&str, &str) {
    let mut is_escaped = false;
    let end = entry.find(|c: char| {
        let ends = !is_escaped && (matches!(c, '=' | ':') || c.is_whitespace());
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    let (key, rest) = entry.split_at(end.unwrap_or(entry.len()));
    let rest = rest.trim_start();
    (key, rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start())
}

/// Replaces escapes: `\n`, `\u00e9`, and a character after a backslash.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let mut escape = after.chars().skip(1);
        let Some(letter) = escape.next() else { return out };
        let hex = after.get(2..6).filter(|_| letter == 'u').and_then(|hex| u16::from_str_radix(hex, 16).ok());
        if let Some(unit) = hex {
            out.extend(char::decode_utf16([unit]).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
            rest = after.get(6..).unwrap_or("");
            continue;
        }
        out.push(match letter {
            'n' | 'r' => '\n',
            't' | 'f' => ' ',
            other => other,
        });
        rest = after.get(1 + letter.len_utf8()..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn keys_and_texts_keep_their_lines() {
        let text =
            "# Errors\nA_ONE=Not here: \\\n   gone.\n! x\nB\\ TWO : caf\\u00e9\nC_THREE\nD\\=E = a\\tb\\\\";
        let document = read(text);
        let shown = |row: &crate::import::document::Row<'_>| {
            format!("{}:{}|{}", row.line, row.cells[0].text, row.cells[1].text)
        };
        assert_eq!(
            document.tables[0].rows.iter().map(shown).collect::<Vec<_>>(),
            ["2:A_ONE|Not here: gone.", "5:B TWO|café", "6:C_THREE|", "7:D=E|a b\\"]
        );
    }
}
