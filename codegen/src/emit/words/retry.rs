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

/// Writes what a rule or a status says on one line.
pub(crate) fn write_rule(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    advise(out, vendor, retry, certainty_mark(retry.certainty), place);
}

fn advise(out: &mut String, vendor: &Vendor, retry: &Retry, origin: &str, place: Place) {
    match retry.verdict {
        Verdict::Never => out.push_str("Do not retry: the same request fails again"),
        Verdict::Unstated => out.push_str("The vendor does not say"),
        _ => write_how(out, vendor, retry, place),
    }
    out.push_str(origin);
    out.push('.');
    if let Some(note) = &retry.note {
        out.push(' ');
        prose::line(out, note, place);
    }
}

/// Writes what to do first, or which header to wait for, and the numbers.
fn write_how(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    let only = if retry.idempotent_only { " calls that are idempotent" } else { "" };
    if retry.verdict == Verdict::After {
        write_ways(out, "First ", &retry.after, place);
        out.push_str("; then retry");
        out.push_str(only);
        write_numbers(out, vendor, retry);
        if !retry.headers.is_empty() {
            write_headers(out, "; wait as long as ", retry, place);
        }
        return;
    }
    if retry.headers.is_empty() {
        out.push_str("Retry");
    } else {
        write_headers(out, "Wait as long as ", retry, place);
        // A fixed wait stands in for a missing header, a schedule only where there is none.
        let numbers = retry.schedule.is_some() && retry.header_default_ms.is_none();
        out.push_str(if numbers { ", then retry; otherwise retry" } else { ", then retry" });
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

/// Where the advice comes from, when it is not the vendor's word on the code.
fn origin(retry: &Retry) -> &'static str {
    match (retry.basis, retry.certainty) {
        (Basis::Rule, Certainty::Inferred) => " (by a general rule, inferred)",
        (Basis::Rule, _) => " (by a general rule)",
        (Basis::Default, Certainty::Inferred) => " (by default, inferred)",
        (Basis::Default, _) => " (by default)",
        (_, certainty) => certainty_mark(certainty),
    }
}

fn write_headers(out: &mut String, lead_in: &str, retry: &Retry, place: Place) {
    for (nth, header) in retry.headers.iter().enumerate() {
        out.push_str(if nth == 0 { lead_in } else { " or " });
        prose::span(out, header, place);
    }
    out.push_str(" says");
    if let Some(ms) = retry.header_default_ms {
        out.push_str(", or ");
        out.push_str(&duration(ms));
        out.push_str(" without it");
    }
}

fn write_ways(out: &mut String, lead_in: &str, ways: &[Precondition], place: Place) {
    for (nth, way) in ways.iter().enumerate() {
        out.push_str(if nth == 0 { lead_in } else { ", or " });
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
        PreconditionKind::Capacity => "wait until ",
        _ => "wait for ",
    });
    match way.wait_ms {
        Some(ms) => out.push_str(&duration(ms)),
        None => prose::label(out, &way.what, place),
    }
    out.push_str(match way.kind {
        PreconditionKind::Refetch => " again",
        PreconditionKind::Capacity => " ends or frees up",
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
