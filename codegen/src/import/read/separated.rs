//! Reads CSV and similar formats, with commas, semicolons or tabs as delimiters.

use crate::import::Finding;
use crate::import::columns::role_of_label;
use crate::import::document::{Cell, Document, MAX_COLUMNS, Row, Table};
use crate::import::places::Lines;
use crate::import::{codes, statuses};
use csv::{ReaderBuilder, StringRecord};

/// Reads a file.
pub(super) fn read(name: &str, text: &str) -> Result<Document<'static>, Finding> {
    // Excel declares the delimiter on a separate line.
    let (skipped, body) = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => (1, rest),
        _ => (0, text),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(name, body))
        .from_reader(body.as_bytes());
    let lines = Lines::new(body);
    let mut table = Table { line: 1, ..Table::default() };
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => table.rows.extend(row(&record, start(body, &lines, &record) + skipped)),
            Ok(false) => break,
            Err(error) => {
                let line = error.position().map(|at| usize::try_from(at.line()).unwrap_or(0) + skipped);
                return Err(Finding::new(name, line, format!("the table cannot be read: {error}")));
            }
        }
    }
    take_header(&mut table);
    Ok(Document { tables: vec![table], ..Document::default() })
}

/// Returns the delimiter that the first lines have most often outside of quotes.
fn delimiter(name: &str, text: &str) -> u8 {
    if name.ends_with(".tsv") || name.ends_with(".tab") {
        return b'\t';
    }
    let sample = text.as_bytes().get(..4096).unwrap_or(text.as_bytes());
    let mut counts = [(0usize, b','), (0, b';'), (0, b'\t'), (0, b'|')];
    let mut quoted = false;
    for &byte in sample {
        quoted ^= byte == b'"';
        if let Some((count, _)) = counts.iter_mut().find(|(_, delimiter)| *delimiter == byte && !quoted) {
            *count += 1;
        }
    }
    // Prose also has commas, but hardly any of the others.
    let [commas, others @ ..] = counts;
    let lines = sample.iter().filter(|&&byte| byte == b'\n').count().max(1);
    let other = others.into_iter().max_by_key(|&(count, _)| count).filter(|&(count, _)| count >= lines);
    match other {
        Some((count, delimiter)) if count > commas.0 || first_line(text).contains(char::from(delimiter)) => {
            delimiter
        }
        _ => b',',
    }
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or("")
}

/// Returns the line of a record. Its position is before preceding empty lines, so they are
/// skipped.
fn start(text: &str, lines: &Lines, record: &StringRecord) -> usize {
    let at = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
    let rest = text.get(at..).unwrap_or("");
    lines.at(at + rest.len() - rest.trim_start_matches('\n').len())
}

/// Returns a record, unless it is empty. Line breaks in a cell increase the line of the
/// cells after it.
fn row(record: &StringRecord, start: usize) -> Option<Row<'static>> {
    let mut line = start;
    let mut cells = Vec::with_capacity(record.len().min(MAX_COLUMNS));
    for cell in record.iter().take(MAX_COLUMNS) {
        cells.push(Cell::new(cell.to_owned(), line));
        line += cell.bytes().filter(|&byte| byte == b'\n').count();
    }
    let has_text = cells.iter().any(|cell| !cell.text.trim().is_empty());
    has_text.then_some(Row { line: start, cells })
}

/// Removes the header, and titles above it, from the rows.
fn take_header(table: &mut Table<'static>) {
    let filled = |row: &Row<'_>| row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count();
    let is_wide = table.rows.iter().take(20).any(|row| filled(row) > 1);
    let titles = table.rows.iter().take_while(|row| is_wide && filled(row) < 2).count();
    let Some(first) = table.rows.get(titles) else { return };
    table.line = first.line;
    if is_header(first) {
        table.columns = first.cells.iter().map(|cell| cell.text.trim().to_owned()).collect();
        table.rows.drain(..=titles);
    } else {
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        table.columns = (1..=width).map(|number| format!("column {number}")).collect();
        table.rows.drain(..titles);
    }
}

/// Whether the row has words of a header, or at least no code or status.
fn is_header(row: &Row<'_>) -> bool {
    let cells = || row.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    if cells().any(|text| role_of_label(text).is_some()) {
        return true;
    }
    let is_data = |text: &str| {
        statuses::parse(text).is_some()
            || codes::style(text).is_some_and(|style| {
                !matches!(style, codes::Style::Word | codes::Style::Camel | codes::Style::Snake)
            })
            || text.len() > 60
    };
    !cells().any(is_data)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn quotes_line_breaks_and_delimiters_are_read() {
        let text = "sep=;\nErrors of the API;;\nCode;Status;Meaning\nA_1;404;\"one;\ntwo\"\n\nB_2;409;\"say \"\"no\"\"\"\n";
        let document = read("a.csv", text).expect("it is CSV");
        let table = &document.tables[0];
        assert_eq!((table.line, table.columns.join("|")), (3, "Code|Status|Meaning".to_owned()));
        let rows: Vec<_> = table.rows.iter().map(|row| (row.line, row.cells[2].text.to_string())).collect();
        assert_eq!(rows, [(4, "one;\ntwo".to_owned()), (7, "say \"no\"".to_owned())]);
    }

    #[test]
    fn a_file_without_a_header_has_numbered_columns() {
        let document = read("a.csv", "E_ONE,404,Wrong\nE_TWO,409,Taken\n").expect("it is CSV");
        assert_eq!(document.tables[0].columns, ["column 1", "column 2", "column 3"]);
        assert_eq!(document.tables[0].rows.len(), 2);
    }
}
