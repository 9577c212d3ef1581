//! The page of a code for the terminal.

use crate::catalogue::CodeOf;
use crate::facts;
use crate::terminal::{Look, Sheet, span};
use errcat_codegen::facts::facts;
use errcat_codegen::section;
use std::path::Path;

/// The pages of some codes, one below the other. Generated pages are in `outputs`,
/// if there are any.
pub(super) fn pages(codes: &[CodeOf<'_>], outputs: &Path, look: Look) -> String {
    let mut sheet = Sheet::new(look);
    for (nth, one) in codes.iter().enumerate() {
        if nth > 0 {
            sheet.blank();
            sheet.blank();
        }
        page(&mut sheet, one, outputs);
    }
    sheet.finish()
}

fn page(sheet: &mut Sheet, one: &CodeOf<'_>, outputs: &Path) {
    let CodeOf { vendor, set, code } = *one;
    sheet.title(&code.identity, &place(one));
    if let Some(meaning) = &code.meaning {
        sheet.block(meaning);
    }
    sheet.blank();
    for fact in facts(vendor, set, code) {
        facts::write(sheet, vendor, &fact);
    }
    let section = section(vendor, code);
    let page = section.split('#').next().unwrap_or_default();
    if outputs.join(page).exists() {
        sheet.row("Page", &span(&outputs.join(&section).to_string_lossy()));
    }
}

/// The vendor, the set and the heading.
pub(crate) fn place(one: &CodeOf<'_>) -> String {
    let parts = [Some(&one.vendor.title), one.set.title.as_ref(), one.group().map(|group| &group.title)];
    let mut parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.dedup();
    parts.join(", ")
}
