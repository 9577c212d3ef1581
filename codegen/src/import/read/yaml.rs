//! Reads YAML from the parser's events, which have positions. Aliases are not expanded.

use super::tree::{MAX_DEPTH, Node, Value};
use crate::import::Finding;
use libyaml_safer::{Event, EventData, Parser, ScalarStyle};
use std::borrow::Cow;

/// Parses a document, or several documents in one file as a list.
pub(super) fn parse(name: &str, text: &str) -> Result<Node<'static>, Finding> {
    let masked = crate::load::without_panics(text);
    let mut input = masked.as_bytes();
    let mut parser = Parser::new();
    parser.set_input_string(&mut input);
    let mut builder = Builder::default();
    for event in parser {
        let event = event.map_err(|error| {
            let line = error.problem_mark().map(|mark| usize::try_from(mark.line).unwrap_or(0) + 1);
            Finding::new(name, line, format!("the document is not valid YAML: {}", error.problem()))
        })?;
        builder.take(event).map_err(|(line, message)| {
            Finding::new(name, Some(line), message).help("import only the part with the codes")
        })?;
    }
    Ok(builder.finish())
}

/// An incomplete list or map.
struct Open {
    node: Node<'static>,
    key: Option<Cow<'static, str>>,
}

#[derive(Default)]
struct Builder {
    documents: Vec<Node<'static>>,
    open: Vec<Open>,
}

impl Builder {
    fn take(&mut self, event: Event) -> Result<(), (usize, String)> {
        let line = usize::try_from(event.start_mark.line).unwrap_or(0) + 1;
        match event.data {
            EventData::Scalar { value, style, .. } => {
                self.place(Node { line, value: scalar(value, style) });
                Ok(())
            }
            EventData::SequenceStart { .. } => self.begin(Node { line, value: Value::List(Vec::new()) }),
            EventData::MappingStart { .. } => self.begin(Node { line, value: Value::Map(Vec::new()) }),
            EventData::SequenceEnd | EventData::MappingEnd => {
                if let Some(Open { node, .. }) = self.open.pop() {
                    self.place(node);
                }
                Ok(())
            }
            EventData::Alias { .. } => Err((line, "YAML aliases are not supported".to_owned())),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, node: Node<'static>) -> Result<(), (usize, String)> {
        if self.open.len() >= MAX_DEPTH {
            return Err((node.line, format!("values are nested more than {MAX_DEPTH} deep")));
        }
        self.open.push(Open { node, key: None });
        Ok(())
    }

    fn place(&mut self, node: Node<'static>) {
        let Some(Open { node: parent, key }) = self.open.last_mut() else {
            return self.documents.push(node);
        };
        match (&mut parent.value, key.take()) {
            (Value::List(elements), _) => elements.push(node),
            (Value::Map(entries), Some(key)) => entries.push((key, node)),
            (_, _) => *key = Some(as_key(node)),
        }
    }

    fn finish(mut self) -> Node<'static> {
        match self.documents.len() {
            0 => Node { line: 1, value: Value::Null },
            1 => self.documents.swap_remove(0),
            _ => Node { line: 1, value: Value::List(self.documents) },
        }
    }
}

fn scalar(text: String, style: ScalarStyle) -> Value<'static> {
    if style == ScalarStyle::Plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") {
        return Value::Null;
    }
    let is_text = style != ScalarStyle::Plain || serde_json::from_str::<serde_json::Number>(&text).is_err();
    match text.as_str() {
        "true" | "false" if style == ScalarStyle::Plain => Value::Scalar(Cow::Owned(text)),
        _ if is_text => Value::Text(Cow::Owned(text)),
        _ => Value::Scalar(Cow::Owned(text)),
    }
}

/// Converts a key to text. Lists and maps as keys become empty; `null` may be a code.
fn as_key(node: Node<'static>) -> Cow<'static, str> {
    match node.value {
        Value::Text(text) | Value::Scalar(text) => text,
        Value::Null => Cow::Borrowed("null"),
        Value::List(_) | Value::Map(_) => Cow::Borrowed(""),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn keys_and_values_keep_spelling_and_line() {
        let root = parse("a.yaml", "errors:\n  1e3: { status: 404 }\n  null:\n    status: '0404'\n")
            .expect("it is YAML");
        let errors = root.get("errors").expect("the key is there");
        let status = |code: &str| {
            let status = errors.get(code)?.get("status")?;
            Some((status.scalar()?.to_owned(), status.line))
        };
        assert_eq!(status("1e3"), Some(("404".into(), 2)));
        assert_eq!(status("null"), Some(("0404".into(), 4)));
    }

    #[test]
    fn aliases_and_deep_nesting_are_refused_with_the_line() {
        let shown = |text: &str| parse("a.yaml", text).map(|_| ()).map_err(|finding| finding.to_string());
        assert_eq!(shown("a: &x 1\nb: *x\n"), Err("a.yaml:2: YAML aliases are not supported".into()));
        assert_eq!(shown(&"[".repeat(100_000)), Err("a.yaml:1: values are nested more than 64 deep".into()));
        assert!(shown("a: b: c\n").is_err_and(|message| message.starts_with("a.yaml:1: ")));
        assert!(shown("[!x, y]").is_ok());
    }
}
