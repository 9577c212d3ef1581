//! Tables of fields and of headers.

use super::PageWriter;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{BodyField, HeaderField, Prose};
use errcat_core::words::Unit;

/// A row: a field or a header.
pub(super) struct Row<'m> {
    name: &'m str,
    at: Option<&'m str>,
    kind: Option<&'m str>,
    meaning: Option<&'m Prose>,
    when: Option<&'m Prose>,
    unit: Unit,
    /// The values that mean "retry", and those that mean "do not retry".
    answers: [&'m [String]; 2],
}

impl<'m> From<&'m BodyField> for Row<'m> {
    fn from(field: &'m BodyField) -> Self {
        Row {
            name: &field.name,
            at: field.at.as_deref(),
            kind: field.kind.as_deref(),
            meaning: field.meaning.as_ref(),
            when: field.when.as_ref(),
            unit: field.unit,
            answers: [&field.retry_when, &field.stop_when],
        }
    }
}

impl<'m> From<&'m HeaderField> for Row<'m> {
    fn from(header: &'m HeaderField) -> Self {
        let HeaderField { name, meaning, when, unit, retry_when, stop_when, .. } = header;
        let (meaning, when, unit) = (meaning.as_ref(), when.as_ref(), *unit);
        Row { name, at: None, kind: None, meaning, when, unit, answers: [retry_when, stop_when] }
    }
}

/// Writes the table of headers that are relevant to errors.
pub(super) fn headers(writer: &mut PageWriter<'_>) {
    if !writer.vendor.headers.is_empty() {
        writer.heading(2, "Headers");
        table(writer, "Header", writer.vendor.headers.iter().map(Row::from).collect());
    }
}

/// Writes a table with the non-empty columns.
pub(super) fn table(writer: &mut PageWriter<'_>, name: &str, rows: Vec<Row<'_>>) {
    let has_at = rows.iter().any(|row| row.at.is_some());
    let has_kind = rows.iter().any(|row| row.kind.is_some());
    let has_when = rows.iter().any(|row| row.when.is_some());
    let has_unit = rows.iter().any(|row| row.unit != Unit::None);
    let titles = [
        (true, name),
        (has_at, "Where"),
        (has_kind, "Type"),
        (true, "Meaning"),
        (has_when, "When"),
        (has_unit, "Unit"),
    ];
    writer.table(&titles.iter().filter(|(has, _)| *has).map(|(_, title)| *title).collect::<Vec<_>>());
    for row in rows {
        writer.cell(|out| prose::span(out, row.name, Place::CELL));
        if has_at {
            writer.cell(|out| prose::span(out, row.at.unwrap_or(""), Place::CELL));
        }
        if has_kind {
            writer.cell(|out| prose::label(out, row.kind.unwrap_or(""), Place::CELL));
        }
        writer.cell(|out| {
            cell(out, row.meaning);
            answers(out, row.answers);
        });
        if has_when {
            writer.cell(|out| cell(out, row.when));
        }
        if has_unit {
            writer.cell(|out| out.push_str(words::unit(row.unit)));
        }
        writer.end_row();
    }
}

fn cell(out: &mut String, text: Option<&Prose>) {
    if let Some(text) = text {
        prose::line(out, text, Place::CELL);
    }
}

/// Writes ``Retry: `true`. Do not retry: `false`.`` after the meaning.
fn answers(out: &mut String, answers: [&[String]; 2]) {
    for (label, words) in ["Retry: ", "Do not retry: "].into_iter().zip(answers) {
        for (nth, word) in words.iter().enumerate() {
            out.push_str(match nth {
                0 if out.is_empty() || out.ends_with(' ') => "",
                0 => " ",
                _ => ", ",
            });
            out.push_str(if nth == 0 { label } else { "" });
            prose::span(out, word, Place::CELL);
        }
        out.push_str(if words.is_empty() { "" } else { "." });
    }
}

/// Writes fields as items of a list below the line.
pub(super) fn items(out: &mut String, fields: &[BodyField], indent: &str) {
    for field in fields {
        out.extend(["\n", indent, "- "]);
        out.push_str(&words::field(field, |text| prose::one_line(text, Place::PAGE)));
    }
}
