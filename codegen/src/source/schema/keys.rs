//! The documentation of keys, from the schema, whose texts are the doc comments of the
//! source types.

use serde_json::Value;
use std::collections::BTreeSet;

/// The documentation of a key of the format.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyInfo {
    /// Where the key is: `groups.codes.*.retry.after`, in which `*` is any name.
    pub paths: Vec<String>,
    /// What the key means.
    pub description: String,
    /// Whether the map is invalid without it.
    pub required: bool,
    /// What can be written, in words. Words to choose from are between backticks.
    pub values: Vec<String>,
    /// The keys of its value, with their meanings.
    pub keys: Vec<(String, String)>,
}

/// Returns the keys with this name, or whose path ends in it: `retry.after`. Keys with the
/// same documentation are one entry.
///
/// ```
/// let found = errcat_codegen::keys("retry.after");
/// assert_eq!(found.len(), 1);
/// assert!(found[0].paths.contains(&"groups.codes.*.retry.after".to_owned()));
/// assert!(errcat_codegen::keys("retry.aftr").is_empty());
/// ```
pub fn keys(query: &str) -> Vec<KeyInfo> {
    let wanted: Vec<&str> = query.trim().split('.').filter(|part| *part != "*").collect();
    let mut found: Vec<KeyInfo> = Vec::new();
    for key in all() {
        let named: Vec<&str> = key.path.split('.').filter(|part| *part != "*").collect();
        if !named.ends_with(&wanted) {
            continue;
        }
        let info = key.info;
        let is_same = |other: &&mut KeyInfo| {
            (&other.description, &other.values, &other.keys) == (&info.description, &info.values, &info.keys)
        };
        match found.iter_mut().find(is_same) {
            Some(same) => same.paths.push(key.path),
            None => found.push(KeyInfo { paths: vec![key.path], ..info }),
        }
    }
    found
}

/// Returns the names of all keys, and their paths below each key: for suggestions.
pub fn key_names() -> Vec<String> {
    let mut names = BTreeSet::new();
    for key in all() {
        let named: Vec<&str> = key.path.split('.').filter(|part| *part != "*").collect();
        names.extend((0..named.len()).map(|from| named[from..].join(".")));
    }
    names.into_iter().collect()
}

struct Key {
    path: String,
    info: KeyInfo,
}

fn all() -> Vec<Key> {
    let schema = super::value();
    let mut walk = Walk { schema: &schema, open: Vec::new(), found: Vec::new() };
    walk.keys_of(&schema, "");
    walk.found
}

struct Walk<'s> {
    schema: &'s Value,
    /// The definitions that are being walked: groups contain groups.
    open: Vec<&'s str>,
    found: Vec<Key>,
}

impl<'s> Walk<'s> {
    /// Collects the keys of every map that a value can be.
    fn keys_of(&mut self, value: &'s Value, path: &str) {
        if let Some(name) = value.get("$ref").and_then(Value::as_str) {
            if self.open.contains(&name) {
                return;
            }
            if let Some(definition) = self.definition(name) {
                self.open.push(name);
                self.keys_of(definition, path);
                self.open.pop();
            }
        }
        let required: Vec<&str> = value
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for (key, property) in value.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            let info = self.info(property, required.contains(&key.as_str()));
            self.found.push(Key { path: path.clone(), info });
            self.keys_of(property, &path);
        }
        for part in ["anyOf", "allOf", "oneOf"] {
            let parts = value.get(part).and_then(Value::as_array).into_iter().flatten();
            parts.for_each(|part| self.keys_of(part, path));
        }
        if let Some(items) = value.get("items") {
            self.keys_of(items, path);
        }
        if let Some(values) = value.get("additionalProperties").filter(|values| values.is_object()) {
            self.keys_of(values, &format!("{path}.*"));
        }
    }

    fn definition(&self, name: &str) -> Option<&'s Value> {
        self.schema.get("$defs")?.get(name.strip_prefix("#/$defs/")?)
    }

    fn info(&self, property: &'s Value, required: bool) -> KeyInfo {
        let mut info = KeyInfo {
            paths: Vec::new(),
            description: description(property).unwrap_or_default(),
            required,
            values: Vec::new(),
            keys: Vec::new(),
        };
        self.values(property, &mut info, true);
        info
    }

    /// Adds what a value can be.
    fn values(&self, value: &'s Value, info: &mut KeyInfo, is_key: bool) {
        if let Some(word) = value.get("const").and_then(Value::as_str) {
            let meaning = description(value).unwrap_or_default();
            return add(info, format!("`{word}`: {meaning}"));
        }
        let own = description(value).filter(|_| !is_key);
        if let Some(definition) =
            value.get("$ref").and_then(Value::as_str).and_then(|name| self.definition(name))
        {
            return self.values(definition, info, false);
        }
        let parts = ["anyOf", "oneOf"].iter().filter_map(|part| value.get(*part)?.as_array());
        let mut has_parts = false;
        for part in parts.flatten().filter(|part| part.get("required").is_none()) {
            has_parts = true;
            self.values(part, info, false);
        }
        if has_parts {
            return;
        }
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            for (key, one) in properties {
                let described = (key.clone(), description(one).unwrap_or_default());
                // Such as the keys of a place, which a list of places has too.
                if !info.keys.contains(&described) {
                    info.keys.push(described);
                }
            }
            return add(info, "a map with the keys below".to_owned());
        }
        if let Some(items) = value.get("items") {
            add(info, "a list, each entry:".to_owned());
            return self.values(items, info, false);
        }
        if let Some(values) = value.get("additionalProperties").filter(|values| values.is_object()) {
            add(info, "a map by name, each value:".to_owned());
            return self.values(values, info, false);
        }
        let is_boolean = value.get("type").and_then(Value::as_str) == Some("boolean");
        match own {
            Some(own) if is_boolean => add(info, format!("`true` or `false`: {own}")),
            Some(own) => add(info, own),
            None => {
                let inner = value.get("allOf").and_then(Value::as_array).into_iter().flatten();
                inner.for_each(|part| self.values(part, info, false));
                if is_boolean {
                    add(info, "`true` or `false`".to_owned());
                }
            }
        }
    }
}

fn add(info: &mut KeyInfo, value: String) {
    if !info.values.contains(&value) {
        info.values.push(value);
    }
}

fn description(value: &Value) -> Option<String> {
    value.get("description").and_then(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{all, keys};

    #[test]
    fn every_key_has_a_description() {
        for key in all() {
            assert!(!key.info.description.is_empty(), "{}", key.path);
        }
    }

    #[test]
    fn words_and_keys_of_a_value_are_listed() {
        let [retry] = &keys("codes.retry")[..] else { panic!("one key") };
        assert!(retry.values.iter().any(|value| value.starts_with("`never`: ")), "{:?}", retry.values);
        assert!(retry.keys.iter().any(|(key, _)| key == "after"), "{:?}", retry.keys);
        assert!(keys("title").len() > 1);
    }

    #[test]
    fn a_key_of_a_value_is_listed_once() {
        for mut key in all() {
            let listed = key.info.keys.len();
            key.info.keys.sort();
            key.info.keys.dedup();
            assert_eq!(key.info.keys.len(), listed, "{}", key.path);
        }
    }
}
