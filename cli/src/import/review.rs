//! Prints what was imported, for review.

use crate::context::Context;
use crate::terminal::{safe, write_table};
use comfy_table::{ContentArrangement, Table, presets};
use errcat_codegen::import::{Finding, Import, Summary, TableGuess};
use std::io::{Result, Write as _};

/// The maximum number of rows, questions and places that are shown of each kind.
const SHOWN: usize = 50;

/// Writes the table of codes, the counts, and the open questions.
pub(super) fn write(import: &Import, context: &mut Context) -> Result<()> {
    let head = ["CODE", "STATUS", "RETRY", "FROM", "MEANING", "FIX"].map(str::to_owned);
    let rows = import.rows.iter().take(SHOWN).map(|row| {
        let statuses: Vec<String> = row.statuses.iter().map(u16::to_string).collect();
        let place = safe(&row.place).into_owned();
        [
            safe(&row.code).into_owned(),
            statuses.join(", "),
            row.retry.to_owned(),
            place,
            shown(&row.meaning),
            shown(&row.fix),
        ]
    });
    table(&head, rows.collect(), context)?;
    more(import.rows.len(), context)?;
    writeln!(context.out, "\n{}", import.summary)?;
    places(&import.summary, context)?;
    questions(&import.questions, context)
}

/// Shortens a text to fit a line of a table.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let text = safe(text).into_owned();
    if text.chars().count() <= MOST { text } else { text.chars().take(MOST - 1).chain(['…']).collect() }
}

fn more(count: usize, context: &mut Context) -> Result<()> {
    if count > SHOWN { writeln!(context.out, "… and {} more", count - SHOWN) } else { Ok(()) }
}

fn questions(questions: &[String], context: &mut Context) -> Result<()> {
    if questions.is_empty() {
        return Ok(());
    }
    writeln!(context.out, "\nOpen questions (TODO(import) in the file):")?;
    for (nth, question) in questions.iter().take(SHOWN).enumerate() {
        writeln!(context.out, "{:3}. {}", nth + 1, safe(question))?;
    }
    more(questions.len(), context)
}

/// Prints the rows, tables and columns that were not imported.
pub(super) fn places(summary: &Summary, context: &mut Context) -> Result<()> {
    for line in left_out(summary) {
        writeln!(context.out, "  {line}")?;
    }
    Ok(())
}

/// Returns a line for each row, table and column that was not imported.
pub(super) fn left_out(summary: &Summary) -> Vec<String> {
    let kinds: [(&str, &[Finding]); 4] = [
        ("not understood", &summary.not_understood),
        ("left out", &summary.successes),
        ("left out", &summary.tables),
        ("left out", &summary.columns),
    ];
    let mut lines = Vec::new();
    for (word, findings) in kinds {
        lines.extend(
            findings.iter().take(SHOWN).map(|finding| safe(&format!("{word}: {finding}")).into_owned()),
        );
        if findings.len() > SHOWN {
            lines.push(format!("… and {} more", findings.len() - SHOWN));
        }
    }
    lines
}

/// Writes the columns of each ambiguous table, with the guesses.
pub(super) fn guesses(guesses: &[TableGuess], context: &mut Context) -> Result<()> {
    for guess in guesses.iter().take(3) {
        writeln!(context.out, "{}", safe(&format!("{}:{}", guess.file, guess.line)))?;
        let head = ["COLUMN", "GUESS", "CELLS"].map(str::to_owned);
        let rows = guess.columns.iter().map(|column| {
            let role = column.role.map_or("?".to_owned(), |role| role.to_string());
            [safe(&column.header).into_owned(), role, shown(&column.examples.join(" | "))]
        });
        table(&head, rows.collect(), context)?;
        writeln!(context.out)?;
    }
    Ok(())
}

fn table<const N: usize>(head: &[String; N], rows: Vec<[String; N]>, context: &mut Context) -> Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_truncation_indicator("…");
    table.set_header(head);
    if let Some(width) = context.style.table {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    for row in rows {
        table.add_row(row);
    }
    table.row_iter_mut().for_each(|row| {
        row.max_height(1);
    });
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, 2));
    });
    write_table(&mut context.out, &table.to_string())
}
