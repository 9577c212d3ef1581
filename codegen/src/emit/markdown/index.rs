//! What leads to the pages: the book's summary, the list of vendors, the top of a page.

use super::Sheet;
use crate::emit::prose::{self, Place};
use crate::emit::{Output, header, words};
use crate::model::{Catalogue, Vendor};
use errcat_core::Completeness;
use std::fmt::Write as _;

/// The table of contents, as mdBook wants it.
pub(super) fn summary(catalogue: &Catalogue) -> Output {
    let mut text = header::markdown("the catalogue");
    text.push_str("\n# Summary\n\n[Error codes](index.md)\n\n");
    for vendor in &catalogue.vendors {
        text.push_str("- ");
        page_link(&mut text, vendor, Place::PAGE);
        text.push('\n');
    }
    Output { path: "docs/SUMMARY.md".into(), text }
}

/// The list of vendors.
pub(super) fn index(catalogue: &Catalogue) -> Output {
    let mut text = header::markdown("the catalogue");
    text.push_str("\n\n# Error codes\n\n| Vendor | Codes | Complete? |\n| --- | --- | --- |\n");
    for vendor in &catalogue.vendors {
        text.push_str("| ");
        page_link(&mut text, vendor, Place::CELL);
        let complete = match vendor.completeness {
            Completeness::Exhaustive => "yes",
            Completeness::Excerpt => "no, an excerpt",
            _ => "not stated",
        };
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, " | {} | {complete} |", vendor.codes().count());
    }
    Output { path: "docs/index.md".into(), text }
}

fn page_link(out: &mut String, vendor: &Vendor, place: Place) {
    out.push('[');
    prose::label(out, &vendor.title, place.in_link());
    let _ = write!(out, "]({}.md)", vendor.id);
}

/// The top of a vendor's page.
pub(super) fn title(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    let own = vendor.page.title.as_deref().unwrap_or("Error codes");
    sheet.heading(1, &format!("{}: {own}", vendor.title));
    if let Some(description) = &vendor.page.description {
        sheet.blank_line();
        prose::label(&mut sheet.out, description, Place::PAGE);
        sheet.out.push('\n');
    }
    sheet.blocks(vendor.page.intro.as_ref());
    sheet.sentence(words::completeness(vendor.completeness));
}
