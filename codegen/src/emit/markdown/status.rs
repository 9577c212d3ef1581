//! The vendor's table of HTTP statuses.

use super::PageWriter;
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Column, StatusRow};
use errcat_core::never;

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let Some(table) = &writer.vendor.status_table else { return };
    writer.heading(2, table.title.as_deref().unwrap_or("HTTP statuses"));
    writer.blocks(table.description.as_ref());
    writer.table(&table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>());
    for row in &table.rows {
        for column in &table.columns {
            cell(writer, row, column.column);
        }
        writer.end_row();
    }
    retries(writer, &table.rows);
}

fn cell(writer: &mut PageWriter<'_>, row: &StatusRow, column: Column) {
    writer.start_cell();
    match column {
        Column::Status | Column::Code => prose::span(&mut writer.out, &row.status.to_string(), Place::CELL),
        Column::Phrase => prose::label(&mut writer.out, row.phrase.as_deref().unwrap_or(""), Place::CELL),
        Column::Meaning => {
            prose::line(&mut writer.out, &row.meaning, Place::CELL);
            if !row.links.is_empty() {
                writer.out.push_str(" See ");
                writer.links(&row.links, Place::CELL);
                writer.out.push('.');
            }
        }
        Column::Number | Column::Name | Column::Fix => {
            never::<()>("tables of statuses have columns for the status, the phrase and the meaning");
        }
    }
    writer.end_cell();
}

/// Writes the retry advice of the table.
fn retries(writer: &mut PageWriter<'_>, rows: &[StatusRow]) {
    writer.blank_line();
    for row in rows {
        if let Some(retry) = &row.retry {
            writer.out.push_str(&format!("- `{}`: ", row.status));
            words::write_rule(&mut writer.out, writer.vendor, retry, Place::PAGE);
            writer.out.push('\n');
        }
    }
}
