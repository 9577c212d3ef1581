//! `--unknown`: codes of a log that no catalogue has, in a form that `errcat import` reads.

use super::answer::Answer;
use crate::json;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Result, Write};

/// Codes that are kept: a log may hold anything.
const MOST: usize = 10_000;

/// The longest code that a catalogue can have, in bytes.
const LONGEST: usize = 255;

/// The unknown codes of a log, by vendor, set and code.
#[derive(Debug, Default)]
pub(super) struct UnknownCodes {
    seen: BTreeMap<(String, Option<String>, String), Seen>,
    /// Codes in responses beyond those that are kept.
    further: u64,
}

/// Where a code was seen. Messages are not kept: they may be about persons.
#[derive(Debug, Default)]
struct Seen {
    status: BTreeSet<u16>,
    count: u64,
    first_line: u64,
    last_line: u64,
}

/// A line of the output.
#[derive(Serialize)]
struct Line<'a> {
    vendor: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<&'a str>,
    code: &'a str,
    status: &'a BTreeSet<u16>,
    count: u64,
    first_line: u64,
    last_line: u64,
}

impl UnknownCodes {
    /// Takes note of the code of a response, unless the catalogue has it, and of those of its
    /// details, if they have a set.
    pub(super) fn add(&mut self, answer: &Answer<'_>) {
        if let (None, Some(code)) = (&answer.identity, &answer.code) {
            self.add_code(answer, answer.set, code, answer.status);
        }
        let details = answer.details.iter().filter(|detail| detail.identity.is_none());
        for code in details.filter_map(|detail| detail.code.as_deref()) {
            if answer.detail_set.is_some() {
                // The status belongs to the code of the response.
                self.add_code(answer, answer.detail_set, code, None);
            }
        }
    }

    fn add_code(&mut self, answer: &Answer<'_>, set: Option<&str>, code: &str, status: Option<u16>) {
        let key = (answer.vendor.to_owned(), set.map(str::to_owned), code.to_owned());
        let has_room = self.seen.len() < MOST && code.len() <= LONGEST;
        if !has_room && !self.seen.contains_key(&key) {
            self.further += 1;
            return;
        }
        let line = answer.line.unwrap_or_default();
        let seen = self.seen.entry(key).or_insert_with(|| Seen { first_line: line, ..Seen::default() });
        seen.status.extend(status);
        seen.count += 1;
        seen.last_line = line;
    }

    /// Writes the codes of all vendors, or of one. Returns how many responses have codes
    /// that were not kept.
    pub(super) fn write(&self, vendor: Option<&str>, out: &mut impl Write) -> Result<u64> {
        for ((id, set, code), seen) in &self.seen {
            if vendor.is_none_or(|vendor| vendor == id) {
                let Seen { status, count, first_line, last_line } = seen;
                let (count, first_line, last_line) = (*count, *first_line, *last_line);
                let line =
                    Line { vendor: id, set: set.as_deref(), code, status, count, first_line, last_line };
                writeln!(out, "{}", json::line(&line))?;
            }
        }
        Ok(self.further)
    }
}
