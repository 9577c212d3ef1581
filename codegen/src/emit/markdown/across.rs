//! Rows of the pages across vendors.

use super::{code, layout};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Catalogue, Code, Retry, Set, Vendor};

/// A code, and the cells that are the same on every page, which are rendered once.
pub(super) struct Listed<'c> {
    pub code: &'c Code,
    link: String,
    vendor: String,
    meaning: String,
}

/// Returns all codes, vendor by vendor, in page order.
pub(super) fn list(catalogue: &Catalogue) -> Vec<Listed<'_>> {
    let of_vendor = |vendor| Vendor::codes(vendor).map(move |(set, code)| listed(vendor, set, code));
    catalogue.vendors.iter().flat_map(of_vendor).collect()
}

fn listed<'c>(vendor: &Vendor, set: &Set, code: &'c Code) -> Listed<'c> {
    Listed {
        code,
        link: code_link(vendor, code),
        vendor: vendor_and_set(vendor, set),
        meaning: meaning(vendor, code),
    }
}

/// The columns of [`row_with_retry`].
pub(super) const WITH_RETRY: [&str; 4] = ["Code", "Vendor", "Meaning", "Retry"];

/// The columns of [`row_with_status`].
pub(super) const WITH_STATUS: [&str; 4] = ["Code", "Vendor", "Status", "Meaning"];

/// Writes a row for a code listed under its status.
pub(super) fn row_with_retry(out: &mut String, listed: &Listed<'_>, certainty_mark: &str) {
    layout::cell(out, |out| {
        out.push_str(&listed.link);
        out.push_str(certainty_mark);
    });
    layout::cell(out, |out| out.push_str(&listed.vendor));
    layout::cell(out, |out| out.push_str(&listed.meaning));
    layout::cell(out, |out| retry(out, &listed.code.retry));
    layout::end_row(out);
}

/// Writes a row for a code listed under something other than its status.
pub(super) fn row_with_status(out: &mut String, listed: &Listed<'_>) {
    layout::cell(out, |out| out.push_str(&listed.link));
    layout::cell(out, |out| out.push_str(&listed.vendor));
    layout::cell(out, |out| {
        out.push_str(&words::labelled_statuses(&listed.code.statuses, listed.code.no_status));
    });
    layout::cell(out, |out| out.push_str(&listed.meaning));
    layout::end_row(out);
}

/// Explains the values of the column `Retry`.
pub(super) fn explain_retry(out: &mut String) {
    layout::sentence(
        out,
        "Whether a retry can help: `yes`, `after` another action, `never`, or `unstated` if it is not\n\
         documented. The section of each code has the details.",
    );
}

fn code_link(vendor: &Vendor, code: &Code) -> String {
    let mut out = String::from("[");
    prose::span(&mut out, &code.wire, Place::CELL);
    out.push_str("](");
    section(&mut out, vendor, code);
    out.push(')');
    out.push_str(&code::lifecycle_mark(code));
    out
}

fn section(out: &mut String, vendor: &Vendor, code: &Code) {
    out.push_str(&layout::page_of(vendor));
    out.push('#');
    prose::anchor(out, &code.identity);
}

/// Returns the vendor, with the set if it is not the top-level one.
fn vendor_and_set(vendor: &Vendor, set: &Set) -> String {
    let mut out = String::new();
    prose::label(&mut out, &vendor.title, Place::CELL);
    if let Some(set) = &set.title {
        out.push_str(", ");
        prose::label(&mut out, set, Place::CELL);
    }
    out
}

fn meaning(vendor: &Vendor, code: &Code) -> String {
    let mut out = String::new();
    if let Some(text) = &code.meaning
        && prose::summary(&mut out, text, Place::CELL)
    {
        out.push_str(" [more](");
        section(&mut out, vendor, code);
        out.push(')');
    }
    out
}

fn retry(out: &mut String, retry: &Retry) {
    out.push_str(retry.verdict.as_str());
    out.push_str(if retry.idempotent_only { ", if idempotent" } else { "" });
    out.push_str(retry.certainty.mark());
}
