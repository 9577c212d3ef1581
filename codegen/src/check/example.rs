//! The bodies of examples are what they claim to be. They are read as a program
//! will read them: by the decoder of the run time, over rows of the envelope.

use super::{Check, example_wait};
use crate::lower::envelope_alone;
use crate::report::{Diagnostic, Path, Position, Rule};
use crate::rows::LoadedVendor;
use crate::source::{Envelope, Example, Place};
use errcat_core::words::{BodyFormat, BodyState, Part};
use errcat_core::{Entry, Failure, Response, Vendor};
use serde::de::IgnoredAny;

/// Every example of the file that has an envelope to be read by.
pub(super) fn bodies(cx: &mut Check<'_>) {
    let source = cx.source;
    let Some(envelope) = &source.envelope else { return };
    let loaded = LoadedVendor::new(&envelope_alone(envelope));
    let root = Path::root;
    let own = envelope.example.as_ref().map(|e| (e, root().key("envelope").key("example"), Of::Envelope));
    let sets = source.sets.iter().filter_map(|(id, set)| {
        Some((set.example.as_ref()?, root().key("sets").key(&**id).key("example"), Of::Set(id)))
    });
    let examples = source.examples.iter().enumerate();
    let examples = examples.map(|(i, example)| (example, root().key("examples").index(i), Of::Page));
    for (example, at, of) in own.into_iter().chain(sets).chain(examples) {
        let at = if example.is_short() { at } else { at.key("body") };
        if example.illustrative {
            shape_only(cx, example, at);
        } else {
            Body { envelope, vendor: loaded.vendor(), example, at, of }.check(cx);
        }
    }
}

/// A body that only shows the shape still has the code somewhere.
fn shape_only(cx: &mut Check<'_>, example: &Example, at: Path) {
    let Some(code) = &example.code else { return };
    let wire = code.rsplit_once('/').map_or(&**code, |(_, wire)| wire);
    if !example.body.contains(wire) {
        let message = format!("the body does not hold `{wire}`");
        cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help("mend the body or its `code`");
    }
}

/// An example body with what it is read by.
struct Body<'a> {
    envelope: &'a Envelope,
    vendor: Vendor<'a>,
    example: &'a Example,
    at: Path,
    of: Of<'a>,
}

/// What it is an example of.
#[derive(PartialEq)]
enum Of<'a> {
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
            return self.unread(cx, failure.body_state());
        }
        self.code(cx, &failure);
        self.promised(cx, &failure);
        self.details(cx, &failure);
        self.is_error(cx, &failure);
        example_wait::check(cx, (self.example, &self.at), (&self.envelope.fields, &failure));
    }

    /// The status, or a condition of the envelope, says that it is an error.
    fn is_error(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        let can_tell = self.example.status.is_some() || !self.envelope.error_when.is_empty();
        if failure.is_error() || !can_tell || !cx.complete {
            return;
        }
        let help = match self.example.status {
            Some(_) => "mend `status`, or say under `error_when` how such a response is told from a success",
            None => "add its `status`, or mend the body or `error_when`",
        };
        self.add(cx, "nothing says that this is an error".to_owned(), help);
    }

    fn add<'c>(&self, cx: &'c mut Check<'_>, message: String, help: &str) -> &'c mut Diagnostic {
        cx.report.add(cx.file, Rule::ExampleMismatch, self.at.clone(), message).help(help)
    }

    fn is_xml(&self) -> bool {
        self.envelope.format.is_some_and(|format| format.0 == BodyFormat::Xml)
    }

    fn unread(&self, cx: &mut Check<'_>, state: BodyState) {
        let help = "mend it, or say `illustrative: true` if it only shows the shape";
        let (mut at, mut message) = (self.at.clone(), "the body is not JSON".to_owned());
        if state == BodyState::Long {
            message = "the body is longer than what is read of one, 1 MiB".to_owned();
        } else if self.is_xml() {
            message = "the body is not XML".to_owned();
        } else if let Err(error) = serde_json::from_str::<IgnoredAny>(&self.example.body) {
            at = at.within(Position { line: error.line(), column: error.column() });
            message = format!("the body is not JSON: {}", reason(&error));
        }
        cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help(help);
    }

    /// The body carries the code it illustrates.
    fn code(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        let found: Vec<_> = failure.codes().iter().map(|found| found.code.as_str().to_owned()).collect();
        let shown = found.join("`, `");
        match &self.example.code {
            _ if found.is_empty() => match &self.envelope.code[..] {
                [only] if only.is_whole_body() => {
                    let message = "the whole body is not a code".to_owned();
                    let help = "an empty place is the whole body; write where in it the code stands, as in `/error/code`";
                    self.add(cx, message, help).also(declared("code"), PLACE);
                }
                places => {
                    let help = "mend the body, or the place of the code under `envelope`";
                    self.missing(cx, "code", places, help);
                }
            },
            Some(code) if !found.iter().any(|wire| means(cx, code, wire)) => {
                self.add(
                    cx,
                    format!("the body carries `{shown}`, not `{code}`"),
                    "mend the body or its `code`",
                );
            }
            None if cx.complete && !found.iter().any(|wire| cx.index.resolve(cx.number, wire).is_some()) => {
                let message = format!("the body carries `{shown}`, which is not a code of this file");
                self.add(cx, message, "mend the body, or add the code");
            }
            _ => {}
        }
    }

    /// A part for which there is nothing at its places. One that may stand in a
    /// header is only missed where headers are given.
    fn missing(&self, cx: &mut Check<'_>, key: &str, places: &[Place], help: &str) {
        if places.iter().any(|place| place.header.is_some()) && self.example.headers.iter().next().is_none() {
            return;
        }
        let shown = |place: &Place| match (&place.at, &place.header) {
            (Some(at), _) => quoted(at),
            (_, header) => format!("the header `{}`", header.as_deref().unwrap_or_default()),
        };
        let whole = if places.iter().any(|place| place.header.is_some()) { "response" } else { "body" };
        let places: Vec<_> = places.iter().map(shown).collect();
        let part = key.replace('_', " ");
        let message = format!("the {whole} has no {part} at {}", places.join(" or "));
        self.add(cx, message, help).also(declared(key), PLACE);
    }

    /// The envelope's own example has what the vendor promises for every response.
    fn promised(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        if self.of != Of::Envelope {
            return;
        }
        let envelope = self.envelope;
        let help = "mend the body or the place under `envelope`, or take the part out of `always`";
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

    /// The details of an example of detail codes have them.
    fn details(&self, cx: &mut Check<'_>, failure: &Failure<'_, Entry<'_>>) {
        let Some(details) = &self.envelope.details else { return };
        let Some(code) = &details.code else { return };
        let of_set = details.set.as_deref().is_some_and(|set| self.of == Of::Set(set));
        let found = failure.details();
        let coded = found.iter().any(|detail| detail.code.is_some());
        if coded || self.is_xml() {
            return;
        }
        let (at, code) = (quoted(&details.at), quoted(code));
        let help = "mend the body, or the places under `details`";
        let list = declared("details").key("at");
        if !found.is_empty() {
            let message = format!("no entry of the details at {at} has a code at {code}");
            let within = declared("details").key("code");
            self.add(cx, message, help).also(list, "the place of the details").also(within, "of their code");
        } else if of_set {
            self.add(cx, format!("the body has no details at {at}"), help).also(list, PLACE);
        }
    }
}

/// What stands beside the place that a part is read from.
const PLACE: &str = "the place";

/// Where the envelope says it.
fn declared(key: &str) -> Path {
    Path::root().key("envelope").key(key)
}

/// A place as it is shown: the whole body is an empty one.
fn quoted(at: &str) -> String {
    if at.is_empty() { "`\"\"`".to_owned() } else { format!("`{at}`") }
}

/// What serde_json says, without the place: that is counted within the body.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}

/// Whether the reference and the wire string name the same code. A reference
/// that leads nowhere is reported by another rule.
fn means(cx: &Check<'_>, reference: &str, wire: &str) -> bool {
    match cx.index.resolve(cx.number, reference) {
        Some(target) => cx.index.resolve(cx.number, wire) == Some(target),
        None => true,
    }
}
