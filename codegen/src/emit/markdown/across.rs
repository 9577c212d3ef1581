//! Rows of the pages across vendors.

use super::{code, layout};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Catalogue, Code, CodeSet, Retry, Vendor};

/// A code and where it belongs.
#[derive(Clone, Copy)]
pub(super) struct Listed<'c> {
    pub vendor: &'c Vendor,
    pub set: &'c CodeSet,
    pub code: &'c Code,
}

/// Every code: vendor by vendor, each in page order.
pub(super) fn codes(catalogue: &Catalogue) -> impl Iterator<Item = Listed<'_>> {
    catalogue
        .vendors
        .iter()
        .flat_map(|vendor| vendor.codes().map(move |(set, code)| Listed { vendor, set, code }))
}

/// The columns of [`row_with_retry`].
pub(super) const WITH_RETRY: [&str; 4] = ["Code", "Vendor", "Meaning", "Retry"];

/// The columns of [`row_with_status`].
pub(super) const WITH_STATUS: [&str; 4] = ["Code", "Vendor", "Status", "Meaning"];

/// Writes a row for a code that stands under its status.
pub(super) fn row_with_retry(out: &mut String, listed: Listed<'_>, certainty_mark: &str) {
    layout::cell(out, |out| {
        code_link(out, listed);
        out.push_str(certainty_mark);
    });
    layout::cell(out, |out| vendor(out, listed));
    layout::cell(out, |out| meaning(out, listed));
    layout::cell(out, |out| retry(out, &listed.code.retry));
    layout::end_row(out);
}

/// Writes a row for a code that stands under something else.
pub(super) fn row_with_status(out: &mut String, listed: Listed<'_>) {
    layout::cell(out, |out| code_link(out, listed));
    layout::cell(out, |out| vendor(out, listed));
    layout::cell(out, |out| out.push_str(&code::statuses(listed.code)));
    layout::cell(out, |out| meaning(out, listed));
    layout::end_row(out);
}

/// What the words of the column `Retry` mean.
pub(super) fn explain_retry(out: &mut String) {
    layout::sentence(
        out,
        "Whether calling again can help: `yes`, `after` something else has been done, `never`, or\n\
         `unstated` where the vendor does not say. The section of a code says how.",
    );
}

fn code_link(out: &mut String, listed: Listed<'_>) {
    out.push('[');
    prose::span(out, &listed.code.wire, Place::CELL);
    out.push_str("](");
    section(out, listed);
    out.push(')');
    out.push_str(code::lifecycle_mark(listed.code));
}

fn section(out: &mut String, listed: Listed<'_>) {
    out.push_str(&layout::page_of(listed.vendor));
    out.push('#');
    prose::anchor(out, &listed.code.identity);
}

/// The vendor, and which of its sets when it is not the top-level one.
fn vendor(out: &mut String, listed: Listed<'_>) {
    prose::label(out, &listed.vendor.title, Place::CELL);
    if let Some(set) = &listed.set.title {
        out.push_str(", ");
        prose::label(out, set, Place::CELL);
    }
}

fn meaning(out: &mut String, listed: Listed<'_>) {
    let Some(text) = &listed.code.meaning else { return };
    if prose::summary(out, text, Place::CELL) {
        out.push_str(" [more](");
        section(out, listed);
        out.push(')');
    }
}

fn retry(out: &mut String, retry: &Retry) {
    out.push_str(retry.verdict.as_str());
    out.push_str(if retry.idempotent_only { ", if idempotent" } else { "" });
    out.push_str(words::certainty_mark(retry.certainty));
}
