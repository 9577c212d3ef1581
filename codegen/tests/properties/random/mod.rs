//! Random valid catalogues, full of texts that break careless code.
//!
//! They are written as JSON, which is also YAML.

mod around;
mod envelope;
mod part;
mod value;

use around::around;
use part::{field, limits, link_id, params, part, retry, styled};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use value::{Random, any_of, line, list, map, merged, object, one_line, prose, some_of, word};

/// The files of a catalogue, as pairs of id and text.
pub(super) fn catalogue() -> impl Strategy<Value = Vec<(String, String)>> {
    vec(vendor(), 1..3).prop_map(|vendors| {
        let text = |vendor| serde_json::to_string_pretty(vendor).expect("a value can be written");
        vendors.iter().enumerate().map(|(number, vendor)| (format!("vendor{number}"), text(vendor))).collect()
    })
}

fn vendor() -> Random {
    let group = some_of(vec![
        ("status", any_of(&[json!(409), json!("none")])),
        ("category", word(&["aborted", "unknown"])),
        ("retry", retry()),
        ("headers", list(line())),
        ("always", list(part())),
    ]);
    let texts = ([line(), line(), line(), line()], option::of(prose()));
    let style = option::of(word(&["braces", "dollar", "percent"]));
    (around(), codes(), codes(), codes(), texts, (group, style))
        .prop_map(|(around, first, second, detail, ([a, b, c, d], description), (group, style))| {
            let styled = |codes| in_style(codes, style.as_ref().and_then(Value::as_str));
            let (first, second, detail) = (styled(first), styled(second), styled(detail));
            let second: Map<_, _> = second.into_iter().filter(|(wire, _)| !first.contains_key(wire)).collect();
            let second = rename(second, &first);
            let mut file = object(around);
            file.extend(style.map(|style| ("message_style".to_owned(), style)));
            let set = match description {
                Some(text) => json!({ "title": a, "description": text }),
                None => json!({ "title": a }),
            };
            file.insert("sets".to_owned(), json!({ "detail": set }));
            let is_of_details = file.get("envelope").is_some_and(|e| e.pointer("/details/set").is_some());
            let detail = if is_of_details { without_retry(detail) } else { detail };
            let mut within = object(group);
            within.extend(object(json!({ "title": b, "codes": second })));
            let within = json!([within]);
            file.insert("groups".to_owned(), json!([{ "title": c, "codes": first, "groups": within }, { "title": d, "set": "detail", "codes": own(detail) }]));
            Value::Object(file)
        })
        .boxed()
}

/// Makes Rust names distinct, and removes references to codes that were left out.
fn rename(codes: Map<String, Value>, first: &Map<String, Value>) -> Map<String, Value> {
    let one = first.keys().next().cloned().unwrap_or_default();
    let codes = codes.into_iter().enumerate().map(|(number, (wire, code))| {
        let mut code = object(code);
        code.insert("rust_name".to_owned(), json!(format!("Other{number}X")));
        if code.contains_key("number") {
            code.extend(other_names(1000 + number));
        }
        if let Some(see) = code.get_mut("see") {
            *see = json!([one]);
        }
        (wire, Value::Object(code))
    });
    codes.collect()
}

/// Detail codes without retry advice, which would have no effect.
fn without_retry(mut codes: Map<String, Value>) -> Map<String, Value> {
    for code in codes.values_mut() {
        let _ = code.as_object_mut().and_then(|code| code.remove("retry"));
    }
    codes
}

/// The codes of a set, which refer to each other with the set's name.
fn own(codes: Map<String, Value>) -> Map<String, Value> {
    let codes = codes.into_iter().map(|(wire, code)| {
        let mut code = object(code);
        if let Some(see) = code.get_mut("see") {
            *see = json!([format!("detail/{wire}")]);
        }
        (wire, Value::Object(code))
    });
    codes.collect()
}

/// Distinct codes by wire string, referring to each other.
fn codes() -> impl Strategy<Value = Map<String, Value>> {
    let wire = prop_oneof![one_line(), "[a-zA-Z_0-9]{1,12}", "[a-c]{40,250}"];
    let code = (code(), any::<bool>());
    vec((wire, code, any::<bool>(), any::<prop::sample::Index>()), 1..12).prop_map(|codes| {
        let wires: Vec<String> = codes.iter().map(|(wire, ..)| wire.trim().to_owned()).collect();
        let (mut map, mut seen) = (Map::new(), BTreeSet::new());
        for (number, (_, (code, is_named), refers, other)) in codes.into_iter().enumerate() {
            let mut code = object(code);
            if is_named {
                code.extend(other_names(number));
            }
            code.insert("rust_name".to_owned(), json!(format!("Name{number}X")));
            if refers {
                code.insert("see".to_owned(), json!([other.get(&wires)]));
            }
            if seen.insert(wires[number].clone()) {
                map.insert(wires[number].clone(), Value::Object(code));
            }
        }
        map
    })
}

/// A number, a name and aliases that no other code of the set has.
fn other_names(number: usize) -> Map<String, Value> {
    object(json!({
        "number": 900_000_000_000_000 + number,
        "name": format!("{number}\u{30ca}"),
        "aliases": [format!("{number} \u{30ca} a"), format!("\u{30ca}|`{number}")],
        "pattern": format!("{number}\u{30ca}|{{name}}`"),
    }))
}

/// Writes the placeholders of messages with parameters in a style other than `{name}`.
fn in_style(codes: Map<String, Value>, style: Option<&str>) -> Map<String, Value> {
    let codes = codes.into_iter().map(|(wire, code)| {
        let mut code = object(code);
        let message = code.get("message").and_then(Value::as_str).filter(|_| code.contains_key("params"));
        if let Some(message) = message.map(|message| styled(message, style)) {
            code.insert("message".to_owned(), message.into());
        }
        (wire, Value::Object(code))
    });
    codes.collect()
}

/// A code without references. A distinct `rust_name` prevents collisions.
fn code() -> Random {
    let status = any_of(&[
        json!(404),
        json!([502, 504]),
        json!("none"),
        json!({ "is": [500, 100], "certainty": "typical" }),
    ]);
    let needed = vec![("status", status), ("meaning", prose()), ("fix", prose())];
    let life = vec![
        ("since", line()),
        ("deprecated", some_of(vec![("since", line()), ("sunset", line()), ("reason", prose())])),
        ("removed", map(vec![("since", line())], vec![("reason", prose())])),
    ];
    let others = vec![
        ("tags", list(word(&["fatal", "passing"]))),
        ("visibility", word(&["public", "internal"])),
        ("causes", list(prose())),
        ("message", line()),
        ("category", word(&["unknown", "ok", "unauthenticated", "data_loss"])),
        ("retry", retry()),
        ("channel", list(word(&["response", "webhook", "job_result", "stream"]))),
        ("direction", word(&["inbound", "outbound"])),
        ("fields", map(vec![("name", field())], vec![("other", field())])),
        ("headers", list(line())),
        ("always", list(part())),
        ("limits", limits()),
        ("links", list(link_id())),
        ("escalation", prose()),
        ("notes", list(prose())),
    ];
    let code = map(needed, others.into_iter().chain(life).collect());
    prop_oneof![code.clone(), merged(code, params())].boxed()
}
