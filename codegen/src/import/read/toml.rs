//! Reads TOML.

use super::tree::{Node, Value};
use crate::import::Finding;
use crate::import::places::Lines;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Parses a document.
pub(super) fn parse(name: &str, text: &str) -> Result<Node<'static>, Finding> {
    let lines = Lines::new(text);
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map(|span| lines.at(span.start));
        Finding::new(name, line, format!("the document is not valid TOML: {}", error.message()))
    })?;
    Ok(Node { line: 1, value: map(table.get_ref(), &lines) })
}

fn map(table: &DeTable<'_>, lines: &Lines) -> Value<'static> {
    let entry = |(key, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        // A table begins at its header, a value on the line of its key.
        let line = lines.at(key.span().start);
        (Cow::Owned(key.get_ref().to_string()), Node { line, value: value_of(value.get_ref(), lines) })
    };
    Value::Map(table.iter().map(entry).collect())
}

fn value_of(value: &DeValue<'_>, lines: &Lines) -> Value<'static> {
    let scalar = |text: String| Value::Scalar(Cow::Owned(text));
    match value {
        DeValue::String(text) => Value::Text(Cow::Owned(text.to_string())),
        DeValue::Integer(number) => scalar(number.to_string()),
        DeValue::Float(number) => scalar(number.to_string()),
        DeValue::Boolean(truth) => scalar(truth.to_string()),
        DeValue::Datetime(time) => Value::Text(Cow::Owned(time.to_string())),
        DeValue::Array(elements) => {
            let node = |element: &Spanned<DeValue<'_>>| Node {
                line: lines.at(element.span().start),
                value: value_of(element.get_ref(), lines),
            };
            Value::List(elements.iter().map(node).collect())
        }
        DeValue::Table(table) => map(table, lines),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn tables_by_code_keep_order_and_lines() {
        let root = parse("a.toml", "[b_code]\nerror = '''\nlost\n'''\n\n[\"PD:a\"]\nstatus = 404\n")
            .expect("it is TOML");
        let keys: Vec<(&str, usize)> = root.map().iter().map(|(key, node)| (&**key, node.line)).collect();
        assert_eq!(keys, [("b_code", 1), ("PD:a", 6)]);
        let status = root.at(&["PD:a", "status"]).expect("the key is there");
        assert_eq!((status.scalar(), status.line), (Some("404"), 7));
    }

    #[test]
    fn mistakes_are_located() {
        let shown = parse("a.toml", "a = 1\nb = = 2\n").map(|_| ()).map_err(|finding| finding.line);
        assert_eq!(shown, Err(Some(2)));
        assert!(parse("a.toml", &"a = [".repeat(10_000)).is_err());
    }
}
