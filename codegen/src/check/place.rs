//! Places of the envelope: which keys go together, and what can have a value.

use super::{Check, effect};
use crate::report::{Path, Rule};
use crate::source::{Condition, DetailShape, Envelope, OneOrMany, Place, PlaceInFull, Pointer};
use errcat_core::words::BodyFormat;

/// The kinds of places; a place is of one kind.
const KINDS: &str =
    "use one of `at`, `key_at`, `header` and `join`; list several places to try them in order";

/// Every list of places in the envelope, with its path.
pub(super) fn lists(envelope: &Envelope) -> Vec<(&OneOrMany<Place>, Path)> {
    let at = || Path::root().key("envelope");
    let Envelope { code, set, message, request_id, status, type_uri, details, .. } = envelope;
    let parts =
        [("code", code), ("set", set), ("message", message), ("request_id", request_id), ("status", status)];
    let mut found: Vec<_> = parts.into_iter().map(|(key, places)| (places, at().key(key))).collect();
    found.extend(type_uri.as_ref().map(|uri| (&uri.at, at().key("type").key("at"))));
    if let Some(DetailShape { code, message, field, value, .. }) = details {
        let parts = [("code", code), ("message", message), ("field", field), ("value", value)];
        found.extend(parts.into_iter().map(|(key, places)| (places, at().key("details").key(key))));
    }
    found
}

/// Every place of the envelope with its path, and the places that it joins.
pub(super) fn all(envelope: &Envelope) -> Vec<(&PlaceInFull, Path)> {
    let mut found = Vec::new();
    for (places, at) in lists(envelope) {
        each(places, &at, |place, at| {
            found.push((&place.0, at.clone()));
            let joined = place.0.join.iter().enumerate();
            found.extend(joined.map(|(nth, part)| (&part.0, at.clone().key("join").index(nth))));
        });
    }
    found
}

/// Checks the places of a part.
pub(super) fn of_part(cx: &mut Check<'_>, places: &OneOrMany<Place>, at: &Path) {
    each(places, at, |place, at| {
        kind(cx, place, &at);
        for (nth, part) in place.0.join.iter().enumerate() {
            let at = at.clone().key("join").index(nth);
            kind(cx, part, &at);
            if !part.0.join.is_empty() {
                add(
                    cx,
                    Rule::InvalidValue,
                    at,
                    "joined places cannot join others",
                    "list all places in one `join`",
                );
            }
        }
    });
}

/// Checks the places of a part of the details. An entry has no headers.
pub(super) fn of_entry(cx: &mut Check<'_>, places: &OneOrMany<Place>, at: &Path) {
    of_part(cx, places, at);
    each(places, at, |place, at| {
        if place.parts().iter().any(|part| part.0.header.is_some()) {
            let help = "use a place within the entry";
            add(cx, Rule::NoEffect, at, "an entry of the details has no headers", help);
        }
    });
}

/// Calls a function with each place and its path.
fn each<'p>(places: &'p OneOrMany<Place>, at: &Path, mut check: impl FnMut(&'p Place, Path)) {
    for (nth, place) in places.iter().enumerate() {
        check(place, if places.len() == 1 { at.clone() } else { at.clone().index(nth) });
    }
}

fn add(cx: &mut Check<'_>, rule: Rule, at: Path, message: impl Into<String>, help: &str) {
    cx.report.add(cx.file, rule, at, message).help(help);
}

/// Checks that a place is of one kind, with the keys of that kind.
fn kind(cx: &mut Check<'_>, Place(place): &Place, at: &Path) {
    let kinds = [
        ("at", place.at.is_some()),
        ("key_at", place.key_at.is_some()),
        ("header", place.header.is_some()),
        ("join", !place.join.is_empty()),
    ];
    let given: Vec<&str> = kinds.into_iter().filter(|(_, is)| *is).map(|(key, _)| key).collect();
    match given[..] {
        [] if cx.complete => add(cx, Rule::InvalidValue, at.clone(), "`at` or `header` is missing", KINDS),
        [one, other, ..] => {
            let message = format!("both `{one}` and `{other}` are given");
            add(cx, Rule::InvalidValue, at.clone(), message, KINDS);
        }
        _ => {}
    }
    keys_of_kind(cx, place, &given, at);
    element(cx, place, at);
    in_format(cx, place, at);
}

/// Checks that the keys of a place have an effect beside those that say where it is.
fn keys_of_kind(cx: &mut Check<'_>, place: &PlaceInFull, given: &[&str], at: &Path) {
    let with_kind = [
        ("parameter", place.parameter.is_some(), "header"),
        ("with", place.with.is_some(), "join"),
        ("where", place.element.is_some(), "at"),
    ];
    for (key, _, kind) in with_kind.into_iter().filter(|(_, is, kind)| *is && !given.contains(kind)) {
        let message = format!("`{key}` has no effect without `{kind}`");
        let help = format!("add `{kind}`, or remove `{key}`");
        add(cx, Rule::NoEffect, at.clone().key(key), message, &help);
    }
    if place.join.len() == 1 {
        let help = "list at least two places, or write the place without `join`";
        add(cx, Rule::NoEffect, at.clone().key("join"), "`join` has no effect with one place", help);
    }
}

/// Checks that `where` can choose elements.
fn element(cx: &mut Check<'_>, place: &PlaceInFull, at: &Path) {
    let Some(condition) = &place.element else { return };
    let at = at.clone().key("where");
    let has_elements = place.at.as_deref().is_some_and(|at| at.split('/').any(|token| token == "*"));
    if place.at.is_some() && !has_elements {
        let help = "write `*` for the elements of the list, as in `/details/*/reason`";
        add(cx, Rule::NoEffect, at.clone(), "`at` has no `*`, so there is no element to choose", help);
    }
    if condition.header.is_some() {
        let help = "use `at`, a place within the element";
        add(cx, Rule::NoEffect, at.clone(), "an element has no headers", help);
    }
    conditions(cx, std::slice::from_ref(condition), &at);
}

/// Checks that each condition is about one place.
pub(super) fn conditions(cx: &mut Check<'_>, conditions: &[Condition], at: &Path) {
    for (i, condition) in conditions.iter().enumerate() {
        let at = if conditions.len() == 1 { at.clone() } else { at.clone().index(i) };
        let message = match (&condition.at, &condition.header) {
            (Some(_), Some(_)) => "both `at` and `header` are given",
            (None, None) if cx.complete => "`at` or `header` is missing",
            _ => continue,
        };
        cx.report
            .add(cx.file, Rule::InvalidValue, at, message)
            .help("use one of `at` and `header`; list several conditions if one of them is enough");
    }
    effect::of_conditions(cx, conditions, at);
}

/// Checks that bodies of the format can have a value at the place.
fn in_format(cx: &mut Check<'_>, place: &PlaceInFull, at: &Path) {
    let format = cx.format();
    let pointer = place.at.as_ref().or(place.key_at.as_ref());
    if let Some(pointer) = pointer {
        pointer_in_format(cx, pointer, at);
    }
    if format != BodyFormat::Json && (place.key_at.is_some() || place.element.is_some()) {
        let key = if place.element.is_some() { "where" } else { "key_at" };
        let message = format!("`{key}` reads JSON, and the format is {format}");
        add(cx, Rule::NoEffect, at.clone().key(key), message, "use another place, or correct `format`");
    } else if place.key_at.as_deref().is_some_and(str::is_empty) {
        let help = "point to the value whose key is meant; `/*` is every key of the body";
        add(cx, Rule::NoEffect, at.clone().key("key_at"), "the whole body has no key", help);
    }
}

/// Checks that a pointer is one key, if the format has no nested values. Values of lines can be
/// JSON.
pub(super) fn pointer_in_format(cx: &mut Check<'_>, pointer: &Pointer, at: &Path) {
    let format = cx.format();
    if format == BodyFormat::Form && pointer.matches('/').count() != 1 {
        let message =
            format!("`{}` cannot have a value: the format {format} has keys without nesting", &**pointer);
        add(cx, Rule::NoEffect, at.clone(), message, "write one key, as in `/error`");
    }
}

/// What a message calls a place of the run time.
pub(super) fn named(place: &errcat_core::catalogue::Place<'_>) -> String {
    match (place.at.or(place.key_at), place.header) {
        (Some(at), _) => format!("`{at}`"),
        (None, Some(header)) => format!("the header `{header}`"),
        (None, None) => "the joined places".to_owned(),
    }
}
