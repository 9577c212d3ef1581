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

/// The unknown codes of a log, by vendor and code.
#[derive(Debug, Default)]
pub(super) struct UnknownCodes {
    seen: BTreeMap<(String, String), Seen>,
    /// Responses with codes beyond those that are kept.
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
    code: &'a str,
    status: &'a BTreeSet<u16>,
    count: u64,
    first_line: u64,
    last_line: u64,
}

impl UnknownCodes {
    /// Takes note of the code of a response, unless the catalogue has it.
    pub(super) fn add(&mut self, answer: &Answer<'_>) {
        let (None, Some(code)) = (&answer.identity, &answer.code) else { return };
        let key = (answer.vendor.to_string(), code.to_string());
        let has_room = self.seen.len() < MOST && code.len() <= LONGEST;
        if !has_room && !self.seen.contains_key(&key) {
            self.further += 1;
            return;
        }
        let line = answer.line.unwrap_or_default();
        let seen = self.seen.entry(key).or_insert_with(|| Seen { first_line: line, ..Seen::default() });
        seen.status.extend(answer.status);
        seen.count += 1;
        seen.last_line = line;
    }

    /// Writes the codes of all vendors, or of one. Returns how many responses have codes
    /// that were not kept.
    pub(super) fn write(&self, vendor: Option<&str>, out: &mut impl Write) -> Result<u64> {
        for ((id, code), seen) in &self.seen {
            if vendor.is_none_or(|vendor| vendor == id) {
                let Seen { status, count, first_line, last_line } = seen;
                let (count, first_line, last_line) = (*count, *first_line, *last_line);
                let line = Line { vendor: id, code, status, count, first_line, last_line };
                writeln!(out, "{}", json::line(&line))?;
            }
        }
        Ok(self.further)
    }
}
