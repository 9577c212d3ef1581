//! Retry advice in words.

use super::schedule::{write_schedule, write_tries};
use super::{certainty_mark, duration};
use crate::emit::prose::{self, Place};
use crate::model::{Retry, Vendor, Way};
use errcat_core::{Basis, Certainty, Verdict, WayKind};

/// Retry advice in a few sentences of CommonMark, for a doc comment.
pub(crate) fn retry(vendor: &Vendor, retry: &Retry) -> String {
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
    write_verdict(out, vendor, retry, place);
    out.push_str(origin);
    out.push('.');
    write_headers(out, retry, place);
    if let Some(note) = &retry.note {
        out.push(' ');
        prose::line(out, note, place);
    }
}

fn write_verdict(out: &mut String, vendor: &Vendor, retry: &Retry, place: Place) {
    match retry.verdict {
        Verdict::Never => return out.push_str("Do not retry: the same request fails again"),
        Verdict::Unstated => return out.push_str("The vendor does not say"),
        Verdict::After => {
            out.push_str("First ");
            write_ways(out, &retry.after, place);
            out.push_str(", then retry");
        }
        _ => out.push_str("Retry"),
    }
    if retry.idempotent_only {
        out.push_str(" calls that are idempotent");
    }
    let schedule = retry.schedule.and_then(|at| vendor.schedules.get(at));
    match (schedule, retry.tries) {
        (Some(schedule), tries) => {
            out.push_str(" with ");
            write_schedule(out, schedule, tries);
        }
        (None, Some(tries)) => {
            out.push_str(if retry.idempotent_only { ", " } else { " " });
            write_tries(out, tries);
        }
        (None, None) => {}
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

fn write_headers(out: &mut String, retry: &Retry, place: Place) {
    if retry.headers.is_empty() {
        return;
    }
    out.push_str(" Wait as long as ");
    for (nth, header) in retry.headers.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { " or " });
        prose::span(out, header, place);
    }
    out.push_str(" says");
    if let Some(ms) = retry.header_default_ms {
        out.push_str(", or ");
        out.push_str(&duration(ms));
        out.push_str(" without it");
    }
    out.push('.');
}

fn write_ways(out: &mut String, ways: &[Way], place: Place) {
    for (nth, way) in ways.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ", or " });
        write_way(out, way, place);
    }
}

fn write_way(out: &mut String, way: &Way, place: Place) {
    out.push_str(match way.kind {
        WayKind::Wait => "wait ",
        WayKind::Change => "change ",
        WayKind::Refetch => "fetch again ",
        WayKind::Refresh => "refresh ",
        WayKind::Poll => "poll ",
        WayKind::Capacity => "wait until ",
        _ => "wait for ",
    });
    match way.wait_ms {
        Some(ms) => out.push_str(&duration(ms)),
        None => prose::label(out, &way.what, place),
    }
    if way.kind == WayKind::Capacity {
        out.push_str(" ends or frees up");
    }
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
