//! How a vendor writes what can be written in more than one way, as the example
//! of its envelope shows it. `encode::spelling` of the run time has the same bits.

use crate::model::{Envelope, Place};
use errcat_core::BodyFormat;
use serde_json::Value;

const NUMBER_CODE: u8 = 1;
const TEXT_STATUS: u8 = 2;
const NUMBER_DETAIL_CODE: u8 = 4;
const ONE_DETAIL: u8 = 8;

/// One bit for each fact; none of them without an example that is JSON.
pub(super) fn spelling(envelope: &Envelope) -> u8 {
    let example = envelope.example.as_ref().filter(|_| envelope.format == BodyFormat::Json);
    let body = example.and_then(|example| serde_json::from_str::<Value>(&example.body).ok());
    let Some(body) = body else { return 0 };
    let bit = |bit: u8, holds: bool| if holds { bit } else { 0 };
    bit(NUMBER_CODE, written(&body, &envelope.code).is_some_and(Value::is_number))
        | bit(TEXT_STATUS, written(&body, &envelope.status).is_some_and(Value::is_string))
        | details(&body, envelope)
}

fn details(body: &Value, envelope: &Envelope) -> u8 {
    let Some(details) = &envelope.details else { return 0 };
    let Some(found) = at(body, &details.at) else { return 0 };
    let one = found.is_object() && details.entries_under.is_none();
    let entry = if found.is_array() { found.get(0) } else { Some(found) };
    let code = entry.zip(details.code.as_ref()).and_then(|(entry, code)| at(entry, code));
    let number = code.is_some_and(Value::is_number);
    (if one { ONE_DETAIL } else { 0 }) | if number { NUMBER_DETAIL_CODE } else { 0 }
}

/// What stands in the first of the places that the body has.
fn written<'v>(body: &'v Value, places: &[Place]) -> Option<&'v Value> {
    places.iter().filter_map(|place| place.at.as_ref()).find_map(|place| at(body, place))
}

/// What a pointer leads to; of every element of a list, the first.
fn at<'v>(body: &'v Value, pointer: &str) -> Option<&'v Value> {
    let first = pointer.split('/').map(|token| if token == "*" { "0" } else { token });
    body.pointer(&first.collect::<Vec<_>>().join("/"))
}
