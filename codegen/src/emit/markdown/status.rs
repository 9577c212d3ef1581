//! The vendor's table of HTTP statuses.

use super::Sheet;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Column, StatusRow};
use errcat_core::never;

pub(super) fn write(sheet: &mut Sheet<'_>) {
    let Some(table) = &sheet.vendor.status_table else { return };
    sheet.heading(2, table.title.as_deref().unwrap_or("HTTP statuses"));
    sheet.blocks(table.description.as_ref());
    sheet.table(&table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>());
    for row in &table.rows {
        for column in &table.columns {
            cell(sheet, row, column.column);
        }
        sheet.end_row();
    }
    retries(sheet, &table.rows);
}

fn cell(sheet: &mut Sheet<'_>, row: &StatusRow, column: Column) {
    sheet.start_cell();
    match column {
        Column::Status | Column::Code => prose::span(&mut sheet.out, &row.status.to_string(), Place::CELL),
        Column::Phrase => prose::label(&mut sheet.out, row.phrase.as_deref().unwrap_or(""), Place::CELL),
        Column::Meaning => {
            prose::line(&mut sheet.out, &row.meaning, Place::CELL);
            if !row.links.is_empty() {
                sheet.out.push_str(" See ");
                sheet.links(&row.links, Place::CELL);
                sheet.out.push('.');
            }
        }
        Column::Fix => never("tables of statuses have no column for fixes"),
    }
    sheet.end_cell();
}

/// What the table says about calling again.
fn retries(sheet: &mut Sheet<'_>, rows: &[StatusRow]) {
    sheet.blank_line();
    for row in rows {
        if let Some(retry) = &row.retry {
            sheet.out.push_str(&format!("- `{}`: ", row.status));
            words::write_rule(&mut sheet.out, sheet.vendor, retry, Place::PAGE);
            sheet.out.push('\n');
        }
    }
}
