//! A tree for JSON, TOML and YAML in which every value has its line.

use serde_json::value::RawValue;
use std::borrow::Cow;

/// The maximum nesting depth.
pub(super) const MAX_DEPTH: usize = 64;

/// A value of a document, with its line.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub line: usize,
    pub value: Value<'t>,
}

/// A value of JSON, TOML or YAML.
#[derive(Debug)]
pub(super) enum Value<'t> {
    /// `null`, or nothing.
    Null,
    Text(Cow<'t, str>),
    /// A number or a boolean, as written.
    Scalar(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Map(Vec<(Cow<'t, str>, Node<'t>)>),
}

impl<'t> Node<'t> {
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> &[Node<'t>] {
        match &self.value {
            Value::List(elements) => elements,
            _ => &[],
        }
    }

    pub(super) fn map(&self) -> &[(Cow<'t, str>, Node<'t>)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Returns the value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.map().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Returns the value at a path of keys.
    pub(super) fn at(&self, keys: &[&str]) -> Option<&Node<'t>> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }
}

/// Writes a tree as JSON, such as an example body. Numbers keep their spelling: `1.50`.
pub(super) fn to_json(node: &Node<'_>) -> String {
    let mut out = String::new();
    write_json(node, 0, &mut out);
    out
}

fn write_json(node: &Node<'_>, depth: usize, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Scalar(text) if serde_json::from_str::<&RawValue>(text).is_ok() => out.push_str(text),
        Value::Text(text) | Value::Scalar(text) => quoted(text, out),
        Value::List(elements) => {
            let write = |element: &Node<'_>, out: &mut String| write_json(element, depth + 1, out);
            write_items("[]", elements, depth, write, out);
        }
        Value::Map(entries) => {
            let write = |(key, value): &(Cow<'_, str>, Node<'_>), out: &mut String| {
                quoted(key, out);
                out.push_str(": ");
                write_json(value, depth + 1, out);
            };
            write_items("{}", entries, depth, write, out);
        }
    }
}

/// Writes the items of a list or map, each on a separate line.
fn write_items<T>(
    brackets: &str,
    items: &[T],
    depth: usize,
    write: impl Fn(&T, &mut String),
    out: &mut String,
) {
    let (open, close) = brackets.split_at(1);
    out.push_str(open);
    for (nth, item) in items.iter().enumerate() {
        out.push_str(if nth == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push_str(close);
}

fn quoted(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use crate::import::read::yaml::parse;

    #[test]
    fn numbers_keep_their_spelling_and_keys_their_order() {
        let yaml =
            "price: 1.50\nid: 12345678901234567890123\nhex: 0x1F\nnone: ~\nlist: [1e3, \"2\"]\nempty: {}\n";
        let json = to_json(&parse("a.yaml", yaml).expect("it is YAML"));
        let expected = "{\n  \"price\": 1.50,\n  \"id\": 12345678901234567890123,\n  \"hex\": \"0x1F\",\n  \"none\": null,\n  \"list\": [\n    1e3,\n    \"2\"\n  ],\n  \"empty\": {}\n}";
        assert_eq!(json, expected);
    }
}
