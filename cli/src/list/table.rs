//! The table for people.

use super::Row;
use crate::context::Context;
use crate::terminal::{TerminalStyle, render, safe};
use anstyle::Style;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use std::io::{Result, Write as _};

const HEAD: [&str; 5] = ["CODE", "STATUS", "RETRY", "CATEGORY", "MEANING"];
/// The minimum width of a meaning.
const MEANING: usize = 24;

/// Writes a line for each code. On a terminal columns are left out, from the right,
/// until the lines fit; elsewhere lines are as long as they are.
pub(super) fn write(rows: &[Row<'_>], context: &mut Context) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let cells: Vec<[String; 5]> = rows.iter().map(cells).collect();
    let columns = context.style.table.map_or(HEAD.len(), |width| fitting(&cells, width));
    let bold = Style::new().bold();
    for (nth, line) in table(&cells, columns, context.style).lines().enumerate() {
        let line = line.trim_end();
        if nth == 0 {
            writeln!(context.out, "{bold}{line}{bold:#}")?;
        } else {
            writeln!(context.out, "{line}")?;
        }
    }
    Ok(())
}

fn cells(row: &Row<'_>) -> [String; 5] {
    let mark = if row.lifecycle == "current" { String::new() } else { format!(" ({})", row.lifecycle) };
    [
        format!("{}{mark}", safe(row.identity)),
        row.statuses(", "),
        row.retry.to_owned(),
        row.category.to_owned(),
        row.meaning.map(first_line).unwrap_or_default(),
    ]
}

/// The first paragraph of a text in CommonMark, without markup.
fn first_line(markdown: &str) -> String {
    let style = TerminalStyle { width: usize::MAX, table: None, color: false };
    render(markdown, style).into_iter().next().unwrap_or_default()
}

/// How many columns have room: all but the last are never cut.
fn fitting(cells: &[[String; 5]], width: usize) -> usize {
    let widest = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let needed = |column: usize| match column {
        4 => MEANING,
        _ => widest(column).max(HEAD[column].len()) + 2,
    };
    let fits = |&columns: &usize| (0..columns).map(needed).sum::<usize>() <= width;
    (1..=HEAD.len()).rev().find(fits).unwrap_or(1)
}

fn table(cells: &[[String; 5]], columns: usize, style: TerminalStyle) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_truncation_indicator("…");
    table.set_header(&HEAD[..columns]);
    if let Some(width) = style.table {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    for row in cells {
        table.add_row(&row[..columns]);
    }
    for row in table.row_iter_mut() {
        row.max_height(1);
    }
    for (nth, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if nth < HEAD.len() - 1 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table.to_string()
}
