//! Retry advice in words.

use super::schedule::{write_tries, write_waits};
use super::{certainty_mark, duration};
use crate::emit::prose::{self, Place};
use crate::model::{Precondition, Retry, Vendor};
use errcat_core::words::{Basis, Certainty, PreconditionKind, TriesOf, Verdict};

/// Retry advice in a few sentences of CommonMark.
pub fn retry(vendor: &Vendor, retry: &Retry) -> String {
    let mut out = String::new();
    write_retry(&mut out, vendor, retry, Place::RUSTDOC);
    out
}

/// Writes the retry advice for a code on one line.
pub(crate) fn write_retry(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    advise(out, vendor, retry, origin(retry), place);
}

/// Writes the retry advice of a rule or a status on one line.
pub(crate) fn write_rule(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    advise(out, vendor, retry, certainty_mark(retry.certainty), place);
}

fn advise(out: &mut String, vendor: &Vendor, retry: &Retry, origin: &str, place: Place) {
    match retry.verdict {
        Verdict::Never => out.push_str("Do not retry: the same request fails again"),
        Verdict::Unstated => out.push_str("Not documented"),
        _ => write_how(out, vendor, retry, place),
    }
    out.push_str(origin);
    out.push('.');
    if let Some(note) = &retry.note {
        out.push(' ');
        prose::line(out, note, place);
    }
}

/// Writes the preconditions or headers, and the numbers.
fn write_how(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    let only = if retry.idempotent_only { " only idempotent calls" } else { "" };
    if retry.verdict == Verdict::After {
        write_first(out, &retry.after, place);
        // After several alternatives, a comma would attach the retry to the last one only.
        out.push_str(if retry.after.len() > 1 { "; then retry" } else { ", then retry" });
        out.push_str(only);
        write_numbers(out, vendor, retry);
        if !retry.headers.is_empty() {
            write_headers(out, "; wait as specified by ", retry, place);
        }
        return;
    }
    if retry.headers.is_empty() {
        out.push_str("Retry");
    } else {
        write_headers(out, "Wait as specified by ", retry, place);
        // A fixed wait replaces a missing header; a schedule applies only without a fixed wait.
        let numbers = retry.schedule.is_some() && retry.header_default_ms.is_none();
        out.push_str(if numbers { ", then retry; if it is absent, retry" } else { ", then retry" });
    }
    out.push_str(only);
    write_numbers(out, vendor, retry);
    write_ways(out, "; or first ", &retry.after, place);
}

/// Writes ` 2-3 times with backoff: 1 s, 2 s, 4 s`.
fn write_numbers(out: &mut String, vendor: &Vendor, retry: &Retry) {
    let schedule = retry.schedule.and_then(|at| vendor.schedules.get(at));
    let tries = retry.tries.or(schedule.and_then(|schedule| schedule.tries));
    if let Some(tries) = tries.filter(|tries| tries.of == TriesOf::Retries) {
        out.push(' ');
        write_tries(out, tries);
    }
    if let Some(schedule) = schedule.filter(|_| retry.header_default_ms.is_none()) {
        out.push_str(" with ");
        write_waits(out, schedule, tries);
    }
    if let Some(tries) = tries.filter(|tries| tries.of == TriesOf::Attempts) {
        out.push_str(if schedule.is_some() { "; " } else { ", " });
        write_tries(out, tries);
    }
}

/// The origin of the advice, unless the vendor states it for the code.
fn origin(retry: &Retry) -> &'static str {
    match (retry.basis, retry.certainty) {
        (Basis::Rule, Certainty::Inferred) => " (from a general rule, inferred)",
        (Basis::Rule, _) => " (from a general rule)",
        (Basis::Default, Certainty::Inferred) => " (by default, inferred)",
        (Basis::Default, _) => " (by default)",
        (_, certainty) => certainty_mark(certainty),
    }
}

fn write_headers(out: &mut String, label: &str, retry: &Retry, place: Place) {
    for (nth, header) in retry.headers.iter().enumerate() {
        out.push_str(if nth == 0 { label } else { " or " });
        prose::span(out, header, place);
    }
    if let Some(ms) = retry.header_default_ms {
        out.push_str(" (");
        out.push_str(&duration(ms));
        out.push_str(" if absent)");
    }
}

/// Writes the preconditions as the beginning of a sentence.
fn write_first(out: &mut String, ways: &[Precondition], place: Place) {
    let mut first = String::new();
    write_ways(&mut first, "", ways, place);
    let mut chars = first.chars();
    out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
    out.push_str(chars.as_str());
}

fn write_ways(out: &mut String, label: &str, ways: &[Precondition], place: Place) {
    for (nth, way) in ways.iter().enumerate() {
        out.push_str(if nth == 0 { label } else { ", or " });
        write_way(out, way, place);
    }
}

fn write_way(out: &mut String, way: &Precondition, place: Place) {
    out.push_str(match way.kind {
        PreconditionKind::Wait => "wait ",
        PreconditionKind::Change => "change ",
        PreconditionKind::Refetch => "fetch ",
        PreconditionKind::Refresh => "refresh ",
        PreconditionKind::Poll => "poll ",
        _ => "wait for ",
    });
    match way.wait_ms {
        Some(ms) => out.push_str(&duration(ms)),
        None => prose::label(out, &way.what, place),
    }
    out.push_str(match way.kind {
        PreconditionKind::Refetch => " again",
        PreconditionKind::Capacity => " to finish",
        _ => "",
    });
    if let Some(until) = &way.until {
        out.push_str(" until ");
        prose::span(out, until, place);
    }
    if let Some(otherwise) = &way.otherwise {
        out.push_str(" (if that fails: ");
        prose::label(out, otherwise, place);
        out.push(')');
    }
}
