//! Codes for other programs.

use crate::catalogue::CodeOf;
use crate::facts;
use crate::json;
use errcat_codegen::facts::Delays;
use errcat_codegen::model::{Code, FORMAT, Link};
use errcat_codegen::{section, words};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'c> {
    format: u32,
    entries: Vec<Entry<'c>>,
}

#[derive(Serialize)]
struct Entry<'c> {
    identity: &'c str,
    vendor: Vendor<'c>,
    set: Option<&'c str>,
    group: Option<&'c str>,
    /// As in `catalogue.json`.
    code: &'c Code,
    /// The advice of `code.retry` in words, in CommonMark.
    retry: String,
    /// None where the vendor does not give the numbers.
    delays_ms: Vec<u64>,
    links: Vec<&'c Link>,
    /// Its place in the pages, relative to the output folder.
    section: String,
}

#[derive(Serialize)]
struct Vendor<'c> {
    id: &'c str,
    title: &'c str,
}

pub(super) fn document(codes: &[CodeOf<'_>]) -> String {
    let entries = codes.iter().map(entry).collect();
    json::pretty(&Document { format: FORMAT, entries }) + "\n"
}

fn entry<'c>(one: &CodeOf<'c>) -> Entry<'c> {
    let CodeOf { vendor, set, code } = *one;
    let delays = Delays::of_advice(vendor, &code.retry).filter(|delays| !delays.are_usual);
    Entry {
        identity: &code.identity,
        vendor: Vendor { id: &vendor.id, title: &vendor.title },
        set: set.id.as_deref(),
        group: one.group().map(|group| group.title.as_str()),
        code,
        retry: words::retry(vendor, &code.retry),
        delays_ms: delays.map(|delays| facts::shown(&delays).ms).unwrap_or_default(),
        links: code.links.iter().filter_map(|&link| vendor.links.get(link)).collect(),
        section: section(vendor, code),
    }
}
