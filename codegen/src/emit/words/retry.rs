//! Describes retry advice as a sentence of CommonMark, in the wording of the run time.

use crate::emit::prose::{self, Place};
use crate::model::{Retry, Schedule, Vendor};
use crate::rows;
use errcat_core::{AdviceWriter, Authored};
use std::fmt::{Result, Write as _};

/// Describes retry advice in a few sentences of CommonMark.
pub fn retry(vendor: &Vendor, retry: &Retry) -> String {
    let mut out = String::new();
    write_retry(&mut out, vendor, retry, Place::RUSTDOC);
    out
}

/// Writes the retry advice for a code on one line.
pub(crate) fn write_retry(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    // Writing to a `String` cannot fail.
    let _ = rows::with_row(vendor, retry, |row| AdviceWriter::new(out, escape(place)).of_code(row));
    end(out, retry, place);
}

/// Writes the retry advice of a rule or a status on one line.
pub(crate) fn write_rule(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    let _ = rows::with_row(vendor, retry, |row| AdviceWriter::new(out, escape(place)).of_rule(row));
    end(out, retry, place);
}

/// Writes `backoff: 1 s, 2 s, 4 s; at most 4 attempts in total`.
pub(crate) fn write_schedule(out: &mut String, schedule: &Schedule) {
    let _ = write!(out, "{}", rows::schedule(schedule, |text| text));
}

fn end(out: &mut String, retry: &Retry, place: Place) {
    out.push('.');
    if let Some(note) = &retry.note {
        out.push(' ');
        prose::line(out, note, place);
    }
}

fn escape(place: Place) -> impl Fn(&mut String, Authored<'_>) -> Result {
    move |out, text| {
        match text {
            Authored::Literal(text) => prose::span(out, text, place),
            Authored::Phrase(text) => prose::label(out, text, place),
        }
        Ok(())
    }
}
