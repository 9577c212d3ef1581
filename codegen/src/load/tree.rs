//! A file as a tree in which every key and value knows its place.

use super::guard::Slip;
use super::syntax::{self, Complaint};
use super::text::unshowable;
use crate::report::Rule;
use libyaml_safer::{Event, EventData, Mark, Parser, ScalarStyle};
use std::borrow::Cow;
use std::ops::Range;

/// A value, or a key.
#[derive(Debug)]
pub(super) struct Node {
    /// Unique within the file, and larger than those of its ancestors.
    pub id: usize,
    pub span: Range<usize>,
    pub kind: Kind,
    /// Whether something was taken out of it, which is why it may be empty.
    pub pruned: bool,
}

#[derive(Debug)]
pub(super) enum Kind {
    Scalar {
        text: String,
        /// Without quotes and not in a block: `404` may be a number.
        plain: bool,
    },
    List(Vec<Node>),
    Map(Map),
}

/// A map in the order of the file, with what was taken out of it.
#[derive(Debug, Default)]
pub(super) struct Map {
    pub entries: Vec<(Node, Node)>,
    /// Keys of entries that were wrong. They are not missing.
    pub dropped: Vec<String>,
    /// Where the first key stands, if its entry was taken out.
    pub first: Option<Range<usize>>,
}

impl Node {
    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// The value of the nth entry with this key.
    pub(super) fn entry(&self, key: &str, nth: usize) -> Option<&(Node, Node)> {
        match &self.kind {
            Kind::Map(map) => map.entries.iter().filter(|(k, _)| k.text() == Some(key)).nth(nth),
            Kind::Scalar { .. } | Kind::List(_) => None,
        }
    }

    /// Takes out the first entry with this key.
    pub(super) fn take(&mut self, key: &str) -> Option<(Node, Node)> {
        match &mut self.kind {
            Kind::Map(map) => {
                let index = map.entries.iter().position(|(k, _)| k.text() == Some(key))?;
                let entry = map.entries.remove(index);
                if index == 0 {
                    map.first.get_or_insert(entry.0.first_span());
                }
                Some(entry)
            }
            Kind::Scalar { .. } | Kind::List(_) => None,
        }
    }

    /// Puts an entry back where it was; entries are in the order of their ids.
    pub(super) fn put(&mut self, entry: (Node, Node)) {
        if let Kind::Map(map) = &mut self.kind {
            let index = map.entries.partition_point(|(key, _)| key.id < entry.0.id);
            map.entries.insert(index, entry);
        }
    }
}

/// Deepest nesting of lists and maps. serde_yaml takes a minute for a hundred
/// thousand nested flow maps; no catalogue needs a dozen.
pub(super) const MAX_DEPTH: usize = 64;

/// Parses a file with one document. An empty file has no tree.
pub(super) fn parse(text: &str, slips: &[Slip]) -> Result<Option<Node>, Complaint> {
    let masked = without_panics(&without_slips(text, slips)).into_owned();
    let mut input = masked.as_bytes();
    let mut parser = Parser::new();
    parser.set_input_string(&mut input);
    let mut builder = Builder { end: text.len(), ..Builder::default() };
    for event in parser {
        let event = event.map_err(|error| syntax::explain(text, &error))?;
        builder.take(event)?;
    }
    Ok(builder.root)
}

/// The text with letters in place of what the guard and the loader refuse one by
/// one, so that the rest can be parsed. No byte moves.
fn without_slips<'t>(text: &'t str, slips: &[Slip]) -> Cow<'t, str> {
    let mut masked = Cow::Borrowed(text);
    for slip in slips {
        masked.to_mut().replace_range(slip.at..slip.at + 1, "x");
    }
    for (at, c) in unshowable(text) {
        let width = c.len_utf8();
        masked.to_mut().replace_range(at..at + width, &"x".repeat(width));
    }
    masked
}

/// The text without what makes the parser panic. No byte moves.
///
/// It panics on a tag directly before a comma, as in `[!x, y]`: what looks like
/// one gets a dot for its `!`. The guard has refused tags before; this holds
/// whatever the guard thought, and the text of a value hardly matters any more.
/// It also panics where a block or an escape ends with the file, not the line.
pub(crate) fn without_panics(text: &str) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(comma) = text.get(from..).and_then(|rest| rest.find(',')).map(|at| from + at) {
        let before = text.get(from..comma).unwrap_or("");
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        if word.contains('!') {
            let start = comma - word.len();
            masked.to_mut().replace_range(start..comma, &word.replace('!', "."));
        }
        from = comma + 1;
    }
    if !text.ends_with('\n') {
        masked.to_mut().push('\n');
    }
    masked
}

/// A list or map that is not complete yet.
struct Open {
    node: Node,
    /// The key whose value comes next.
    key: Option<Node>,
}

#[derive(Default)]
struct Builder {
    root: Option<Node>,
    open: Vec<Open>,
    documents: usize,
    /// Where the file ends; the parser saw a line end more.
    end: usize,
    nodes: usize,
}

impl Builder {
    fn take(&mut self, event: Event) -> Result<(), Complaint> {
        let span = self.byte(event.start_mark)..self.byte(event.end_mark);
        match event.data {
            EventData::DocumentStart { .. } => self.begin_document(span),
            EventData::Scalar { value, style, .. } => {
                let kind = Kind::Scalar { text: value, plain: style == ScalarStyle::Plain };
                let node = self.node(span, kind);
                self.place(node);
                Ok(())
            }
            EventData::SequenceStart { .. } => self.begin(span, Kind::List(Vec::new())),
            EventData::MappingStart { .. } => self.begin(span, Kind::Map(Map::default())),
            EventData::SequenceEnd | EventData::MappingEnd => {
                self.end(span.end);
                Ok(())
            }
            EventData::Alias { .. } => Err(Complaint::new(Rule::Syntax, span, "aliases are not taken here")),
            EventData::StreamStart { .. } | EventData::StreamEnd | EventData::DocumentEnd { .. } => Ok(()),
        }
    }

    fn byte(&self, mark: Mark) -> usize {
        usize::try_from(mark.index).unwrap_or(usize::MAX).min(self.end)
    }

    fn begin_document(&mut self, span: Range<usize>) -> Result<(), Complaint> {
        self.documents += 1;
        if self.documents < 2 {
            return Ok(());
        }
        Err(Complaint::new(Rule::Syntax, span, "a second document begins here")
            .help("write one file for each vendor, without `---` between its parts"))
    }

    fn node(&mut self, span: Range<usize>, kind: Kind) -> Node {
        self.nodes += 1;
        Node { id: self.nodes, span, kind, pruned: false }
    }

    fn begin(&mut self, span: Range<usize>, kind: Kind) -> Result<(), Complaint> {
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(span));
        }
        let node = self.node(span, kind);
        self.open.push(Open { node, key: None });
        Ok(())
    }

    fn end(&mut self, end: usize) {
        if let Some(Open { mut node, .. }) = self.open.pop() {
            node.span.end = end;
            self.place(node);
        }
    }

    /// Puts a complete node where it belongs.
    fn place(&mut self, node: Node) {
        let Some(Open { node: parent, key }) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        match (&mut parent.kind, key.take()) {
            (Kind::List(elements), _) => elements.push(node),
            (Kind::Map(map), Some(key)) => map.entries.push((key, node)),
            (Kind::Map(_) | Kind::Scalar { .. }, _) => *key = Some(node),
        }
    }
}

/// The complaint about nesting beyond [`MAX_DEPTH`].
pub(super) fn too_deep(span: Range<usize>) -> Complaint {
    Complaint::new(Rule::Limit, span, format!("lists and maps are nested more than {MAX_DEPTH} deep"))
        .help("quote the value if it is a text: no place of the format is nearly as deep")
}
