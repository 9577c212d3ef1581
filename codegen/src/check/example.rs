use super::{Check, pointer};
use crate::report::{Path, Position, Rule};
use crate::source::{Envelope, Example};
use errcat_core::BodyFormat;
use serde_json::Value;

/// The bodies of examples are what they claim to be: JSON that carries the
/// code it illustrates where the envelope says.
pub(super) fn bodies(cx: &mut Check<'_>) {
    let Some(envelope) = &cx.source.envelope else { return };
    if envelope.format.is_some_and(|f| f.0 != BodyFormat::Json) {
        return;
    }
    let root = Path::root;
    let own = envelope.example.as_ref().map(|e| (e, root().key("envelope").key("example")));
    let sets =
        cx.source.sets.iter().filter_map(|(id, set)| {
            Some((set.example.as_ref()?, root().key("sets").key(&**id).key("example")))
        });
    let examples = cx.source.examples.iter().enumerate().map(|(i, e)| (e, root().key("examples").index(i)));
    let all: Vec<_> = own.into_iter().chain(sets).chain(examples).collect();
    for (example, at) in all {
        let at = if example.is_short() { at } else { at.key("body") };
        body(cx, envelope, example, at);
    }
}

fn body(cx: &mut Check<'_>, envelope: &Envelope, example: &Example, at: Path) {
    if example.illustrative {
        return shape_only(cx, example, at);
    }
    match serde_json::from_str::<Value>(&example.body) {
        Ok(value) => carries_code(cx, envelope, example, &value, at),
        Err(error) => {
            let at = at.within(Position { line: error.line(), column: error.column() });
            cx.report
                .add(cx.file, Rule::ExampleMismatch, at, format!("the body is not JSON: {}", reason(&error)))
                .help("mend it, or say `illustrative: true` if it only shows the shape");
        }
    }
}

/// What serde_json says, without the place: that is counted within the body.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// A body that only shows the shape still has the code somewhere.
fn shape_only(cx: &mut Check<'_>, example: &Example, at: Path) {
    let Some(code) = &example.code else { return };
    let wire = code.rsplit('/').next().unwrap_or(code);
    if !example.body.contains(wire) {
        let message = format!("the body does not hold `{wire}`");
        cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help("mend the body or its `code`");
    }
}

fn carries_code(cx: &mut Check<'_>, envelope: &Envelope, example: &Example, body: &Value, at: Path) {
    let in_body = || envelope.code.iter().filter(|place| place.at.is_some());
    let found = in_body().map(|place| pointer::find(body, place)).find(|found| !found.is_empty());
    match (found, &example.code) {
        (None, _) if envelope.code.iter().any(|place| place.header.is_some()) => {}
        (None, _) => {
            let (message, help) = no_code(&in_body().filter_map(|p| p.at.as_deref()).collect::<Vec<_>>());
            cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help(help);
        }
        (Some(found), Some(code)) if !found.iter().any(|wire| means(cx, code, wire)) => {
            let message = format!("the body carries `{}`, not `{code}`", found.join("`, `"));
            cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help("mend the body or its `code`");
        }
        (Some(found), None)
            if cx.complete && !found.iter().any(|wire| cx.index.resolve(cx.number, wire).is_some()) =>
        {
            let message =
                format!("the body carries `{}`, which is not a code of this file", found.join("`, `"));
            cx.report.add(cx.file, Rule::ExampleMismatch, at, message).help("mend the body, or add the code");
        }
        _ => {}
    }
}

/// What to say where none of the places holds a code.
fn no_code(places: &[&str]) -> (String, &'static str) {
    if places == [""] {
        let help = "an empty place is the whole body; write where in it the code stands, as in `/error/code`";
        return ("the whole body is not a code".into(), help);
    }
    let shown: Vec<&str> =
        places.iter().map(|&place| if place.is_empty() { "\"\"" } else { place }).collect();
    let message = format!("the body has no code at `{}`", shown.join("` or `"));
    (message, "mend the body, or the place of the code under `envelope`")
}

/// Whether the reference and the wire string name the same code. A reference
/// that leads nowhere is reported by another rule.
fn means(cx: &Check<'_>, reference: &str, wire: &str) -> bool {
    match cx.index.resolve(cx.number, reference) {
        Some(target) => cx.index.resolve(cx.number, wire) == Some(target),
        None => true,
    }
}
