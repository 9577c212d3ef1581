//! The JSON Schema of words, references and keys of the model, as they are serialized.

use super::{CodeRef, StatusRowKey};
use errcat_core::words::Word;
use heck::ToUpperCamelCase;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::marker::PhantomData;

/// The schema of a word from a closed list.
pub(crate) struct OneOf<T>(PhantomData<T>);

impl<T: Word> JsonSchema for OneOf<T> {
    fn schema_name() -> Cow<'static, str> {
        T::WHAT.to_upper_camel_case().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<Value> = T::ALL.iter().map(|word| described(word.as_str(), word.summary())).collect();
        json_schema!({ "oneOf": words })
    }
}

/// Returns the schema of one word.
pub(crate) fn described(word: &str, description: &str) -> Value {
    json!({ "const": word, "description": description })
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
