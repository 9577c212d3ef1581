//! All codes by HTTP status.

use super::across::{self, Listed, Listing};
use super::layout;
use crate::emit::prose::{self, Place};
use crate::emit::{Output, header, words};
use crate::model::{Catalogue, StatusRow, StatusRowKey, Vendor};
use errcat_core::words::Certainty;
use std::collections::BTreeMap;

/// The section of a status.
#[derive(Default)]
struct Section<'c> {
    meanings: Vec<(&'c Vendor, &'c StatusRow)>,
    codes: Vec<(&'c Listed<'c>, Certainty)>,
}

pub(super) fn page(catalogue: &Catalogue, listing: &Listing<'_>) -> Output {
    let mut out = header::markdown("the catalogue");
    out.push('\n');
    layout::heading(&mut out, 1, "Codes by HTTP status");
    layout::sentence(
        &mut out,
        "General descriptions of a status precede its codes. A code with several statuses is\n\
         listed under each of them; `(typical)` or `(inferred)` after the code refers to that status.",
    );
    across::explain_retry(&mut out);
    for ((_, status), section) in sections(catalogue, &listing.codes) {
        layout::word_heading(&mut out, 2, &status.to_string());
        meanings(&mut out, &section.meanings);
        codes(&mut out, listing, &section.codes);
    }
    let without = |no_status: bool| -> Vec<_> {
        let codes = listing.codes.iter().filter(|listed| listed.code.statuses.is_empty());
        codes.filter(|l| l.code.no_status == no_status).map(|l| (l, Certainty::Stated)).collect()
    };
    rest(
        &mut out,
        listing,
        "Status not documented",
        "The status of these codes is not documented.",
        &without(false),
    );
    rest(
        &mut out,
        listing,
        "No HTTP status",
        "These codes have no HTTP status: they are delivered in a webhook or a job result, or\n\
         among the details of another error.",
        &without(true),
    );
    Output::new("docs/by-status.md", out)
}

/// Returns all statuses of codes and of vendors' tables. A class follows its statuses.
fn sections<'c>(
    catalogue: &'c Catalogue,
    listed: &'c [Listed<'c>],
) -> BTreeMap<(u16, StatusRowKey), Section<'c>> {
    let mut sections: BTreeMap<_, Section<'_>> = BTreeMap::new();
    for vendor in &catalogue.vendors {
        for row in vendor.status_table.iter().flat_map(|table| &table.rows) {
            sections.entry(sorted(row.status)).or_default().meanings.push((vendor, row));
        }
    }
    for listed in listed {
        for status in &listed.code.statuses {
            let section = sections.entry(sorted(StatusRowKey::Exact(status.status))).or_default();
            section.codes.push((listed, status.certainty));
        }
    }
    sections
}

/// Returns the sort key of a status: the first digit of its class, then the status.
fn sorted(status: StatusRowKey) -> (u16, StatusRowKey) {
    match status {
        StatusRowKey::Exact(exact) => (exact / 100, status),
        StatusRowKey::Class(digit) => (digit.into(), status),
    }
}

fn meanings(out: &mut String, meanings: &[(&Vendor, &StatusRow)]) {
    layout::blank_line(out);
    for (vendor, row) in meanings {
        out.push_str("- ");
        layout::page_link(out, vendor, Place::PAGE);
        out.push_str(": ");
        prose::line(out, &row.meaning, Place::PAGE);
        if let Some(retry) = &row.retry {
            out.push_str(if out.ends_with(['.', '!', '?']) { " " } else { ". " });
            words::write_rule(out, vendor, retry, Place::PAGE);
        }
        out.push('\n');
    }
}

fn codes(out: &mut String, listing: &Listing<'_>, codes: &[(&Listed<'_>, Certainty)]) {
    if codes.is_empty() {
        return;
    }
    listing.head_with_retry(out);
    for (listed, certainty) in codes {
        listing.row_with_retry(out, listed, certainty.mark());
    }
}

fn rest(
    out: &mut String,
    listing: &Listing<'_>,
    title: &str,
    sentence: &str,
    listed: &[(&Listed<'_>, Certainty)],
) {
    if !listed.is_empty() {
        layout::heading(out, 2, title);
        layout::sentence(out, sentence);
        codes(out, listing, listed);
    }
}
