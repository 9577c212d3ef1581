//! Invariants of every response, over random ones.

use crate::harness::{CHOICES, decode, response};
use proptest::prelude::*;
use serde_json::Value;

/// Keys that occur in the envelopes of the harness.
const KEYS: [&str; 16] = [
    "error",
    "errors",
    "code",
    "message",
    "details",
    "_errors",
    "reason",
    "type",
    "status",
    "data",
    "userErrors",
    "extensions",
    "field",
    "requestId",
    "errcode",
    "",
];

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec!["VALIDATION_ERROR", "validation_failed", "urn:a:b", "a#b:c", "CHOICE"])
            .prop_map(Value::from),
    ]
}

/// Generates values whose keys often occur in envelopes.
fn json() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(6, 48, 5, |inner| {
        let key =
            prop_oneof![4 => prop::sample::select(&KEYS[..]).prop_map(str::to_owned), 1 => any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..5).prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}

/// Returns a truncated body with one changed byte.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    (json(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()).prop_map(
        |(value, end, at, byte)| {
            let mut body = value.to_string().into_bytes();
            let at = at.index(body.len());
            body[at] = byte;
            body.truncate(end.index(body.len()) + 1);
            body
        },
    )
}

/// Generates elements that often occur in envelopes, complete and truncated.
fn xml() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        "<Error>",
        "</Error>",
        "<Code>",
        "</Code>",
        "<Error/>",
        "<rsp stat=\"fail\">",
        "<err code=\"1\"/>",
        "<s:Envelope>",
        "<s:Body>",
        "<Fault>",
        "&amp;",
        "&x;",
        "&#65;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "KeyGone",
        "<?xml?>",
        "<",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..30)
        .prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Runs the fuzz target on random bytes.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        decode(&bytes);
    }

    #[test]
    fn any_json(choice in 0..CHOICES, status in 0_u16..600, header: String, body in json()) {
        response(choice, status, &header, body.to_string().as_bytes());
    }

    #[test]
    fn any_damaged_json(choice in 0..CHOICES, body in damaged()) {
        response(choice, 0, "", &body);
    }

    #[test]
    fn any_xml(choice in 0..CHOICES, body in xml()) {
        response(choice, 200, "", &body);
    }
}
