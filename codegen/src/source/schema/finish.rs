//! Adjusts the derived schema to the loader, and orders keys.

use serde_json::{Value, json};

/// Adjusts a schema, with all its definitions.
pub(crate) fn finish(schema: &mut Value) {
    properties(schema);
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        definitions.values_mut().for_each(properties);
    }
    tidy(schema);
}

/// Keys that `source::given` reads may be missing, but not blank.
fn properties(object: &mut Value) {
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
    for property in properties.values_mut() {
        if let Some(given) = given(property) {
            *property = given;
        }
    }
}

fn given(property: &Value) -> Option<Value> {
    let [value, null] = property.get("anyOf")?.as_array()?.as_slice() else { return None };
    if null != &json!({ "type": "null" }) {
        return None;
    }
    let mut given = property.as_object()?.clone();
    given.remove("anyOf");
    given.extend(value.as_object()?.clone());
    Some(Value::Object(given))
}

/// Keys that come first, because they are read first.
const FIRST: [&str; 4] = ["$schema", "title", "description", "type"];

fn tidy(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value {
                    Value::String(text) if key == "description" => *text = unwrapped(text),
                    // Keys of the format keep the order of the source.
                    Value::Object(named) if key == "properties" || key == "$defs" => {
                        named.values_mut().for_each(tidy);
                    }
                    value => tidy(value),
                }
            }
            let mut rest = std::mem::take(map);
            map.extend(FIRST.iter().filter_map(|&key| rest.shift_remove_entry(key)));
            map.append(&mut rest);
        }
        _ => {}
    }
}

/// A doc comment without the line breaks of the source; editors wrap it themselves.
fn unwrapped(text: &str) -> String {
    let paragraphs: Vec<String> = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
    paragraphs.join("\n\n")
}
