//! The table for people.

use super::Row;
use crate::context::Context;
use crate::terminal::{TerminalStyle, render, safe, write_table};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use std::io::Result;

const HEAD: [&str; 5] = ["CODE", "STATUS", "RETRY", "CATEGORY", "MEANING"];
/// The minimum width of a meaning.
const MEANING: usize = 24;

/// The columns that are shown, the first that fit. Meanings are more use than categories.
const CHOICES: [&[usize]; 7] =
    [&[0, 1, 2, 3, 4], &[0, 1, 2, 4], &[0, 1, 4], &[0, 1, 2], &[0, 4], &[0, 1], &[0]];

/// Writes a line for each code. On a terminal columns are left out until the lines fit;
/// elsewhere lines are as long as they are.
pub(super) fn write(rows: &[Row<'_>], context: &mut Context) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let cells: Vec<[String; 5]> = rows.iter().map(cells).collect();
    let columns = context.style.table.map_or(CHOICES[0], |width| fitting(&cells, width));
    write_table(&mut context.out, &table(&cells, columns, context.style))
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
    let style = TerminalStyle { width: usize::MAX, table: None, color: false, links: false };
    render(markdown, style).into_iter().next().unwrap_or_default()
}

/// The columns that have room: all but meanings are never cut.
fn fitting(cells: &[[String; 5]], width: usize) -> &'static [usize] {
    let widest = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let needed = |column: usize| match column {
        4 => MEANING,
        _ => widest(column).max(HEAD[column].len()) + 2,
    };
    let fits = |columns: &&[usize]| columns.iter().map(|&column| needed(column)).sum::<usize>() <= width;
    CHOICES.into_iter().find(fits).unwrap_or(&[0])
}

fn table(cells: &[[String; 5]], columns: &[usize], style: TerminalStyle) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_truncation_indicator("…");
    table.set_header(columns.iter().map(|&column| HEAD[column]));
    if let Some(width) = style.table {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    for row in cells {
        table.add_row(columns.iter().map(|&column| &row[column]));
    }
    for row in table.row_iter_mut() {
        row.max_height(1);
    }
    for (&nth, column) in columns.iter().zip(table.column_iter_mut()) {
        column.set_padding((0, 2));
        if nth < HEAD.len() - 1 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    table.to_string()
}
