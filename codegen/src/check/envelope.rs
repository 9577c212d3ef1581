use super::{Check, place};
use crate::report::{Path, Rule};
use crate::source::{DetailShape, Envelope};
use errcat_core::words::BodyFormat;

/// Checks that each place of the envelope is in the body or in a header, not in both.
pub(super) fn places(cx: &mut Check<'_>) {
    let Some(envelope) = &cx.source.envelope else { return };
    let at = Path::root().key("envelope");
    let Envelope { code, set, message, request_id, status, .. } = envelope;
    let type_at = envelope.type_uri.as_ref().map(|t| &t.at);
    let parts =
        [("code", code), ("set", set), ("message", message), ("request_id", request_id), ("status", status)];
    for (key, places) in parts {
        place::of_part(cx, places, &at.clone().key(key));
    }
    if let Some(places) = type_at {
        place::of_part(cx, places, &at.clone().key("type").key("at"));
    }
    if let Some(shape) = &envelope.details {
        details(cx, shape, &at.clone().key("details"));
    }
    place::conditions(cx, &envelope.error_when, &at.clone().key("error_when"));
    for condition in envelope.error_when.iter() {
        if let Some(pointer) = &condition.at {
            place::pointer_in_format(cx, pointer, &at.clone().key("error_when"));
        }
    }
    let template = envelope.type_uri.as_ref().and_then(|t| t.template.as_ref());
    if let Some(template) = template.filter(|t| !t.contains("{code}")) {
        cx.report
            .add(
                cx.file,
                Rule::InvalidValue,
                at.key("type").key("template"),
                format!("the template `{template}` does not contain `{{code}}`"),
            )
            .help("write `{code}` in place of the code");
    }
}

/// The places of the details.
fn details(cx: &mut Check<'_>, details: &DetailShape, at: &Path) {
    let DetailShape { code, message, field, value, .. } = details;
    for (key, places) in [("code", code), ("message", message), ("field", field), ("value", value)] {
        place::of_entry(cx, places, &at.clone().key(key));
    }
    let format = cx.format();
    if matches!(format, BodyFormat::Form | BodyFormat::Lines) {
        cx.report
            .add(cx.file, Rule::NoEffect, at.clone().on_key(), format!("the format {format} has no details"))
            .help("remove `details`, or correct `format`");
    }
}
