//! The schema of `catalogue.json` describes what is generated, completely.

use crate::repository;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn schema() -> Value {
    let text = fs::read_to_string(repository().join("generated/catalogue-json.schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The `catalogue.json` of this repository, and of every golden case.
fn documents() -> Vec<(PathBuf, Value)> {
    let cases = fs::read_dir(repository().join("codegen/tests/golden")).unwrap();
    let folders = cases.map(|case| case.unwrap().path().join("expected"));
    let paths = folders.chain([repository().join("generated")]).map(|folder| folder.join("catalogue.json"));
    paths
        .map(|path| (path.clone(), serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()))
        .collect()
}

/// Forbids keys that the schema does not describe.
fn close(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Object(map) => {
            map.values_mut().for_each(close);
            if map.get("properties").is_some_and(Value::is_object) && map.contains_key("type") {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        _ => {}
    }
}

fn assert_valid(schema: &Value) {
    jsonschema::meta::validate(schema).unwrap();
    let validator = jsonschema::draft202012::new(schema).unwrap();
    let documents = documents();
    assert!(documents.len() > 10, "there are golden cases");
    for (path, document) in documents {
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn generated_documents_are_valid() {
    assert_valid(&schema());
}

#[test]
fn every_generated_key_is_described() {
    let mut schema = schema();
    close(&mut schema);
    assert_valid(&schema);
}

#[test]
fn every_key_has_a_description() {
    let schema = schema();
    let definitions = schema["$defs"].as_object().unwrap().values();
    for object in definitions.chain([&schema]) {
        for (key, value) in object["properties"].as_object().into_iter().flatten() {
            assert!(value["description"].is_string(), "`{key}` of {}", object["description"]);
        }
    }
}

#[test]
fn another_format_and_missing_keys_are_refused() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let (_, document) = documents().pop().unwrap();
    assert!(validator.is_valid(&document));
    for (pointer, wrong) in [
        ("/format", json!(2)),
        ("/vendors/0/sets/0/codes/0/wire", json!(404)),
        ("/vendors/0/sets/0/codes/0/retry/verdict", json!("perhaps")),
        ("/vendors/0/sets/0/codes/0", json!({})),
    ] {
        let mut document = document.clone();
        *document.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&document), "{pointer}");
    }
}

#[test]
fn keys_that_a_later_version_adds_are_allowed() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let (_, mut document) = documents().pop().unwrap();
    document["vendors"][0]["added_later"] = json!(true);
    assert!(validator.is_valid(&document));
}
