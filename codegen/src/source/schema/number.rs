//! Numbers, with the bounds and patterns that `source::number` accepts.
//!
//! A number that YAML reads as a text, because of quotes or leading zeros, is accepted as
//! well, so each has bounds for numbers and a pattern for texts. Bounds of numbers within a
//! text, such as the maximum delay, are checked only by the loader.

use crate::source::HttpStatus;
use schemars::{Schema, SchemaGenerator, json_schema};

/// From 1 to 1000.
const UP_TO_1000: &str = r"\+?0*([1-9][0-9]{0,2}|1000)";
const STATUS: &str = r"\+?0*[1-5][0-9]{2}";

pub(in crate::source) fn http_status(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["integer", "string"],
        "minimum": 100,
        "maximum": 599,
        "pattern": format!("^{STATUS}$"),
        "patternErrorMessage": "use a number from 100 to 599",
    })
}

pub(in crate::source) fn code_number(_: &mut SchemaGenerator) -> Schema {
    const MAX: i64 = 999_999_999_999_999;
    json_schema!({
        "type": ["integer", "string"],
        "minimum": -MAX,
        "maximum": MAX,
        "pattern": "^(0|-?[1-9][0-9]{0,14})$",
        "patternErrorMessage": "write a whole number of up to 15 digits, without leading zeros",
        "examples": [4045, -32601],
    })
}

pub(in crate::source) fn status_key(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["integer", "string"],
        "minimum": 100,
        "maximum": 599,
        "pattern": format!("^([1-5]xx|{STATUS})$"),
        "patternErrorMessage": "use a number from 100 to 599, or a class from `1xx` to `5xx`",
        "examples": [404, "5xx"],
    })
}

/// One status, or a list of distinct ones.
pub(in crate::source) fn status_list(generator: &mut SchemaGenerator) -> Schema {
    let status = generator.subschema_for::<HttpStatus>();
    json_schema!({
        "anyOf": [status, { "type": "array", "items": status, "minItems": 1, "uniqueItems": true }],
    })
}

pub(in crate::source) fn bound(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["integer", "string"],
        "minimum": -(1_i64 << 53),
        "maximum": 1_i64 << 53,
        "pattern": r"^[+-]?[0-9]{1,15}$",
        "patternErrorMessage": "write a whole number such as `400`",
        "examples": [400],
    })
}

pub(in crate::source) fn delay(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": r"^0*[1-9][0-9]*\s*(ms|s|m|h|d)\s*$",
        "patternErrorMessage": "write a number and a unit: `500ms`, `60s`, `5m`, `24h` or `7d`",
        "examples": ["500ms", "60s", "5m"],
    })
}

pub(in crate::source) fn count(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 1000,
        "pattern": format!(r"^\s*{UP_TO_1000}\s*(-\s*{UP_TO_1000}\s*)?$"),
        "patternErrorMessage": "write a whole number such as `4`, or a range such as `2-3`",
        "examples": [4, "2-3"],
    })
}

pub(in crate::source) fn factor(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["number", "string"],
        "minimum": 1,
        "maximum": 100,
        "pattern": r"^\+?0*([1-9][0-9]?(\.[0-9]{0,3})?|100(\.0{0,3})?)$",
        "patternErrorMessage": "use a number from 1 to 100, with up to three decimals",
        "examples": [2, 1.5],
    })
}

pub(in crate::source) fn notice_days(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 36_500,
        "pattern": r"^\+?0*[1-9][0-9]{0,4}$",
        "patternErrorMessage": "write a whole number from 1 to 36500",
        "examples": [90],
    })
}

pub(in crate::source) fn quantity(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": u64::MAX,
        "pattern": r"^[0-9]+\s*[\p{Alphabetic}\p{N} /%-]*\s*$",
        "patternErrorMessage": "write a whole number and a unit, such as `500 MB`",
        "examples": ["500 MB", "100 per minute"],
    })
}
