//! A YAML file as a tree in which every key and value has its position.

use super::prescan::{Mask, StrayIndicator};
use super::syntax::{self, MAX_DEPTH, SyntaxError, too_deep};
use super::text::unprintable;
use crate::report::Rule;
use crate::slice::slice;
use errcat_core::never;
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
    /// Whether something was removed from it, which may be why it is empty.
    pub pruned: bool,
}

/// What a node is, with the nodes in it.
#[derive(Debug)]
pub(super) enum Kind {
    Scalar {
        text: String,
        /// Without quotes, and not a block: `404` may be a number.
        plain: bool,
    },
    List(Vec<Node>),
    Map(Map),
}

/// A map in the order of the file, and what was removed from it.
#[derive(Debug, Default)]
pub(super) struct Map {
    pub entries: Vec<(Node, Node)>,
    /// The keys of entries that were removed, which are therefore not missing.
    pub dropped: Vec<String>,
    /// The position of the first key, if its entry was removed.
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

    /// Whether two nodes say the same.
    pub(super) fn has_same_content(&self, other: &Node) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Scalar { text, .. }, Kind::Scalar { text: other, .. }) => text == other,
            (Kind::List(list), Kind::List(others)) => {
                list.len() == others.len() && list.iter().zip(others).all(|(a, b)| a.has_same_content(b))
            }
            (Kind::Map(map), Kind::Map(other)) => {
                let same = |((k, v), (l, w)): (&(Node, Node), &(Node, Node))| {
                    k.has_same_content(l) && v.has_same_content(w)
                };
                map.entries.len() == other.entries.len() && map.entries.iter().zip(&other.entries).all(same)
            }
            _ => false,
        }
    }

    /// The value of the nth entry with this key.
    pub(super) fn entry(&self, key: &str, nth: usize) -> Option<&(Node, Node)> {
        match &self.kind {
            Kind::Map(map) => map.entries.iter().filter(|(k, _)| k.text() == Some(key)).nth(nth),
            Kind::Scalar { .. } | Kind::List(_) => None,
        }
    }

    /// Removes and returns the first entry with this key.
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

    /// Puts an entry back into the map it was taken from; entries are sorted by id.
    pub(super) fn put(&mut self, entry: (Node, Node)) {
        match &mut self.kind {
            Kind::Map(map) => {
                let index = map.entries.partition_point(|(key, _)| key.id < entry.0.id);
                map.entries.insert(index, entry);
            }
            Kind::Scalar { .. } | Kind::List(_) => never("entries are taken from maps only"),
        }
    }
}

/// Parses a file with one document. An empty file has no tree.
pub(super) fn parse(text: &str, strays: &[StrayIndicator]) -> Result<Option<Node>, SyntaxError> {
    let masked = without_panics(&mask_strays(text, strays)).into_owned();
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

/// Masks stray indicators and unprintable characters, which are reported separately, so
/// that the rest can be parsed. No byte moves.
fn mask_strays<'t>(text: &'t str, strays: &[StrayIndicator]) -> Cow<'t, str> {
    let mut masked = Cow::Borrowed(text);
    for stray in strays {
        let mask = match stray.mask {
            Mask::Letter | Mask::Alias => "x".to_owned(),
            Mask::Comment => "#".to_owned(),
            Mask::Blanks(len) => " ".repeat(len),
        };
        masked.to_mut().replace_range(stray.at..stray.at + mask.len(), &mask);
    }
    for (at, c) in unprintable(text) {
        let width = c.len_utf8();
        masked.to_mut().replace_range(at..at + width, &"x".repeat(width));
    }
    masked
}

/// Changes the text where it would make libyaml-safer panic. No byte moves.
///
/// It panics on a tag directly before a comma, as in `[!x, y]`, so the `!` of such a tag
/// becomes a dot. The prescan has reported tags already; this does not depend on it, and
/// the value hardly matters after an error. It also panics if a block or an escape ends
/// with the file instead of a line end.
pub(crate) fn without_panics(text: &str) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(comma) = text.get(from..).and_then(|rest| rest.find(',')).map(|at| from + at) {
        let before = slice(text, from..comma);
        let word = before.rsplit_once(char::is_whitespace).map_or(before, |(_, word)| word);
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

/// A list or map whose end has not been parsed yet.
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
    /// The length of the file, to which a line end may have been added for the parser.
    end: usize,
    nodes: usize,
}

impl Builder {
    fn take(&mut self, event: Event) -> Result<(), SyntaxError> {
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
            EventData::Alias { .. } => Err(SyntaxError::new(Rule::Syntax, span, "aliases are not supported")),
            EventData::StreamStart { .. } | EventData::StreamEnd | EventData::DocumentEnd { .. } => Ok(()),
        }
    }

    fn byte(&self, mark: Mark) -> usize {
        usize::try_from(mark.index).unwrap_or(usize::MAX).min(self.end)
    }

    fn begin_document(&mut self, span: Range<usize>) -> Result<(), SyntaxError> {
        self.documents += 1;
        if self.documents < 2 {
            return Ok(());
        }
        Err(SyntaxError::new(Rule::Syntax, span, "a second document begins here")
            .help("write one file for each vendor, and remove the `---`"))
    }

    fn node(&mut self, span: Range<usize>, kind: Kind) -> Node {
        self.nodes += 1;
        Node { id: self.nodes, span, kind, pruned: false }
    }

    fn begin(&mut self, span: Range<usize>, kind: Kind) -> Result<(), SyntaxError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(span));
        }
        let node = self.node(span, kind);
        self.open.push(Open { node, key: None });
        Ok(())
    }

    fn end(&mut self, end: usize) {
        let Some(Open { mut node, .. }) = self.open.pop() else {
            return never("only a list or map that began ends");
        };
        node.span.end = end;
        self.place(node);
    }

    /// Adds a complete node to its parent.
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
