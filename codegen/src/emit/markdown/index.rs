//! What leads to the pages: the book's summary, the list of vendors, the top of a page.

use super::{Sheet, layout};
use crate::emit::prose::{self, Place};
use crate::emit::{Output, header, words};
use crate::model::Catalogue;
use errcat_core::words::Completeness;

/// The pages across vendors, and what leads a reader to each.
const ACROSS: [(&str, &str, &str); 3] = [
    ("By status", "by-status.md", "which codes come with an HTTP status, and whether to call again"),
    ("By category", "by-category.md", "which codes mean the same, whatever the vendor calls it"),
    ("A to Z", "a-to-z.md", "every code, for when the code is all there is"),
];

/// The page that mdBook copies as it is, so that its table of contents cannot have it.
const FINDER: &str =
    "- [Find a code](finder.html): all codes, filtered as you type by text, vendor, status and more\n";

/// The table of contents, as mdBook wants it: what has no number comes first.
pub(super) fn summary(catalogue: &Catalogue) -> Output {
    let mut text = header::markdown("the catalogue");
    text.push_str("\n\n# Summary\n\n[Error codes](index.md)\n");
    for (title, page, _) in ACROSS {
        text.push_str(&format!("\n[{title}]({page})\n"));
    }
    text.push_str("\n# Vendors\n\n");
    for vendor in &catalogue.vendors {
        text.push_str("- ");
        layout::page_link(&mut text, vendor, Place::PAGE);
        text.push('\n');
    }
    text.push_str("\n---\n\n[Rules of the compiler](rules.md)\n");
    Output::new("docs/SUMMARY.md", text)
}

/// The first page: what is found where.
pub(super) fn index(catalogue: &Catalogue) -> Output {
    let mut text = header::markdown("the catalogue");
    text.push('\n');
    layout::heading(&mut text, 1, "Error codes");
    layout::sentence(
        &mut text,
        "What the error codes of APIs mean, what to do about them, and whether to call again.",
    );
    layout::blank_line(&mut text);
    text.push_str(FINDER);
    for (title, page, purpose) in ACROSS {
        text.push_str(&format!("- [{title}]({page}): {purpose}\n"));
    }
    layout::heading(&mut text, 2, "Vendors");
    layout::sentence(
        &mut text,
        "The page of a vendor has the shape of its error responses, its tables of codes, its advice,\n\
         and a section for each code. The id is the first part of a code's identity: `id/CODE`.",
    );
    vendors(&mut text, catalogue);
    Output::new("docs/index.md", text)
}

fn vendors(out: &mut String, catalogue: &Catalogue) {
    layout::table(out, &["Vendor", "Id", "All its codes?"]);
    for vendor in &catalogue.vendors {
        layout::cell(out, |out| layout::page_link(out, vendor, Place::CELL));
        layout::cell(out, |out| prose::span(out, &vendor.id, Place::CELL));
        layout::cell(out, |out| {
            out.push_str(match vendor.completeness {
                Completeness::Exhaustive => "yes",
                Completeness::Excerpt => "no, an excerpt",
                _ => "not stated",
            });
        });
        layout::end_row(out);
    }
}

/// The top of a vendor's page.
pub(super) fn title(sheet: &mut Sheet<'_>) {
    let vendor = sheet.vendor;
    let own = vendor.page.title.as_deref().unwrap_or("Error codes");
    sheet.heading(1, &format!("{}: {own}", vendor.title));
    sheet.sentence(&format!(
        "[All vendors](index.md) | [Find one of these codes](finder.html#vendor={})",
        vendor.id
    ));
    if let Some(description) = &vendor.page.description {
        sheet.blank_line();
        prose::label(&mut sheet.out, description, Place::PAGE);
        sheet.out.push('\n');
    }
    sheet.blocks(vendor.page.intro.as_ref());
    sheet.sentence(words::completeness(vendor.completeness));
}
