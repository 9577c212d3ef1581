//! The meanings of tags.

use super::PageWriter;
use crate::emit::prose::{self, Place};

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if vendor.tags.is_empty() {
        return;
    }
    writer.heading(2, "Tags");
    writer.table(&["Tag", "Meaning"]);
    for tag in &vendor.tags {
        writer.cell(|out| prose::span(out, &tag.id, Place::CELL));
        writer.cell(|out| prose::label(out, &tag.meaning, Place::CELL));
        writer.end_row();
    }
}
