//! Every field of a code is on its page, in its card, in `catalogue.json` and in the output
//! of `errcat explain`.

use crate::harness::run;
use errcat_codegen::facts::facts;
use errcat_codegen::model::{Catalogue, Code, Set, Vendor};
use errcat_codegen::{emit, load_from_memory, words};
use serde_json::Value;
use std::fs;

/// Codes that together have every field.
const FILE: &str = r#"
title: Acme
schedules: { backoff: { initial: 1s, factor: 2, retries: 3 } }
links: { limits: { title: Rate limits, target: "https://example.com/limits" } }
tags: { fatal: The connection is closed. }
groups:
  - title: Callbacks
    direction: outbound
    channel: [response, webhook]
    allow: [{ rule: retry-without-numbers, reason: "It has some." }]
    codes:
      whole:
        status: 429
        number: 17
        name: E_LIMIT
        aliases: [too_fast, "429.1"]
        meaning: "Too many callbacks."
        fix: "Answer faster."
        causes: ["A slow endpoint.", "A loop."]
        message: "Slow down for {wait}"
        params: { wait: { type: seconds, meaning: "The time." } }
        retry: { schedule: backoff, idempotent_only: true, note: "It rarely helps." }
        rust_name: EveryField
        pattern: "whole_{seconds}"
        tags: [fatal]
        visibility: internal
        fields:
          delay: { at: /error/delay, type: integer, meaning: "The delay.", when: "Sometimes.", unit: seconds }
        headers: [Retry-After]
        always: [request_id]
        limits: [{ of: callbacks, is: 100 per minute, scope: endpoint }]
        links: [limits]
        see: [bare]
        escalation: "Ask for a higher limit."
        since: "1.2"
        deprecated: { since: "2.0", sunset: 2026-06-30, replaced_by: bare, reason: "It was too broad." }
        removed: { since: "3.0", replaced_by: bare, reason: "It was split." }
        notes: ["Seen in an example only."]
      bare:
        status: none
        meaning: "It has little."
        category: internal
        waive: { fix: "The page has none." }
"#;

/// Fields that readers of codes do not need.
const NOT_SHOWN: [&str; 1] = [
    // The allowed rules are for authors, so they are only in `catalogue.json`.
    "allowed",
];

/// Fields that are the title of a page or card, not a fact on it.
const TITLE: [&str; 4] = ["identity", "wire", "group", "meaning"];

#[test]
fn every_field_of_a_code_is_shown_everywhere() {
    let (mut catalogue, _) = load_from_memory("acme.yaml", FILE.into()).expect("the file is right");
    catalogue.shows_internal = true;
    let vendor = &catalogue.vendors[0];
    let shown: Vec<Shown> = vendor.codes().map(|(set, code)| Shown::of(&catalogue, set, code)).collect();
    for field in fields(vendor) {
        let set = shown.iter().find_map(|shown| shown.value(&field).map(|value| (shown, value)));
        let (shown, value) = set.unwrap_or_else(|| panic!("no code in FILE has `{field}`: add it to one"));
        assert_eq!(shown.json.get(&field), Some(value), "`{field}` is in catalogue.json");
        if NOT_SHOWN.contains(&field.as_str()) {
            continue;
        }
        for text in texts(vendor, shown.code, &field, value) {
            shown.assert_has(&field, &plain(&text));
        }
    }
}

/// A code and its outputs, without markup.
struct Shown<'c> {
    code: &'c Code,
    model: Value,
    json: Value,
    places: [(&'static str, String); 4],
}

impl<'c> Shown<'c> {
    fn of(catalogue: &'c Catalogue, set: &'c Set, code: &'c Code) -> Self {
        let vendor = &catalogue.vendors[0];
        let facts = format!("{:?}", facts(vendor, set, code));
        // Words of a vocabulary appear as variants in `Debug`.
        let facts = format!("{facts} {}", facts.to_lowercase());
        Shown {
            code,
            model: serde_json::to_value(code).expect("a code is JSON"),
            json: in_json(catalogue, code),
            places: [
                ("its facts", plain(&facts)),
                ("its page", plain(&section(catalogue, code))),
                ("its card", plain(&card(catalogue, code))),
                ("`errcat explain`", plain(&explained(code))),
            ],
        }
    }

    /// Returns the value of a field, if it is not empty.
    fn value(&self, field: &str) -> Option<&Value> {
        let value = self.model.get(field)?;
        let is_empty = value.is_null() || *value == Value::Bool(false) || *value == Value::Array(vec![]);
        (!is_empty).then_some(value)
    }

    fn assert_has(&self, field: &str, text: &str) {
        for (place, all) in &self.places {
            // Facts have values where the other outputs have words.
            let is_elsewhere = *place == "its facts" && (TITLE.contains(&field) || !is_text(field));
            assert!(is_elsewhere || all.contains(text), "`{field}` is not in {place}: {text:?} in\n{all}");
        }
    }
}

/// Returns the fields of a code, including those without a value, from the lines of derived
/// `Debug`.
fn fields(vendor: &Vendor) -> Vec<String> {
    let (_, code) = vendor.codes().next().expect("there is a code");
    let debug = format!("{code:#?}");
    let names = debug.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(": "));
    names.map(|(name, _)| name.to_owned()).filter(|name| !name.starts_with(' ')).collect()
}

/// Whether the texts in a field are shown verbatim.
fn is_text(field: &str) -> bool {
    let others = [
        "group",
        "statuses",
        "no_status",
        "category",
        "category_certainty",
        "retry",
        "channels",
        "direction",
        "always",
        "links",
    ];
    !others.contains(&field)
}

/// Returns the expected texts of a field.
fn texts(vendor: &Vendor, code: &Code, field: &str, value: &Value) -> Vec<String> {
    let owned = |words: &[&str]| words.iter().map(ToString::to_string).collect();
    match field {
        "group" => vec![vendor.groups[code.group].title.clone()],
        "statuses" => code.statuses.iter().map(|status| status.status.to_string()).collect(),
        "no_status" => owned(&["none"]),
        "category" => owned(&[code.category.as_str()]),
        "category_certainty" => owned(&["from the status"]),
        "retry" => vec![words::retry(vendor, &code.retry)],
        "channels" => code.channels.iter().map(|&channel| words::channel(channel).to_owned()).collect(),
        "direction" => owned(&[words::direction(code.direction)]),
        "always" => code.always.iter().map(|&part| words::part(part).to_owned()).collect(),
        "links" => code.links.iter().map(|&link| vendor.links[link].title.clone()).collect(),
        _ => leaves(value),
    }
}

/// Returns the texts and numbers in a value, except those that only programs use. Within a
/// page, the vendor is not part of the name of a code.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.strip_prefix("acme/").unwrap_or(text).to_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => list.iter().flat_map(leaves).collect(),
        Value::Object(object) => {
            object.iter().filter(|(key, _)| *key != "role").flat_map(|(_, value)| leaves(value)).collect()
        }
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

/// Removes Markdown and HTML from a text, and joins its lines.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    out.replace(['`', '\\'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn output(catalogue: &Catalogue, path: &str) -> String {
    let outputs = emit(catalogue);
    outputs.into_iter().find(|output| output.path == path).expect("it is generated").text
}

fn section(catalogue: &Catalogue, code: &Code) -> String {
    let page = output(catalogue, "docs/acme.md");
    let (_, section) =
        page.split_once(&format!("<a id=\"{}\"></a>", code.identity)).expect("it has a section");
    section.split("<a id").next().expect("a split has a first part").to_owned()
}

fn card(catalogue: &Catalogue, code: &Code) -> String {
    let page = output(catalogue, "docs/finder.html");
    let line = page.lines().find(|line| line.starts_with(&format!("{{\"code\":\"{}\"", code.wire)));
    let line = line.expect("it has a card").trim_end_matches([',', ']']);
    let card: Value = serde_json::from_str(line.trim_end_matches(']')).expect("a card is JSON");
    leaves(&card).join("\n")
}

fn explained(code: &Code) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::create_dir(folder.path().join("catalogue")).expect("a folder can be made");
    fs::write(folder.path().join("catalogue/acme.yaml"), FILE).expect("a file can be written");
    let output = run(folder.path(), &format!("COLUMNS=120 errcat explain {}", code.identity));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn in_json(catalogue: &Catalogue, code: &Code) -> Value {
    let document: Value = serde_json::from_str(&output(catalogue, "catalogue.json")).expect("it is JSON");
    let codes = document["vendors"][0]["sets"][0]["codes"].as_array().expect("there are codes");
    codes.iter().find(|entry| entry["wire"] == code.wire.as_str()).expect("the code is in it").clone()
}
