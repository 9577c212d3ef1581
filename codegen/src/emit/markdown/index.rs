//! Navigation: the book's summary, the list of vendors, and the top of a page.

use super::{PageWriter, layout};
use crate::emit::prose::{self, Place};
use crate::emit::{Output, header, words};
use crate::model::Catalogue;
use errcat_core::words::Completeness;

/// The pages across vendors: title, file and description.
const ACROSS: [(&str, &str, &str); 3] = [
    ("By status", "by-status.md", "the codes of each HTTP status, and whether to retry"),
    ("By category", "by-category.md", "codes that mean the same, whatever an API calls them"),
    ("A to Z", "a-to-z.md", "all codes in alphabetical order"),
];

/// mdBook copies this page verbatim, so its table of contents cannot list it.
const FINDER: &str = "- [Find a code](finder.html): filter all codes by text, status and more as you type\n";

/// Returns the table of contents in the format of mdBook: unnumbered pages come first.
pub(super) fn summary(catalogue: &Catalogue) -> Output {
    let mut text = header::markdown("the catalogue");
    text.push_str("\n\n# Summary\n\n[Error codes](index.md)\n");
    for (title, page, _) in ACROSS {
        text.push_str(&format!("\n[{title}]({page})\n"));
    }
    text.push_str(if is_single(catalogue) { "\n" } else { "\n# Vendors\n\n" });
    for vendor in &catalogue.vendors {
        text.push_str("- ");
        layout::page_link(&mut text, vendor, Place::PAGE);
        text.push('\n');
    }
    text.push_str("\n---\n\n[Rules of the compiler](rules.md)\n");
    Output::new("docs/SUMMARY.md", text)
}

/// Returns the first page: an overview of the others.
pub(super) fn index(catalogue: &Catalogue) -> Output {
    let mut text = header::markdown("the catalogue");
    text.push('\n');
    layout::heading(&mut text, 1, "Error codes");
    layout::sentence(
        &mut text,
        "What the error codes of APIs mean, how to fix the errors, and whether to retry.",
    );
    layout::blank_line(&mut text);
    text.push_str(FINDER);
    for (title, page, purpose) in ACROSS {
        text.push_str(&format!("- [{title}]({page}): {purpose}\n"));
    }
    if let [only] = &catalogue.vendors[..] {
        text.push_str("- ");
        layout::page_link(&mut text, only, Place::PAGE);
        text.push_str(": the format of error responses, all codes in tables, and a section for each code\n");
        return Output::new("docs/index.md", text);
    }
    layout::heading(&mut text, 2, "Vendors");
    layout::sentence(
        &mut text,
        "Each vendor's page describes the format of its error responses, lists its codes in tables, gives\n\
         advice, and has a section for each code. The ID is the first part of a code's identity: `id/CODE`.",
    );
    vendors(&mut text, catalogue);
    Output::new("docs/index.md", text)
}

/// A catalogue of one vendor is about an API, not about vendors.
fn is_single(catalogue: &Catalogue) -> bool {
    catalogue.vendors.len() == 1
}

fn vendors(out: &mut String, catalogue: &Catalogue) {
    layout::table(out, &["Vendor", "ID", "Complete list?"]);
    for vendor in &catalogue.vendors {
        layout::cell(out, |out| layout::page_link(out, vendor, Place::CELL));
        layout::cell(out, |out| prose::span(out, &vendor.id, Place::CELL));
        layout::cell(out, |out| {
            out.push_str(match vendor.completeness {
                Completeness::Exhaustive => "yes",
                Completeness::Excerpt => "no, an excerpt",
                _ => "not documented",
            });
        });
        layout::end_row(out);
    }
}

/// Writes the top of a vendor's page.
pub(super) fn title(writer: &mut PageWriter<'_>) {
    let vendor = writer.vendor;
    let own = vendor.page.title.as_deref().unwrap_or("Error codes");
    writer.heading(1, &format!("{}: {own}", vendor.title));
    // The same whether there are other vendors or not: the page depends on no other file.
    let has_codes = vendor.codes().next().is_some();
    let finder = format!(" | [Find one of these codes](finder.html#vendor={})", vendor.id);
    writer.sentence(&format!("[Overview](index.md){}", if has_codes { &finder } else { "" }));
    if let Some(description) = &vendor.page.description {
        writer.blank_line();
        prose::label(&mut writer.out, description, Place::PAGE);
        writer.out.push('\n');
    }
    writer.blocks(vendor.page.intro.as_ref());
    if has_codes {
        writer.sentence(words::completeness(vendor.completeness));
    }
}
