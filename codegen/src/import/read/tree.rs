//! A tree for JSON, TOML and YAML in which every value has its line.

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

/// Converts a tree to JSON, such as an example body.
pub(super) fn to_json(node: &Node<'_>) -> serde_json::Value {
    use serde_json::Value as Json;
    match &node.value {
        Value::Null => Json::Null,
        Value::Text(text) => Json::String(text.to_string()),
        Value::Scalar(text) => serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.to_string())),
        Value::List(elements) => Json::Array(elements.iter().map(to_json).collect()),
        Value::Map(entries) => {
            Json::Object(entries.iter().map(|(key, value)| (key.to_string(), to_json(value))).collect())
        }
    }
}
