//! Random envelopes.

use super::part::{field, part, pointer};
use super::value::{Random, any_of, line, list, map, one_line, word};
use proptest::prelude::*;
use serde_json::{Value, json};

pub(super) fn envelope() -> Random {
    let details = map(
        vec![("at", prop_oneof![pointer(), list(pointer())].boxed())],
        vec![
            ("code", entry_places()),
            ("message", entry_places()),
            ("field", entry_places()),
            ("value", entry_places()),
            ("children", pointer()),
            ("entries_under", line()),
            ("set", any_of(&[json!("detail")])),
        ],
    );
    map(
        vec![("code", places())],
        vec![
            ("format", word(&["json", "xml"])),
            ("set", places()),
            ("message", places()),
            ("request_id", places()),
            ("status", places()),
            (
                "type",
                map(
                    vec![("at", places())],
                    vec![("template", one_line().prop_map(|text| json!(format!("{{code}}{text}"))).boxed())],
                ),
            ),
            ("details", details),
            ("error_when", prop_oneof![condition(), conditions()].boxed()),
            ("always", list(part())),
            ("fields", map(vec![("name", field())], vec![])),
        ],
    )
    .prop_map(in_json)
    .boxed()
}

/// Only JSON has keys and elements to choose.
fn in_json(mut envelope: Value) -> Value {
    let text = envelope.to_string();
    if text.contains("\"key_at\"") || text.contains("\"where\"") {
        envelope.as_object_mut().map(|envelope| envelope.remove("format"));
    }
    envelope
}

fn values() -> Vec<(&'static str, Random)> {
    vec![
        ("is", any_of(&[json!("false"), json!(["false", "0"])])),
        ("is_not", any_of(&[json!("1"), json!(["1", "ok"])])),
    ]
}

fn condition() -> Random {
    prop_oneof![map(vec![("at", pointer())], values()), map(vec![("header", line())], values())].boxed()
}

/// Conditions at different places: several at one place may be met by any value, which is an
/// error.
fn conditions() -> Random {
    let distinct = |conditions: Value| {
        let mut seen = Vec::new();
        let all = conditions.as_array().cloned().unwrap_or_default().into_iter();
        let kept = all.filter(|condition| {
            let place = [&condition["at"], &condition["header"]].map(|at| at.to_string().to_lowercase());
            let is_new = !seen.contains(&place);
            seen.push(place);
            is_new
        });
        Value::from(kept.collect::<Vec<_>>())
    };
    list(condition()).prop_map(distinct).boxed()
}

/// Places in a response.
pub(super) fn places() -> Random {
    let parameter = map(vec![("header", line())], with(cuts(), "parameter", line()));
    places_with(parameter)
}

/// Places within an entry of the details, which has no headers.
fn entry_places() -> Random {
    places_with(pointer())
}

fn places_with(other: Random) -> Random {
    let joined =
        map(vec![("join", two(prop_oneof![pointer(), other.clone()].boxed()))], with(cuts(), "with", line()));
    let place = prop_oneof![pointer(), in_full(), of_element(), other, joined].boxed();
    prop_oneof![place.clone(), list(place)].boxed()
}

fn in_full() -> Random {
    prop_oneof![
        map(vec![("at", pointer())], cuts()),
        map(vec![("key_at", any_of(&[json!("/*"), json!("/a/*")]))], cuts())
    ]
    .boxed()
}

/// A place in a list element that a condition chooses.
fn of_element() -> Random {
    let at = any_of(&[json!("/details/*/reason"), json!("/*")]);
    map(vec![("at", at), ("where", map(vec![("at", pointer())], values()))], cuts())
}

fn cuts() -> Vec<(&'static str, Random)> {
    vec![("after_first", line()), ("before", line()), ("before_last", line()), ("after", line())]
}

fn with(
    mut keys: Vec<(&'static str, Random)>,
    key: &'static str,
    value: Random,
) -> Vec<(&'static str, Random)> {
    keys.push((key, value));
    keys
}

/// A list of two values.
fn two(value: Random) -> Random {
    (value.clone(), value).prop_map(|(one, other)| json!([one, other])).boxed()
}
