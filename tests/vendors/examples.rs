//! The example bodies of the five files, in the JSON export.

use crate::support::export;
use errcat::vendors::dweet::detail;
use serde_json::Value;

/// The pages show 10 JSON bodies.
const BODIES: usize = 10;

/// Returns vendor and example for every example body.
fn examples() -> Option<Vec<(String, Value)>> {
    let export = export()?;
    let mut found = Vec::new();
    for vendor in export["vendors"].as_array().expect("the export has a list of vendors") {
        let id = vendor["id"].as_str().expect("a vendor has an id");
        collect(vendor, &mut |example| found.push((id.to_owned(), example.clone())));
    }
    Some(found)
}

/// Finds every object with a `body`, at any depth.
fn collect(value: &Value, found: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(map) if map.contains_key("body") => found(value),
        Value::Object(map) => map.values().for_each(|value| collect(value, found)),
        Value::Array(list) => list.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

fn body(example: &Value) -> &str {
    example["body"].as_str().expect("a body is a text")
}

#[test]
fn the_pages_show_ten_bodies() {
    let Some(examples) = examples() else { return };
    let of = |id: &str| examples.iter().filter(|(vendor, _)| vendor == id).count();
    let counts = ["novavms", "nova_partner", "novapulse", "nookhive", "dweet"].map(of);
    assert_eq!(counts, [1, 1, 1, 5, 2]);
    assert_eq!(examples.len(), BODIES);
}

#[test]
fn nine_bodies_are_json_and_one_is_illustrative() {
    let Some(examples) = examples() else { return };
    let (parsed, other): (Vec<_>, Vec<_>) =
        examples.iter().partition(|(_, example)| serde_json::from_str::<Value>(body(example)).is_ok());
    assert_eq!(parsed.len(), BODIES - 1);
    assert!(
        other.iter().all(|(vendor, example)| vendor == "dweet" && example["illustrative"] == true),
        "{other:?}"
    );
    assert!(other.iter().all(|(_, example)| body(example).contains("[...]")), "{other:?}");
}

#[test]
fn every_json_body_has_the_code_it_illustrates() {
    let Some(examples) = examples() else { return };
    for (id, example) in examples {
        let Ok(json) = serde_json::from_str::<Value>(body(&example)) else { continue };
        let vendor = errcat::vendors()
            .iter()
            .find(|vendor| vendor.id() == id)
            .expect("the export has the same vendors");
        let envelope = vendor.envelope().expect("a vendor with examples has an envelope");
        let carried = envelope.code.iter().find_map(|place| json.pointer(place.at?)?.as_str());
        let carried = carried.unwrap_or_else(|| panic!("{id}: no code at the place in the envelope: {json}"));
        assert!(
            vendor.find(carried).is_some(),
            "{id}: the example has `{carried}`, which is not a code of the file"
        );
        let named =
            example["code"].as_str().unwrap_or_else(|| panic!("{id}: the example names no code: {json}"));
        assert_eq!(
            named.rsplit('/').next(),
            Some(carried),
            "{id}: the code of the example differs from its body"
        );
    }
}

#[test]
fn bodies_keep_codes_ids_and_keys_of_the_pages() {
    let Some(examples) = examples() else { return };
    for (vendor, words) in [
        ("novavms", &["validation_failed", "req_01HK3Z"][..]),
        ("nova_partner", &["RESOURCE_NOT_FOUND", "uuid", "req_01H"]),
        ("novapulse", &["invalid_api_key", "401"]),
        (
            "nookhive",
            &["req_abc123xyz", "req_def456xyz", "req_ghi789xyz", "not-an-email", "startDate", "email"],
        ),
        ("nookhive", &["\"retryAfter\": 30", "\"resource\": \"event\"", "non-existent-slug"]),
        ("dweet", &["req_abc123def456", "https://embed.nova.dweet.com/errors/validation-error", "400"]),
        ("dweet", &["jobContext.jobTitle", "REQUIRED", "answers[0].value", "INVALID_TYPE"]),
    ] {
        let bodies: Vec<_> = examples.iter().filter(|(id, _)| id == vendor).map(|(_, e)| body(e)).collect();
        let bodies = bodies.join("\n");
        for word in words {
            assert!(bodies.contains(word), "{vendor}: no example body has `{word}`:\n{bodies}");
        }
    }
}

#[test]
fn codes_of_details_are_codes_of_their_set() {
    let Some(examples) = examples() else { return };
    let mut seen = 0;
    for (_, example) in examples.iter().filter(|(vendor, _)| vendor == "dweet") {
        let Ok(json) = serde_json::from_str::<Value>(body(example)) else { continue };
        for detail in json["error"]["details"].as_array().expect("the example has details") {
            let code = detail["code"].as_str().expect("a detail has a code");
            assert!(detail::Code::from_wire(code).is_some(), "dweet/detail/{code}");
            seen += 1;
        }
    }
    assert_eq!(seen, 2);
}
