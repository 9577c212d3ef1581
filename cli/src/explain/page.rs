//! The page of a code for the terminal.

use crate::catalogue::CodeOf;
use crate::facts;
use crate::terminal::{PageWriter, TerminalStyle};
use errcat_codegen::facts::facts;
use errcat_codegen::model::Visibility;
use errcat_codegen::section;
use std::path::Path;

/// The pages of some codes, one after the other. `outputs` is the folder of generated
/// pages, if they exist.
pub(super) fn pages(codes: &[CodeOf<'_>], outputs: &Path, style: TerminalStyle) -> String {
    let mut writer = PageWriter::new(style);
    for (nth, one) in codes.iter().enumerate() {
        if nth > 0 {
            writer.blank();
            writer.blank();
        }
        page(&mut writer, one, outputs);
    }
    writer.finish()
}

fn page(writer: &mut PageWriter, one: &CodeOf<'_>, outputs: &Path) {
    let CodeOf { vendor, set, code } = *one;
    writer.title(&code.identity, &place(one));
    if let Some(meaning) = &code.meaning {
        writer.block(meaning);
    }
    writer.blank();
    for fact in facts(vendor, set, code) {
        facts::write(writer, vendor, &fact);
    }
    if let Some(source) = &vendor.source {
        writer.row("Source", &facts::source(source));
    }
    let section = section(vendor, code);
    let page = section.split('#').next().unwrap_or_default();
    if code.visibility == Visibility::Public && outputs.join(page).exists() {
        writer.path("Page", &outputs.join(&section));
    }
}

/// The vendor, the set and the heading.
pub(crate) fn place(one: &CodeOf<'_>) -> String {
    let parts = [Some(&one.vendor.title), one.set.title.as_ref(), one.group().map(|group| &group.title)];
    let mut parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.dedup();
    parts.join(", ")
}
