//! Rows of the pages across vendors.

use super::{code, layout};
use crate::emit::prose::{self, Place};
use crate::emit::words;
use crate::model::{Catalogue, Code, Retry, Set, Vendor};

/// Every code: vendor by vendor, each in page order.
pub(super) struct Listing<'c> {
    pub codes: Vec<Listed<'c>>,
    owner: Owner,
}

/// A code, and the cells that are the same on every page: each is written once.
pub(super) struct Listed<'c> {
    pub code: &'c Code,
    link: String,
    owner: String,
    meaning: String,
}

/// What distinguishes codes with the same wire string.
#[derive(Clone, Copy, PartialEq)]
enum Owner {
    /// Their vendor, and its set.
    Vendor,
    /// The set of the only vendor.
    Set,
    /// There is one set.
    Nothing,
}

impl<'c> Listing<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        let owner = match &catalogue.vendors[..] {
            [only] if only.sets.len() > 1 => Owner::Set,
            [_] => Owner::Nothing,
            _ => Owner::Vendor,
        };
        let of_vendor =
            |vendor: &'c Vendor| vendor.codes().map(move |(set, code)| listed(owner, vendor, set, code));
        Listing { codes: catalogue.vendors.iter().flat_map(of_vendor).collect(), owner }
    }

    /// Writes the head of a table of codes that have the same status.
    pub(super) fn head_with_retry(&self, out: &mut String) {
        self.head(out, ["Meaning", "Retry"]);
    }

    /// Writes the head of a table of codes that may differ in status.
    pub(super) fn head_with_status(&self, out: &mut String) {
        self.head(out, ["Status", "Meaning"]);
    }

    fn head(&self, out: &mut String, others: [&'static str; 2]) {
        let owner = match self.owner {
            Owner::Vendor => Some("Vendor"),
            Owner::Set => Some("Set"),
            Owner::Nothing => None,
        };
        let titles: Vec<&str> = ["Code"].into_iter().chain(owner).chain(others).collect();
        layout::table(out, &titles);
    }

    /// Writes a row for a code listed under its status.
    pub(super) fn row_with_retry(&self, out: &mut String, listed: &Listed<'_>, certainty_mark: &str) {
        layout::cell(out, |out| {
            out.push_str(&listed.link);
            out.push_str(certainty_mark);
        });
        self.owner(out, listed);
        layout::cell(out, |out| out.push_str(&listed.meaning));
        layout::cell(out, |out| retry(out, &listed.code.retry));
        layout::end_row(out);
    }

    /// Writes a row for a code listed under something other than its status.
    pub(super) fn row_with_status(&self, out: &mut String, listed: &Listed<'_>) {
        layout::cell(out, |out| out.push_str(&listed.link));
        self.owner(out, listed);
        layout::cell(out, |out| {
            out.push_str(&words::labelled_statuses(&listed.code.statuses, listed.code.no_status));
        });
        layout::cell(out, |out| out.push_str(&listed.meaning));
        layout::end_row(out);
    }

    fn owner(&self, out: &mut String, listed: &Listed<'_>) {
        if self.owner != Owner::Nothing {
            layout::cell(out, |out| out.push_str(&listed.owner));
        }
    }
}

fn listed<'c>(owner: Owner, vendor: &Vendor, set: &Set, code: &'c Code) -> Listed<'c> {
    Listed {
        code,
        link: code_link(vendor, code),
        owner: owner_of(owner, vendor, set),
        meaning: meaning(vendor, code),
    }
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

/// The vendor, and its set unless that is the top-level one.
fn owner_of(owner: Owner, vendor: &Vendor, set: &Set) -> String {
    let vendor = (owner == Owner::Vendor).then_some(&*vendor.title);
    let mut out = String::new();
    for (nth, title) in vendor.into_iter().chain(set.title.as_deref()).enumerate() {
        out.push_str(if nth == 0 { "" } else { ", " });
        prose::label(&mut out, title, Place::CELL);
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

pub(super) fn retry(out: &mut String, retry: &Retry) {
    out.push_str(retry.verdict.as_str());
    out.push_str(if retry.idempotent_only { ", if idempotent" } else { "" });
    out.push_str(retry.certainty.mark());
}
