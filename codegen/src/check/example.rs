//! Checks the bodies of examples. They are decoded as a program would decode them: by
//! the run-time decoder, with the rows of the envelope.

use super::allowance::Scope;
use super::example_wait::Decoded;
use super::{Check, example_status, header, place, pointer};
use crate::load::DOUBLE_QUOTES;
use crate::lower::envelope_alone;
use crate::report::{Diagnostic, Path, Position, Rule};
use crate::rows::LoadedVendor;
use crate::source::{Envelope, Example, Place};
use errcat_core::words::{BodyFormat, BodyState, Part};
use errcat_core::{Entry, Failure, Response, Vendor};
use serde::de::IgnoredAny;

/// Checks every example of a file that has an envelope.
pub(super) fn bodies(cx: &mut Check<'_>) {
    let source = cx.source;
    let Some(envelope) = &source.envelope else { return };
    let loaded = LoadedVendor::new(&envelope_alone(envelope, &source.sets));
    let root = Path::root;
    let own = envelope.example.as_ref().map(|e| (e, root().key("envelope").key("example"), Owner::Envelope));
    let sets = source.sets.iter().filter_map(|(id, set)| {
        Some((set.example.as_ref()?, root().key("sets").key(&**id).key("example"), Owner::Set(id)))
    });
    let examples = source.examples.iter().enumerate();
    let examples = examples.map(|(i, example)| (example, root().key("examples").index(i), Owner::Page));
    for (example, at, owner) in own.into_iter().chain(sets).chain(examples) {
        let root = at.clone();
        let at = if example.is_short() { at } else { at.key("body") };
        if example.illustrative {
            shape_only(cx, example, at);
        } else {
            Body { envelope, vendor: loaded.vendor(), example, root, at, owner }.check(cx);
        }
    }
}

/// Checks that a body that only shows the shape contains its code.
fn shape_only(cx: &mut Check<'_>, example: &Example, at: Path) {
    let Some(code) = &example.code else { return };
    let wire = code.rsplit_once('/').map_or(&**code, |(_, wire)| wire);
    if !example.body.contains(wire) {
        let message = format!("the body does not contain `{wire}`");
        cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help("fix the body or its `code`");
    }
}

/// An example body, and what is needed to decode it.
struct Body<'a> {
    envelope: &'a Envelope,
    vendor: Vendor<'a>,
    example: &'a Example,
    /// The place of the example.
    root: Path,
    /// The place of its body.
    at: Path,
    owner: Owner<'a>,
}

/// The owner of the example.
#[derive(PartialEq)]
enum Owner<'a> {
    Envelope,
    /// The codes of a set.
    Set(&'a str),
    Page,
}

impl Body<'_> {
    fn check(&self, cx: &mut Check<'_>) {
        let headers: Vec<(&str, &str)> =
            self.example.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        let body = &*self.example.body;
        let response = match self.example.status {
            Some(status) => Response::new(status.0, &headers, body),
            None => Response::of_body(body).with_headers(&headers),
        };
        let failure = self.vendor.decode(&response);
        if failure.body_state() != BodyState::Read {
            return self.unreadable(cx, failure.body_state());
        }
        self.code(cx, &failure);
        self.distinct_codes(cx, &failure);
        self.promised(cx, &failure);
        self.details(cx, &failure);
        self.is_error(cx, &failure);
        let Body { envelope, example, root, .. } = self;
        example_status::of_code(cx, (example, root), &failure);
        Decoded { envelope, example, at: root, failure: &failure }.check(cx);
    }

    /// Checks that no two places of the code contain the same code: the second one is never
    /// needed, or is meant for other codes.
    fn distinct_codes(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        let codes = failure.codes();
        let repeated = codes.iter().enumerate().find_map(|(nth, one)| {
            let mut before = codes.iter().take(nth);
            let same =
                before.find(|other| other.code.as_str() == one.code.as_str() && other.place != one.place)?;
            let is_known = cx.codes().any(|code| **code.wire == *one.code.as_str());
            is_known.then_some((same, one))
        });
        let at = Path::root().key("envelope").key("code");
        let Some((first, second)) = repeated else { return };
        if cx.allows_within(Rule::UnlikelyPlace, &Scope::around(cx.source, &at)) {
            return;
        }
        let message = format!(
            "{} and {} both contain the known code `{}` in an example",
            place::named(first.place),
            place::named(second.place),
            second.code.as_str()
        );
        cx.report.add(cx.file, Rule::UnlikelyPlace, at, message).also(self.at.clone(), "the example").help(
            "list several places only for codes of different detail; keep the one that the vendor documents",
        );
    }

    /// Checks that the status or a condition of the envelope marks the example as an error.
    fn is_error(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        let can_tell = self.example.status.is_some() || !self.envelope.error_when.is_empty();
        if failure.is_error() || !can_tell || !cx.complete {
            return;
        }
        let help = match self.example.status {
            Some(_) => {
                "fix `status`, or add an `error_when` condition that distinguishes such a response from a success"
            }
            None => "add its `status`, or fix the body or `error_when`",
        };
        self.add(cx, "this example is not recognised as an error".to_owned(), help);
    }

    fn add<'c>(&self, cx: &'c mut Check<'_>, message: String, help: &str) -> &'c mut Diagnostic {
        cx.report.add(cx.file, Rule::ExampleMismatch, self.at.clone(), message).help(help)
    }

    fn format(&self) -> BodyFormat {
        self.envelope.format.map_or(BodyFormat::Json, |format| format.0)
    }

    fn unreadable(&self, cx: &mut Check<'_>, state: BodyState) {
        let help = match self.example.body.contains(DOUBLE_QUOTES) {
            true => "write straight quotes, `\"`; add `illustrative: true` if the body only shows the shape",
            false => "fix the body, or add `illustrative: true` if it only shows the shape",
        };
        let (mut at, mut message) = (self.at.clone(), "the body is not JSON".to_owned());
        if state == BodyState::Long {
            message = "the body is longer than 1 MiB, the most that is decoded".to_owned();
        } else if let Some(format) = other_than_json(self.format()) {
            message = format!("the body is not {format}");
        } else if let Err(error) = serde_json::from_str::<IgnoredAny>(&self.example.body) {
            at = at.within(Position { line: error.line(), column: error.column() });
            message = format!("the body is not JSON: {}", reason(&error));
        }
        cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help(help);
    }

    /// Checks that the body contains the code it illustrates.
    fn code(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        let set = failure.set().id();
        let named = |wire: &str| set.map_or_else(|| wire.to_owned(), |set| format!("{set}/{wire}"));
        let found: Vec<_> = failure.codes().iter().map(|found| named(found.code.as_str())).collect();
        let shown = found.join("`, `");
        match &self.example.code {
            _ if self.envelope.code.is_empty() => {}
            _ if found.is_empty() => self.no_code(cx),
            Some(code) if !found.iter().any(|wire| means(cx, code, wire)) => {
                let message = format!("the body contains the code `{shown}`, not `{code}`");
                self.add(cx, message, "fix the body or its `code`");
            }
            None if cx.complete && !found.iter().any(|wire| cx.index.resolve(cx.number, wire).is_some()) => {
                let message =
                    format!("the body contains the code `{shown}`, which this file does not define");
                self.add(cx, message, "fix the body, or add the code");
            }
            _ => {}
        }
    }

    /// Reports that the body has no code at any of its places.
    fn no_code(&self, cx: &mut Check<'_>) {
        let places = &self.envelope.code;
        if !matches!(&places[..], [only] if only.is_whole_body()) {
            return self.missing(cx, "code", places, "fix the body, or correct `envelope.code`");
        }
        let help = "an empty pointer means the whole body; point to the code, as in `/error/code`";
        let message = "the whole body is not a code".to_owned();
        self.add(cx, message, help).also(declared("code"), PLACE);
    }

    /// Reports a part that is at none of its places. A part that may be in a header is
    /// reported only if the example has headers.
    fn missing(&self, cx: &mut Check<'_>, key: &str, places: &[Place], help: &str) {
        if places.is_empty() {
            return self.without_place(cx, key);
        }
        if places.iter().flat_map(Place::parts).any(is_doubtful) {
            return;
        }
        let in_header = |place: &Place| place.0.header.is_some();
        let has_headers = self.example.headers.iter().next().is_some();
        if places.iter().flat_map(Place::parts).any(in_header) && !has_headers {
            return;
        }
        let parts = || places.iter().flat_map(Place::parts);
        let shown = |Place(place): &Place| match (place.at.as_ref().or(place.key_at.as_ref()), &place.header)
        {
            (Some(at), _) => quoted(at),
            (_, header) => format!("the header `{}`", header.as_deref().unwrap_or_default()),
        };
        let whole = if parts().any(|place| place.0.header.is_some()) { "response" } else { "body" };
        let places: Vec<_> = parts().map(shown).collect();
        let part = key.replace('_', " ");
        let message = format!("the {whole} has no {part} at {}", places.join(" or "));
        self.add(cx, message, help).also(declared(key), PLACE);
    }

    /// Reports a part that is always there, but that the envelope has no place for. The place
    /// may be in a part of the file that could not be read.
    fn without_place(&self, cx: &mut Check<'_>, key: &str) {
        if !cx.complete {
            return;
        }
        let message = format!("the envelope has no place for `{key}`, which is always present");
        let help = format!("add `{key}` under `envelope`, or remove it from `always`");
        cx.report.add(cx.file, Rule::ExampleMismatch, declared("always"), message).help(help);
    }

    /// Checks that the envelope's own example has every part that the vendor promises.
    fn promised(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        if self.owner != Owner::Envelope {
            return;
        }
        let envelope = self.envelope;
        let help = "fix the body or the place under `envelope`, or remove the part from `always`";
        for part in envelope.always.iter().map(|part| part.0) {
            match part {
                Part::Message if failure.message().is_none() => {
                    self.missing(cx, "message", &envelope.message, help);
                }
                Part::RequestId if failure.request_id().is_none() => {
                    self.missing(cx, "request_id", &envelope.request_id, help);
                }
                Part::Type if failure.type_uri().is_none() => {
                    let places = envelope.type_uri.as_ref().map_or(&[][..], |uri| &uri.at);
                    self.missing(cx, "type", places, help);
                }
                _ => {}
            }
        }
    }

    /// Checks that the details of an example for detail codes have codes.
    fn details(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        let Some(details) = &self.envelope.details else { return };
        let Some(code) = details.code.first() else { return };
        let of_set = details.set.as_deref().is_some_and(|set| self.owner == Owner::Set(set));
        let found = failure.details();
        let coded = found.iter().any(|detail| detail.code.is_some());
        if coded || self.format() != BodyFormat::Json {
            return;
        }
        let at: Vec<String> = details.at.iter().map(|at| quoted(at)).collect();
        let at = at.join(" or ");
        let code = quoted(code.parts().first().and_then(|place| place.0.at.as_deref()).unwrap_or_default());
        let help = "fix the body, or the places under `envelope.details`";
        let list = declared("details").key("at");
        if !found.is_empty() {
            let message = format!("no entry of the details at {at} has a code at {code}");
            let within = declared("details").key("code");
            self.add(cx, message, help)
                .also(list, "the place of the details")
                .also(within, "the place of their code");
        } else if of_set {
            self.add(cx, format!("the body has no details at {at}"), help).also(list, PLACE);
        }
    }
}

/// Whether another rule reports the place itself, which is not repeated for each example.
fn is_doubtful(Place(place): &Place) -> bool {
    let is_named = place.header.as_deref().is_some_and(|name| !header::is_token(name));
    let has_kind = place.at.is_some() || place.key_at.is_some() || place.header.is_some();
    let is_joined = !place.join.is_empty();
    let pointer = place.at.as_deref().or(place.key_at.as_deref());
    is_named || !has_kind && !is_joined || pointer.is_some_and(|pointer| pointer::doubt(pointer).is_some())
}

/// The label of the place that a part is read from.
const PLACE: &str = "the place";

/// The key of the envelope that declares a part.
fn declared(key: &str) -> Path {
    Path::root().key("envelope").key(key)
}

/// A place as shown in messages; an empty one is the whole body.
fn quoted(at: &str) -> String {
    if at.is_empty() { "`\"\"`".to_owned() } else { format!("`{at}`") }
}

/// What a body in another format than JSON is.
fn other_than_json(format: BodyFormat) -> Option<&'static str> {
    match format {
        BodyFormat::Xml => Some("XML"),
        BodyFormat::Form => Some("a form, `key=value&key=value`"),
        BodyFormat::Lines => Some("lines, `key: value` or `key=value`"),
        _ => None,
    }
}

/// The message of serde_json without its position, which is relative to the body.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}

/// Whether the reference and the wire string name the same code. Another rule reports
/// references to unknown codes.
fn means(cx: &Check<'_>, reference: &str, wire: &str) -> bool {
    match cx.index.resolve(cx.number, reference) {
        Some(target) => cx.index.resolve(cx.number, wire) == Some(target),
        None => true,
    }
}
