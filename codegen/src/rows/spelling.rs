//! Reads the vendor's spelling of codes and statuses from the example of its envelope.

use crate::model;
use errcat_core::catalogue::Envelope;
use errcat_core::words::BodyFormat;
use serde_json::Value;

/// Adds the spelling in the example to the envelope. Without a JSON example, codes are
/// strings and statuses are numbers.
pub(super) fn read<'a>(model: &model::Envelope, mut row: Envelope<'a>) -> Envelope<'a> {
    let example = model.example.as_ref().filter(|_| model.format == BodyFormat::Json);
    let Some(body) = example.and_then(|example| serde_json::from_str::<Value>(&example.body).ok()) else {
        return row;
    };
    row.number_code = written(&body, &model.code).is_some_and(Value::is_number);
    row.text_status = written(&body, &model.status).is_some_and(Value::is_string);
    if let Some(details) = &model.details
        && let Some(found) = details.at.first().and_then(|place| at(&body, place))
    {
        row.one_detail = found.is_object() && details.entries_under.is_none();
        let entry = if found.is_array() { found.get(0) } else { Some(found) };
        let part = |places| entry.and_then(|entry| written(entry, places));
        row.number_detail_code = part(&details.code).is_some_and(Value::is_number);
        row.list_field = part(&details.field).is_some_and(Value::is_array);
    }
    row
}

/// Returns the value of the first place that the body has.
fn written<'v>(body: &'v Value, places: &[model::Place]) -> Option<&'v Value> {
    places.iter().filter_map(|place| place.at.as_ref()).find_map(|place| at(body, place))
}

/// Returns the value at a pointer; `*` is the first element of a list.
fn at<'v>(body: &'v Value, pointer: &str) -> Option<&'v Value> {
    let first = pointer.split('/').map(|token| if token == "*" { "0" } else { token });
    body.pointer(&first.collect::<Vec<_>>().join("/"))
}
