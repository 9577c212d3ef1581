//! The groups of codes, each with its table in the vendor's columns and words.

use super::{PageWriter, across, code, envelope, example};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::facts::FactKind;
use crate::model::{Code, Column, Group, Heading, Prose, Set};
use errcat_core::never;
use errcat_core::words::Verdict;

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    let mut introduced = 0;
    for group in &vendor.groups {
        writer.heading(group.depth + 2, &group.title);
        writer.blocks(group.description.as_ref());
        if group.set > introduced {
            introduced = group.set;
            match vendor.sets.get(group.set) {
                Some(found) => set(writer, found),
                None => never("groups have the index of their set"),
            }
        }
        table(writer, group, vendor.codes_of(group));
    }
}

/// Writes the description of a set other than the top-level one.
fn set(writer: &mut PageWriter<'_>, set: &Set) {
    writer.blocks(set.description.as_ref());
    envelope::choice_of_set(writer, set);
    if !set.of.is_empty() {
        writer.start_sentence("These codes appear inside responses with ");
        writer.code_links(&set.of, Place::PAGE);
        writer.out.push_str(".\n");
    }
    if let Some(shown) = &set.example {
        example::write(writer, shown);
    }
}

fn table(writer: &mut PageWriter<'_>, group: &Group, codes: &[Code]) {
    if codes.is_empty() {
        return;
    }
    let has_advice = codes.iter().any(|code| code.retry.verdict != Verdict::Unstated);
    let retry = has_advice.then_some(FactKind::Retry.label());
    let titles = group.columns.iter().map(|column| column.title.as_str()).chain(retry);
    writer.table(&titles.collect::<Vec<_>>());
    for code in codes {
        for column in &group.columns {
            cell(writer, code, column);
        }
        if has_advice {
            writer.cell(|out| across::retry(out, &code.retry));
        }
        writer.end_row();
    }
}

fn cell(writer: &mut PageWriter<'_>, code: &Code, column: &Heading) {
    writer.start_cell();
    let out = &mut writer.out;
    match column.column {
        Column::Code => {
            out.push('[');
            prose::span(out, &code.wire, Place::CELL);
            out.push(']');
            section_link(out, code);
            out.push_str(&code::lifecycle_mark(code));
        }
        Column::Status => out.push_str(&statuses(code, &column.title)),
        Column::Number => {
            if let Some(number) = code.number {
                prose::span(out, &number.to_string(), Place::CELL);
            }
        }
        Column::Name => {
            if let Some(name) = &code.name {
                prose::span(out, name, Place::CELL);
            }
        }
        Column::Meaning => text(out, code, code.meaning.as_ref()),
        Column::Fix => text(out, code, code.fix.as_ref()),
        Column::Phrase => never("tables of codes have no column for phrases"),
    }
    writer.end_cell();
}

/// Returns the statuses, without `(typical)` if the column title already says so.
fn statuses(code: &Code, title: &str) -> String {
    let statuses = words::labelled_statuses(&code.statuses, code.no_status);
    let is_in_title = words::all_typical(&code.statuses) && title.to_ascii_lowercase().contains("typical");
    if is_in_title { statuses.replace(" (typical)", "") } else { statuses }
}

/// Writes the first paragraph; the section of the code has the rest.
fn text(out: &mut String, code: &Code, text: Option<&Prose>) {
    let Some(text) = text else { return };
    if prose::summary(out, text, Place::CELL) {
        out.push_str(" [more]");
        section_link(out, code);
    }
}

fn section_link(out: &mut String, code: &Code) {
    out.push_str("(#");
    prose::anchor(out, &code.identity);
    out.push(')');
}
