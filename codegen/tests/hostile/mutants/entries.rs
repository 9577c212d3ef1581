//! The fields of a file, with their positions in the text.

use libyaml_safer::{Event, EventData, Parser};
use std::ops::Range;

/// A key and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The path of keys; `*` for a code and other names chosen by the author, `[]` for an
    /// element of a list.
    pub path: Vec<String>,
    pub key: Range<usize>,
    pub value: Range<usize>,
    pub shape: Shape,
    /// Whether it is in a flow map.
    pub in_flow: bool,
    /// The start of the next entry of the same map.
    pub next: Option<usize>,
    /// The end of the entry before it.
    pub previous: Option<usize>,
    /// The map it belongs to, as an entry or an element of a list.
    pub enclosing: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    List,
    Map,
}

struct Node {
    span: Range<usize>,
    kind: Kind,
}

enum Kind {
    Scalar,
    List(Vec<Node>),
    Map { entries: Vec<(Node, Node)>, in_flow: bool },
}

/// All fields of the file, each before the ones within it.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut input = text.as_bytes();
    let mut parser = Parser::new();
    parser.set_input_string(&mut input);
    let events: Vec<Event> = parser.map(|event| event.expect("the file is YAML")).collect();
    // Skip the start of the stream and of the document.
    let mut reader = Reader { text, events: events.into_iter().skip(2), closed_at: 0 };
    let root = reader.node().expect("the file is not empty");
    let mut collector = Collector { text, found: Vec::new() };
    collector.node(&root, &[], &(0..text.len()));
    collector.found
}

struct Reader<'t, E> {
    text: &'t str,
    events: E,
    /// The end of the last list or map that was closed.
    closed_at: usize,
}

impl<E: Iterator<Item = Event>> Reader<'_, E> {
    /// The next node; `None` at the end of a list or map.
    fn node(&mut self) -> Option<Node> {
        let event = self.events.next()?;
        let (start, end) = (event.start_mark.index as usize, event.end_mark.index as usize);
        let in_flow = self.text[start..end].starts_with(['[', '{']);
        let kind = match event.data {
            EventData::Scalar { .. } => {
                // The span of a block extends to the next token.
                let end = start + self.text[start..end].trim_end().len();
                return Some(Node { span: start..end, kind: Kind::Scalar });
            }
            EventData::SequenceStart { .. } => Kind::List(std::iter::from_fn(|| self.node()).collect()),
            EventData::MappingStart { .. } => {
                let entries = std::iter::from_fn(|| Some((self.node()?, self.node()?))).collect();
                Kind::Map { entries, in_flow }
            }
            _ => {
                self.closed_at = end;
                return None;
            }
        };
        let last = match &kind {
            Kind::Map { entries, .. } => entries.last().map(|(_, value)| value.span.end),
            Kind::List(elements) => elements.last().map(|element| element.span.end),
            Kind::Scalar => None,
        };
        let end = last.filter(|_| !in_flow).unwrap_or(self.closed_at);
        Some(Node { span: start..end, kind })
    }
}

/// Names chosen by authors are equivalent: a change accepted for one is accepted for all.
const NAMED: [&str; 8] = ["codes", "headers", "links", "schedules", "sets", "fields", "rows", "columns"];

struct Collector<'t> {
    text: &'t str,
    found: Vec<Entry>,
}

impl Collector<'_> {
    fn node(&mut self, node: &Node, path: &[String], enclosing: &Range<usize>) {
        match &node.kind {
            Kind::Scalar => {}
            Kind::List(elements) => {
                let path = [path, &["[]".to_owned()]].concat();
                elements.iter().for_each(|element| self.node(element, &path, &element.span));
            }
            Kind::Map { entries, in_flow } => {
                for nth in 0..entries.len() {
                    self.entry(entries, nth, *in_flow, path, enclosing);
                }
            }
        }
    }

    fn entry(
        &mut self,
        entries: &[(Node, Node)],
        nth: usize,
        in_flow: bool,
        path: &[String],
        enclosing: &Range<usize>,
    ) {
        let (key, value) = &entries[nth];
        let named = path.last().is_some_and(|parent| NAMED.contains(&parent.as_str()));
        let name = if named { "*" } else { &self.text[key.span.clone()] };
        let path = [path, &[name.to_owned()]].concat();
        self.found.push(Entry {
            path: path.clone(),
            key: key.span.clone(),
            value: value.span.clone(),
            shape: match value.kind {
                Kind::Scalar => Shape::Text,
                Kind::List(_) => Shape::List,
                Kind::Map { .. } => Shape::Map,
            },
            in_flow,
            next: entries.get(nth + 1).map(|(next, _)| next.span.start),
            previous: nth.checked_sub(1).map(|previous| entries[previous].1.span.end),
            enclosing: enclosing.clone(),
        });
        self.node(value, &path, &(key.span.start..value.span.end.max(key.span.end)));
    }
}
