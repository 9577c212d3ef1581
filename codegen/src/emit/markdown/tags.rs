//! The meanings of tags.

use super::PageWriter;
use crate::emit::prose::{self, Place};

/// The heading of the tags. [`crate::import`] reads it back.
pub(crate) const TAGS: &str = "Tags";
/// The columns of the tags.
pub(crate) const TAG_COLUMNS: [&str; 2] = ["Tag", "Meaning"];

pub(super) fn write(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    if vendor.tags.is_empty() {
        return;
    }
    writer.heading(2, TAGS);
    writer.table(&TAG_COLUMNS);
    for tag in &vendor.tags {
        writer.cell(|out| prose::span(out, &tag.id, Place::CELL));
        writer.cell(|out| prose::label(out, &tag.meaning, Place::CELL));
        writer.end_row();
    }
}
