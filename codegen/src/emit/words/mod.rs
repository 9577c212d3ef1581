//! Describes values of the model in words, identically on pages, in doc comments and on the
//! command line.

mod lifecycle;
mod retry;

pub use lifecycle::{lifecycle, lifecycle_word};
pub use retry::retry;
pub(crate) use retry::{write_retry, write_rule, write_schedule};

use crate::emit::prose::{self, Place};
use crate::model::{BodyField, Code, Limit, Param, Prose, Status};
use errcat_core::Exact;
use errcat_core::words::{Certainty, Channel, Completeness, Direction, Part, Unit};
use std::fmt::Write as _;
use std::time::Duration;

/// Returns the statuses of a code: `` `502` / `504` (typical) ``, `no HTTP status`.
pub fn statuses(code: &Code) -> String {
    if code.statuses.is_empty() { without_status(code.no_status).into() } else { join(&code.statuses) }
}

/// Returns the statuses for use after the label `Status`: `` `502` / `504` (typical) ``,
/// `none`.
pub fn labelled_statuses(statuses: &[Status], none_exists: bool) -> String {
    if statuses.is_empty() { no_status(none_exists).into() } else { join(statuses) }
}

/// Returns the text for a code without statuses.
pub(crate) fn without_status(none_exists: bool) -> &'static str {
    if none_exists { "no HTTP status" } else { "status not documented" }
}

/// Returns the text for a code without statuses, for use after the label `Status`.
pub(crate) fn no_status(none_exists: bool) -> &'static str {
    if none_exists { "none" } else { "not documented" }
}

fn join(statuses: &[Status]) -> String {
    let mut out = String::new();
    let last = statuses.last().map(|status| status.certainty);
    let all_alike = statuses.iter().all(|status| Some(status.certainty) == last);
    for (nth, status) in statuses.iter().enumerate() {
        let is_last = nth + 1 == statuses.len();
        let separator = if nth == 0 { "" } else { " / " };
        let mark = if all_alike && !is_last { "" } else { status.certainty.mark() };
        out.extend([separator, "`", &status.status.to_string(), "`", mark]);
    }
    out
}

/// Whether the vendor states all statuses only as typical.
pub(crate) fn all_typical(statuses: &[Status]) -> bool {
    !statuses.is_empty() && statuses.iter().all(|status| status.certainty == Certainty::Typical)
}

/// Formats a duration: `500 ms`, `60 s`, `24 h`.
pub fn duration(ms: u64) -> String {
    Exact(Duration::from_millis(ms)).to_string()
}

/// Describes how a code is delivered.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Webhook => "webhook payload",
        Channel::JobResult => "job result (fetched later)",
        Channel::Stream => "open connection (stream)",
        _ => "response to a call",
    }
}

/// Describes how a code is delivered: one or several channels.
pub fn channels(channels: &[Channel]) -> String {
    let words: Vec<&str> = channels.iter().map(|&one| channel(one)).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// Returns the origin of a category, to be appended to its name.
pub fn category_origin(from_status: bool) -> &'static str {
    if from_status { " (from the status)" } else { "" }
}

/// Describes the direction of the call.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Outbound => "the vendor calls your endpoint",
        _ => "you call the vendor",
    }
}

/// Describes whether a page lists every code.
pub(crate) fn completeness(completeness: Completeness) -> &'static str {
    match completeness {
        Completeness::Exhaustive => "The vendor states that this list of codes is complete.",
        Completeness::Excerpt => "The vendor states that this list is an excerpt: expect other codes.",
        _ => "Whether this list of codes is complete is not documented.",
    }
}

/// Returns the name of a part of an error response.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Code => "code",
        Part::Message => "message",
        Part::RequestId => "request ID",
        Part::Status => "status",
        Part::Type => "type URI",
        _ => "details",
    }
}

/// Returns the names of parts of an error response, separated by commas.
pub fn parts(parts: &[Part]) -> String {
    parts.iter().map(|&one| part(one)).collect::<Vec<_>>().join(", ")
}

/// Describes a limit in CommonMark: `uploaded file: 500 MB (per account)`.
pub fn limit(limit: &Limit) -> String {
    let mut out = String::new();
    prose::label(&mut out, &limit.of, Place::PAGE);
    if let Some(amount) = limit.amount {
        // Writing to a `String` cannot fail.
        let _ = write!(out, ": {amount} ");
        prose::label(&mut out, &limit.unit, Place::PAGE);
    }
    if let Some(scope) = &limit.scope {
        out.push_str(" (per ");
        prose::label(&mut out, scope, Place::PAGE);
        out.push(')');
    }
    out
}

/// Describes a field in CommonMark: `` `retryAfter` at `/error/retryAfter`, integer, in
/// seconds: The delay. ``
///
/// `text` renders its texts.
pub fn field(field: &BodyField, text: impl Fn(&Prose) -> String) -> String {
    let mut out = String::new();
    prose::span(&mut out, &field.name, Place::PAGE);
    if let Some(at) = &field.at {
        out.push_str(" at ");
        prose::span(&mut out, at, Place::PAGE);
    }
    if let Some(kind) = &field.kind {
        out.push_str(", ");
        prose::label(&mut out, kind, Place::PAGE);
    }
    if field.unit != Unit::None {
        out.extend([", in ", unit(field.unit)]);
    }
    for (label, part) in [(": ", &field.meaning), (" When: ", &field.when)] {
        out.extend(part.iter().flat_map(|part| [label.to_owned(), text(part)]));
    }
    out
}

/// A parameter of a message: `` `max`, integer: The limit. ``
pub fn param(param: &Param, text: impl Fn(&Prose) -> String) -> String {
    let mut out = String::new();
    prose::span(&mut out, &param.name, Place::PAGE);
    if let Some(kind) = &param.kind {
        out.push_str(", ");
        prose::label(&mut out, kind, Place::PAGE);
    }
    out.extend(param.meaning.iter().map(|meaning| format!(": {}", text(meaning))));
    out
}

/// The unit of a number; empty if it has none.
pub(crate) fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => "seconds",
        Unit::Milliseconds => "milliseconds",
        Unit::UnixSeconds => "Unix time in seconds",
        Unit::UnixMilliseconds => "Unix time in milliseconds",
        Unit::HttpDate => "HTTP date",
        Unit::SecondsOrDate => "seconds or HTTP date",
        Unit::Duration => "duration",
        Unit::Timestamp => "date and time",
        Unit::Requests => "requests",
        Unit::Bytes => "bytes",
        _ => "",
    }
}

#[cfg(test)]
mod tests;
