//! Values that appear in several places of a file.

use super::value::{Random, any_of, filled, line, list, map, merged, one_line, prose, some_of, word};
use proptest::prelude::*;
use proptest::strategy::Union;
use serde_json::{Value, json};

pub(super) fn certainty() -> Random {
    word(&["stated", "typical", "inferred"])
}

pub(super) fn part() -> Random {
    word(&["code", "message", "request_id", "status", "type", "details"])
}

pub(super) fn link_id() -> Random {
    word(&["here", "there"])
}

pub(super) fn schedule_id() -> Random {
    word(&["backoff", "slow"])
}

pub(super) fn retry() -> Random {
    let ways = ["change", "refetch", "refresh", "poll", "capacity", "event"];
    let way = Union::new(ways.map(|way| map(vec![(way, line())], vec![("otherwise", line())])));
    let wait = Just(json!({ "wait": "1500ms" }));
    let after = list(prop_oneof![wait, way].boxed());
    let count = prop_oneof![
        map(vec![("attempts", any_of(&[json!(1), json!("2-3"), json!(1000)]))], vec![]),
        map(vec![("retries", any_of(&[json!(4), json!("1-1000")]))], vec![]),
    ];
    let header = map(
        vec![("header", prop_oneof![line(), list(line())].boxed())],
        vec![("header_default", any_of(&[json!("366d")]))],
    );
    let keys = vec![
        ("certainty", certainty()),
        ("idempotent_only", any::<bool>().prop_map(Value::from).boxed()),
        ("note", prose()),
        ("schedule", schedule_id()),
    ];
    let rest = some_of(keys.clone());
    let full = prop_oneof![
        filled(keys),
        merged(rest.clone(), count.boxed()),
        merged(rest.clone(), header),
        merged(rest, map(vec![("after", after)], vec![]))
    ];
    prop_oneof![word(&["never", "yes", "unstated", "backoff", "slow"]), full].boxed()
}

pub(super) fn field() -> Random {
    some_of(vec![
        ("at", pointer()),
        ("type", line()),
        ("meaning", prose()),
        ("unit", word(&["none", "seconds", "unix_milliseconds", "bytes"])),
        ("role", word(&["none", "request_id", "rate_limit_reset"])),
    ])
}

pub(super) fn pointer() -> Random {
    word(&["", "/a", "/a/*/b", "/a~1b/m~0n", "/0/é", "/ / "])
}

/// A message with a placeholder for each of its parameters, written as `{name}`.
pub(super) fn params() -> Random {
    let param = || some_of(vec![("type", line()), ("meaning", prose())]);
    let params = map(vec![("name", param()), ("to-2.x", param())], vec![]);
    // Other braces are not placeholders.
    let text = || one_line().prop_map(|text| text.replace('{', "{ "));
    (params, text(), text(), text())
        .prop_map(|(params, a, b, c)| json!({ "message": format!("{a}{{name}}{b}{{to-2.x}}{c}"), "params": params }))
        .boxed()
}

/// Writes the placeholders of a message in another style.
pub(super) fn styled(message: &str, style: Option<&str>) -> String {
    let written = |names: [&str; 2]| message.replace("{name}", names[0]).replace("{to-2.x}", names[1]);
    match style {
        Some("braces") => written(["{0}", "{1}"]),
        Some("dollar") => written(["${name}", "${to-2.x}"]),
        Some("percent") => message.replace('%', "%%").replace("{name}", "%s").replace("{to-2.x}", "%d"),
        _ => message.to_owned(),
    }
}

pub(super) fn limits() -> Random {
    list(map(
        vec![("of", line()), ("is", any_of(&[json!("18446744073709551614 MB"), json!("1 per minute")]))],
        vec![("scope", line())],
    ))
}
