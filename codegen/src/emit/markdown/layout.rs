//! Headings, paragraphs and tables, which all pages consist of.

use crate::emit::prose::{self, Place};
use crate::model::Vendor;

/// Names of pages that always exist: those across vendors, mdBook's own, and its
/// `SUMMARY.md` on file systems that ignore case.
const TAKEN: [&str; 9] =
    ["a-to-z", "by-category", "by-status", "finder", "index", "print", "rules", "summary", "toc"];

/// Returns the file of a vendor's page. Vendor ids do not contain `.`, so names cannot
/// collide.
pub(crate) fn page_of(vendor: &Vendor) -> String {
    let id = &vendor.id;
    if TAKEN.contains(&id.as_str()) { format!("{id}.vendor.md") } else { format!("{id}.md") }
}

/// Writes a link to a vendor's page.
pub(super) fn page_link(out: &mut String, vendor: &Vendor, place: Place) {
    out.push('[');
    prose::label(out, &vendor.title, place.in_link());
    out.push_str("](");
    out.push_str(&page_of(vendor));
    out.push(')');
}

/// Separates the next block from the previous one.
pub(super) fn blank_line(out: &mut String) {
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
}

/// Begins a heading. The level is limited to what HTML allows.
pub(super) fn start_heading(out: &mut String, level: usize) {
    blank_line(out);
    out.extend(std::iter::repeat_n('#', level.min(6)));
    out.push(' ');
}

pub(super) fn heading(out: &mut String, level: usize, title: &str) {
    start_heading(out, level);
    prose::heading(out, title);
    out.push('\n');
}

/// Writes a heading that is a machine-readable word: a status, a category.
pub(super) fn word_heading(out: &mut String, level: usize, word: &str) {
    start_heading(out, level);
    prose::span(out, word, Place::LINK);
    out.push('\n');
}

/// Writes our own Markdown as a paragraph.
pub(super) fn sentence(out: &mut String, markdown: &str) {
    blank_line(out);
    out.push_str(markdown);
    out.push('\n');
}

/// Writes the head of a table.
pub(super) fn table(out: &mut String, titles: &[&str]) {
    blank_line(out);
    for title in titles {
        cell(out, |out| prose::label(out, title, Place::CELL));
    }
    end_row(out);
    out.extend(std::iter::repeat_n("| --- ", titles.len()));
    end_row(out);
}

/// Writes a cell. Its content must be escaped for [`Place::CELL`].
pub(super) fn cell(out: &mut String, write: impl FnOnce(&mut String)) {
    start_cell(out);
    write(out);
    end_cell(out);
}

pub(super) fn start_cell(out: &mut String) {
    out.push_str("| ");
}

pub(super) fn end_cell(out: &mut String) {
    out.push_str(if out.ends_with(' ') { "" } else { " " });
}

pub(super) fn end_row(out: &mut String) {
    out.push_str("|\n");
}
