//! Texts and numbers that must not be used again.

use super::PageWriter;
use crate::emit::prose::{self, Place};
use crate::model::{Reserved, Set};

pub(super) fn write(writer: &mut PageWriter<'_>) {
    for set in &writer.vendor.sets {
        if set.reserved.is_empty() {
            continue;
        }
        writer.heading(2, &title(set));
        writer.sentence("No code has these texts and numbers any more, and none will have them again.");
        writer.table(&["Code", "Since", "Reason"]);
        for reserved in &set.reserved {
            row(writer, reserved);
        }
    }
}

fn title(set: &Set) -> String {
    match &set.title {
        Some(title) => format!("Reserved: {title}"),
        None => "Reserved".to_owned(),
    }
}

fn row(writer: &mut PageWriter<'_>, reserved: &Reserved) {
    writer.cell(|out| prose::span(out, &reserved.text, Place::CELL));
    writer.cell(|out| prose::label(out, reserved.since.as_deref().unwrap_or(""), Place::CELL));
    let reason = reserved.reason.as_ref().map(|reason| prose::one_line(reason, Place::CELL));
    writer.cell(|out| out.push_str(&reason.unwrap_or_default()));
    writer.end_row();
}
