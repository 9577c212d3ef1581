//! Random envelopes.

use super::part::{field, part, pointer};
use super::value::{Random, any_of, line, list, map, one_line, word};
use proptest::prelude::*;
use serde_json::json;

pub(super) fn envelope() -> Random {
    let details = map(
        vec![("at", pointer())],
        vec![
            ("code", pointer()),
            ("message", pointer()),
            ("field", pointer()),
            ("value", pointer()),
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
            ("error_when", prop_oneof![condition(), list(condition())].boxed()),
            ("always", list(part())),
            ("fields", map(vec![("name", field())], vec![])),
        ],
    )
}

fn condition() -> Random {
    let values = || {
        vec![
            ("is", any_of(&[json!("false"), json!(["false", "0"])])),
            ("is_not", any_of(&[json!("1"), json!(["1", "ok"])])),
        ]
    };
    prop_oneof![map(vec![("at", pointer())], values()), map(vec![("header", line())], values())].boxed()
}

pub(super) fn places() -> Random {
    let cuts = || vec![("before", line()), ("after", line())];
    let place =
        prop_oneof![pointer(), map(vec![("header", line())], cuts()), map(vec![("at", pointer())], cuts())]
            .boxed();
    prop_oneof![place.clone(), list(place)].boxed()
}
