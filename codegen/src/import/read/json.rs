//! Reads JSON and JSON Lines.
//!
//! serde_json has no positions, but it gives the source of each value, whose address is the
//! position in the document.

use super::tree::{MAX_DEPTH, Node, Value};
use crate::import::Finding;
use crate::import::places::{Lines, offset};
use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Parses a document.
pub(super) fn parse<'t>(name: &str, text: &'t str) -> Result<Node<'t>, Finding> {
    let lines = Lines::new(text);
    let reader = Reader { name, text, lines: &lines };
    reader.whole(text)
}

/// Parses a document with one value per line, as a list.
pub(super) fn parse_lines<'t>(name: &str, text: &'t str) -> Result<Node<'t>, Finding> {
    let lines = Lines::new(text);
    let reader = Reader { name, text, lines: &lines };
    let values = text.split('\n').filter(|line| !line.trim().is_empty());
    let values = values.map(|line| reader.whole(line)).collect::<Result<_, _>>()?;
    Ok(Node { line: 1, value: Value::List(values) })
}

struct Reader<'t, 'r> {
    name: &'r str,
    text: &'t str,
    lines: &'r Lines,
}

impl<'t> Reader<'t, '_> {
    fn whole(&self, text: &'t str) -> Result<Node<'t>, Finding> {
        let raw: &RawValue = self.part(text, text)?;
        self.node(raw.get(), 0)
    }

    fn part<T: Deserialize<'t>>(&self, source: &'t str, what: &'t str) -> Result<T, Finding> {
        serde_json::from_str(what).map_err(|error| {
            let line = self.lines.at(offset(self.text, source)) + error.line().saturating_sub(1);
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
            Finding::new(self.name, Some(line), format!("the document is not valid JSON: {message}"))
        })
    }

    fn node(&self, raw: &'t str, depth: usize) -> Result<Node<'t>, Finding> {
        let line = self.lines.at(offset(self.text, raw));
        if depth > MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} deep");
            return Err(
                Finding::new(self.name, Some(line), message).help("import only the part with the codes")
            );
        }
        let value = match raw.as_bytes().first() {
            Some(b'{') => Value::Map(self.entries(raw, depth)?),
            Some(b'[') => {
                let elements: Vec<&RawValue> = self.part(raw, raw)?;
                Value::List(
                    elements.iter().map(|raw| self.node(raw.get(), depth + 1)).collect::<Result<_, _>>()?,
                )
            }
            Some(b'"') => Value::Text(self.part::<Text<'t>>(raw, raw)?.0),
            Some(b'n') => Value::Null,
            _ => Value::Scalar(Cow::Borrowed(raw)),
        };
        Ok(Node { line, value })
    }

    fn entries(&self, raw: &'t str, depth: usize) -> Result<Vec<(Cow<'t, str>, Node<'t>)>, Finding> {
        let Entries(entries) = self.part(raw, raw)?;
        entries.into_iter().map(|(key, raw)| Ok((key.0, self.node(raw.get(), depth + 1)?))).collect()
    }
}

#[derive(Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

/// A map in the order of the document; a repeated key is kept.
struct Entries<'t>(Vec<(Text<'t>, &'t RawValue)>);

impl<'t> Deserialize<'t> for Entries<'t> {
    fn deserialize<D: serde::Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'t> Visitor<'t> for EntriesVisitor {
    type Value = Entries<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Entries<'t>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, parse_lines};

    #[test]
    fn every_value_keeps_its_line() {
        let root = parse(
            "a.json",
            "{\n  \"errors\": [\n    {\"code\": \"a\\u0062\",\n     \"status\": 404}\n  ]\n}",
        )
        .expect("it is JSON");
        let record = &root.get("errors").expect("the key is there").list()[0];
        let code = record.get("code").expect("the key is there");
        let status = record.get("status").expect("the key is there");
        assert_eq!((code.scalar(), code.line), (Some("ab"), 3));
        assert_eq!((status.scalar(), status.line), (Some("404"), 4));
    }

    #[test]
    fn mistakes_and_deep_nesting_are_located() {
        let shown = |text: &str| parse("a.json", text).map(|_| ()).map_err(|finding| finding.to_string());
        assert_eq!(
            shown("{\n\"a\": x}"),
            Err("a.json:2: the document is not valid JSON: expected value".into())
        );
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(shown(&deep), Err("a.json:1: values are nested more than 64 deep".into()));
        let lines = parse_lines("a.jsonl", "{\"code\": \"a\"}\n\n{\"code\": }\n").map(|_| ());
        assert!(lines.is_err_and(|finding| finding.line == Some(3)));
    }
}
