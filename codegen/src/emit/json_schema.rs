//! The JSON Schema of `catalogue.json`, generated from the model as it is serialized.

use super::json::Document;
use crate::source::schema::finish;
use schemars::generate::{Contract, SchemaSettings};
use serde_json::Value;

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
    finish(&mut schema);
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
