//! Texts, with the patterns that `source::text` accepts.

use crate::source::{Line, Wire};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

/// A text without unprintable characters, and without those that make a page show
/// something other than the file contains.
#[derive(JsonSchema)]
#[schemars(schema_with = "readable")]
struct Readable;

fn readable(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "pattern": r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]*$",
        "patternErrorMessage": "the text contains a character that cannot be displayed",
    })
}

/// `types` are the YAML types of plain scalars that the loader reads as text.
fn text(generator: &mut SchemaGenerator, types: &[&str], pattern: &str, complaint: &str) -> Schema {
    json_schema!({
        "type": types,
        "pattern": pattern,
        // Not standard; editors show it instead of the pattern.
        "patternErrorMessage": complaint,
        "allOf": [generator.subschema_for::<Readable>()],
    })
}

/// The loader keeps the spelling of a plain scalar where it expects a text, so `title: 404`
/// is a text although YAML reads a number.
const ANY_SCALAR: &[&str] = &["string", "number", "boolean"];

pub(in crate::source) fn line(generator: &mut SchemaGenerator) -> Schema {
    text(generator, ANY_SCALAR, r"^[^\t\n\r]*\S\s*$", "write a text of one line; it cannot be empty")
}

pub(in crate::source) fn mark(generator: &mut SchemaGenerator) -> Schema {
    text(generator, ANY_SCALAR, r"[\s\S]", "the text is empty: write a text, or remove the key")
}

pub(in crate::source) fn prose(generator: &mut SchemaGenerator) -> Schema {
    text(generator, ANY_SCALAR, r"\S", "the text is empty: write a text, or remove the key")
}

pub(in crate::source) fn wire(generator: &mut SchemaGenerator) -> Schema {
    let complaint = "a code cannot be empty, begin or end with a space, or contain a tab or a line end";
    // As a key, a code may look like a value of any type; editors compare that type.
    let types = &["string", "number", "boolean", "null"];
    let mut schema = text(generator, types, r"^\S([^\t\n\r]*\S)?$", complaint);
    // The limit is in bytes, which JSON Schema cannot count.
    schema.insert("maxLength".into(), 255.into());
    schema
}

pub(in crate::source) fn pattern(generator: &mut SchemaGenerator) -> Schema {
    let complaint = "write the part that differs as one `{name}`, beside text that is always the same";
    let part = r"[^{}\t\n\r]";
    let pattern = format!(r"^({part}+\{{[A-Za-z0-9_]+\}}{part}*|\{{[A-Za-z0-9_]+\}}{part}+)$");
    json_schema!({
        "type": "string",
        "allOf": [generator.subschema_for::<Wire>()],
        "pattern": pattern,
        "patternErrorMessage": complaint,
        "examples": ["FLOOD_WAIT_{seconds}"],
    })
}

pub(in crate::source) fn id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "boolean"],
        "pattern": "^[a-z][a-z0-9_-]*$",
        "patternErrorMessage": "use lower-case ASCII letters, digits, `_` and `-`, beginning with a letter",
    })
}

pub(in crate::source) fn pointer(generator: &mut SchemaGenerator) -> Schema {
    let complaint = "begin each key with `/`; write `~` as `~0`, and `/` within a key as `~1`";
    let mut schema = text(generator, &["string"], r"^(/([^~\t\n\r]|~[01])*)?$", complaint);
    schema.insert("examples".into(), json!(["/error/code", "/errors/*/extensions/code"]));
    schema
}

pub(in crate::source) fn rust_name(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "boolean"],
        "pattern": "^[A-Z][A-Za-z]*([0-9]+(_[0-9]+)*([A-Za-z]+|$))*$",
        "patternErrorMessage": "use upper camel case in ASCII, such as `TokenExpired`; `_` only between digits",
        "not": { "const": "Self" },
        "examples": ["OutOfByteRange"],
    })
}

pub(in crate::source) fn email(generator: &mut SchemaGenerator) -> Schema {
    let complaint = "write it as `name@example.com`; for a page, use `link`";
    narrowed(generator, r"^\s*[A-Za-z0-9._%+-]+@[A-Za-z0-9._%+-]+\s*$", complaint)
}

pub(in crate::source) fn web_address(generator: &mut SchemaGenerator) -> Schema {
    narrowed(generator, r"^\s*[Hh][Tt][Tt][Pp][Ss]?:", "write an address that begins with `https://`")
}

pub(in crate::source) fn template(generator: &mut SchemaGenerator) -> Schema {
    narrowed(generator, r"\{code\}", "write `{code}` in place of the code")
}

/// A line with an additional pattern.
fn narrowed(generator: &mut SchemaGenerator, pattern: &str, complaint: &str) -> Schema {
    json_schema!({
        "type": "string",
        "allOf": [generator.subschema_for::<Line>()],
        "pattern": pattern,
        "patternErrorMessage": complaint,
    })
}

pub(in crate::source) fn link_target(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "allOf": [generator.subschema_for::<Line>()],
        "anyOf": [
            { "pattern": r"^\s*([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):" },
            // A text that begins with any other scheme is rejected.
            { "not": { "pattern": r"^\s*[A-Za-z0-9+.-]*:" } },
        ],
    })
}

pub(in crate::source) fn code_columns(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = columns(generator, &["status", "code", "number", "name", "meaning", "fix"]);
    schema.insert("required".into(), json!(["code"]));
    schema
}

pub(in crate::source) fn status_columns(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = columns(generator, &["status", "phrase", "meaning"]);
    schema.insert("required".into(), json!(["status"]));
    schema
}

fn columns(generator: &mut SchemaGenerator, known: &[&str]) -> Schema {
    fixed_keys(generator.subschema_for::<Line>(), known, "The vendor's heading for the column.")
}

pub(in crate::source) fn waivers(generator: &mut SchemaGenerator) -> Schema {
    let known = ["status", "meaning", "fix"];
    fixed_keys(generator.subschema_for::<Line>(), &known, "Why the vendor does not give it.")
}

fn fixed_keys(mut value: Schema, keys: &[&str], description: &str) -> Schema {
    value.insert("description".into(), description.into());
    let properties: serde_json::Map<String, Value> =
        keys.iter().map(|&key| (key.to_owned(), value.clone().to_value())).collect();
    json_schema!({
        "type": "object",
        "minProperties": 1,
        "properties": properties,
        "additionalProperties": false,
    })
}
