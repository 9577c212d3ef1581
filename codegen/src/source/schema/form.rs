//! Maps, lists, words, and values with a short form.

use crate::model::schema::{OneOf, described};
use crate::source::retry::RetryInFull;
use crate::source::status::StatusesInFull;
use crate::source::{Choice, Filled, HttpStatus, Id, Line, List, OneOrMany, Pairs, StatusKey, Values, Wire};
use errcat_core::words::{Verdict, Word};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;
use std::borrow::Cow;

impl<T: JsonSchema, K: JsonSchema> JsonSchema for Pairs<T, K> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}By{}", T::schema_name(), K::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "minProperties": 1,
            "propertyNames": generator.subschema_for::<K>(),
            "additionalProperties": generator.subschema_for::<T>(),
        })
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        list(&generator.subschema_for::<T>())
    }
}

fn list(item: &Schema) -> Schema {
    json_schema!({ "type": "array", "items": item, "minItems": 1 })
}

impl<T: JsonSchema> JsonSchema for Filled<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Filled{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<T>();
        schema.insert("minProperties".into(), 1.into());
        schema
    }
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        // To distinguish one value from a list, the loader reads it by its YAML type, and
        // then only texts and whole numbers keep their spelling.
        let one = json!({ "type": ["string", "integer", "object"], "allOf": [item] });
        json_schema!({ "anyOf": [one, list(&item)] })
    }
}

impl JsonSchema for Values {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<Line>();
        let one = json!({ "type": ["string", "integer", "boolean"], "allOf": [item] });
        json_schema!({ "anyOf": [one, list(&item)] })
    }
}

impl<T: Word> JsonSchema for Choice<T> {
    fn schema_name() -> Cow<'static, str> {
        OneOf::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        OneOf::<T>::json_schema(generator)
    }
}

/// A text, or a map in full form.
pub(in crate::source) fn short_or<S: JsonSchema, F: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [written::<S>(generator), generator.subschema_for::<F>()] })
}

/// A list, or a map in full form.
pub(in crate::source) fn list_or<T: JsonSchema, F: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "anyOf": [
            list(&generator.subschema_for::<T>()),
            generator.subschema_for::<F>(),
        ],
    })
}

/// A value that must be a text in YAML, too.
fn written<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = generator.subschema_for::<T>();
    schema.insert("type".into(), "string".into());
    schema
}

/// For maps that may be blank, because their key alone is information.
pub(in crate::source) fn or_blank(schema: &mut Schema) {
    schema.insert("type".into(), json!(["object", "null"]));
}

/// A precondition has exactly one action, and `until` requires `poll`.
pub(in crate::source) fn one_kind(schema: &mut Schema) {
    let kinds = ["wait", "change", "refetch", "refresh", "poll", "capacity", "event"];
    schema.insert("oneOf".into(), kinds.iter().map(|kind| json!({ "required": [kind] })).collect());
    schema.insert("dependentRequired".into(), json!({ "until": ["poll"] }));
}

pub(in crate::source) fn either_at_or_header(schema: &mut Schema) {
    schema.insert("oneOf".into(), json!([{ "required": ["at"] }, { "required": ["header"] }]));
}

/// A place is of one kind, and some keys require a kind.
pub(in crate::source) fn kind_of_place(schema: &mut Schema) {
    let kinds = ["at", "key_at", "header", "join"];
    schema.insert("oneOf".into(), kinds.iter().map(|kind| json!({ "required": [kind] })).collect());
    let required = json!({ "parameter": ["header"], "where": ["at"], "with": ["join"] });
    schema.insert("dependentRequired".into(), required);
}

pub(in crate::source) fn statuses(generator: &mut SchemaGenerator) -> Schema {
    let status = generator.subschema_for::<HttpStatus>();
    json_schema!({
        "anyOf": [
            status,
            described("none", "There is no HTTP status: the code is not sent in an HTTP response."),
            { "type": "array", "items": status, "minItems": 1, "uniqueItems": true },
            generator.subschema_for::<StatusesInFull>(),
        ],
        "examples": [404, [502, 504], { "is": 410, "certainty": "inferred" }],
    })
}

pub(in crate::source) fn retry(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "anyOf": [
            generator.subschema_for::<Choice<Verdict>>(),
            {
                "description": "The name of a schedule: the same request may succeed when retried with its delays.",
                "allOf": [written::<Id>(generator)],
            },
            { "type": "boolean", "description": "Read as `yes` and `never`." },
            generator.subschema_for::<Filled<RetryInFull>>(),
        ],
        "examples": ["never", "backoff", { "after": [{ "wait": "60s" }] }],
    })
}

pub(in crate::source) fn trigger(generator: &mut SchemaGenerator) -> Schema {
    let code = json!({
        "description": "A code of the top-level set.",
        "allOf": [written::<Wire>(generator)],
        // Three bytes that begin with a digit must be a status.
        "not": { "pattern": r"^[0-9]([ -~]{2}|[\u0080-\u07ff])$" },
    });
    let number = json!({
        "description": "A code that looks like a number, or like `true` or `false`.",
        "type": ["number", "boolean"],
        "not": { "type": "integer", "minimum": 600, "maximum": 999 },
    });
    json_schema!({
        "anyOf": [
            described("no_response", "The connection failed; there is no response."),
            generator.subschema_for::<StatusKey>(),
            code,
            number,
        ],
        "examples": [429, "5xx", "no_response"],
    })
}
