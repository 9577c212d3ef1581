//! The JSON Schema of `catalogue.json`, generated from the model as it is serialized.

use super::finish;
use crate::emit::Document;
use crate::model::{CodeRef, StatusRowKey};
use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use std::borrow::Cow;

/// The JSON Schema (draft 2020-12) of `catalogue.json`, with a description of every key.
///
/// It allows unknown keys, as later versions of the same format may add some.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&errcat_codegen::catalogue_json_schema()).unwrap();
/// assert_eq!(schema["properties"]["format"]["const"], errcat_codegen::model::FORMAT);
/// ```
pub fn catalogue_json_schema() -> String {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.contract = Contract::Serialize);
    let schema = settings.into_generator().into_root_schema_for::<Document<'static>>();
    let mut schema = schema.to_value();
    finish::finish(&mut schema);
    never_null(&mut schema);
    format!("{schema:#}\n")
}

/// Keys without a value are left out, so no value is null.
fn never_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(never_null),
        Value::Object(map) => {
            if let Some(kind) = map.get_mut("type") {
                *kind = without_null(kind);
            }
            map.values_mut().for_each(never_null);
        }
        _ => {}
    }
}

fn without_null(kind: &Value) -> Value {
    match kind.as_array().map(Vec::as_slice) {
        Some([one, null]) if null == "null" => one.clone(),
        _ => kind.clone(),
    }
}

/// A range of codes of a set, in page order.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used, for a type of the standard library")]
pub(crate) struct CodeRange {
    /// The index of the first code.
    start: usize,
    /// The index after the last code.
    end: usize,
}

impl JsonSchema for CodeRef {
    fn schema_name() -> Cow<'static, str> {
        "CodeRef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "The identity of a code." })
    }
}

impl JsonSchema for StatusRowKey {
    fn schema_name() -> Cow<'static, str> {
        "StatusRowKey".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[1-9]([0-9]{2}|xx)$",
            "description": "An exact status such as `429`, or a class such as `5xx`.",
        })
    }
}
