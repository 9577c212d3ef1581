use super::excerpt::Excerpt;
use super::recovery::parse_blanking;
use super::text::char_start;
use super::tree::{Kind, Map, Node};
use crate::report::{Path, Position, Report, Segment};
use std::collections::HashMap;
use std::ops::Range;

/// Resolves the paths of all findings to positions, and sorts the findings. Call this
/// once, after everything was reported.
pub(crate) fn locate(report: &mut Report) {
    report.locate(spans);
}

/// The spans of some paths. Parses the text once more, without the codes that no path leads
/// to.
pub(crate) fn spans(text: &str, paths: &[Path]) -> Vec<Option<Range<usize>>> {
    if let Some(excerpt) = Excerpt::new(text, paths) {
        let tree = parse_blanking(&excerpt.text);
        if tree.is_whole() {
            let found = spans_in(&excerpt.text, tree.root.as_ref(), paths);
            return found.iter().map(|span| Some(excerpt.restore(span.as_ref()?))).collect();
        }
    }
    spans_in(text, parse_blanking(text).root.as_ref(), paths)
}

/// The spans of some paths in a tree.
pub(super) fn spans_in(text: &str, root: Option<&Node>, paths: &[Path]) -> Vec<Option<Range<usize>>> {
    let mut keys = Keys::default();
    paths.iter().map(|path| span(text, root?, path, &mut keys)).collect()
}

/// A map of a file, to which an entry is added.
pub(crate) struct MapAt {
    /// The start of its first key.
    pub first: usize,
    /// The opening brace, if the map is written in braces.
    pub brace: Option<usize>,
    /// The end of its last value. After it, only a comment may follow on the line.
    pub end: usize,
}

/// The map at a path; `None` if there is none.
pub(crate) fn map_at(text: &str, path: &Path) -> Option<MapAt> {
    maps_at(text, [path]).pop()?
}

/// The maps at some paths, read in one pass.
pub(crate) fn maps_at<'p>(text: &str, paths: impl IntoIterator<Item = &'p Path>) -> Vec<Option<MapAt>> {
    let root = parse_blanking(text).root;
    let mut keys = Keys::default();
    paths.into_iter().map(|path| map_in(text, root.as_ref()?, path, &mut keys)).collect()
}

fn map_in<'t>(text: &str, root: &'t Node, path: &Path, keys: &mut Keys<'t>) -> Option<MapAt> {
    let mut node = root;
    for segment in path.segments() {
        node = step(node, segment, keys)?.1;
    }
    let Kind::Map(_) = node.kind else { return None };
    let is_open = text.get(node.span.start..)?.starts_with('{');
    let brace = is_open.then_some(node.span.start);
    let end = text.get(..end(text, node))?.trim_end().len();
    Some(MapAt { first: node.first_span().start, brace, end })
}

/// The end of a node. The span of a block extends to the next one.
fn end(text: &str, node: &Node) -> usize {
    let is_in_brackets = text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    let last = match &node.kind {
        _ if is_in_brackets => None,
        Kind::Map(map) => map.entries.last().map(|(key, value)| key.span.end.max(end(text, value))),
        Kind::List(elements) => elements.last().map(|element| end(text, element)),
        Kind::Scalar { .. } => None,
    };
    last.unwrap_or(node.span.end)
}

/// The span of the deepest node along the path that exists: a missing key is best shown
/// by the map that lacks it.
fn span<'t>(text: &str, root: &'t Node, path: &Path, keys: &mut Keys<'t>) -> Option<Range<usize>> {
    let mut node = root;
    let mut key = None;
    let mut rest = path.segments().iter();
    for segment in rest.by_ref() {
        let Some((found_key, found)) = step(node, segment, keys) else {
            return Some(key.unwrap_or(node).first_span());
        };
        (key, node) = (found_key, found);
    }
    match path.position_within() {
        Some(position) => Some(within(text, node, position)),
        None => Some(key.filter(|_| path.is_on_key()).map_or_else(|| node.first_span(), Node::first_span)),
    }
}

/// A position within a block or quoted text; the whole text if it has escapes.
fn within(text: &str, node: &Node, at: Position) -> Range<usize> {
    let raw = text.get(node.span.clone()).unwrap_or("");
    let value = node.text().unwrap_or("");
    let found = if raw.starts_with('|') { in_block(raw, value, at) } else { in_quotes(raw, value, at) };
    let Some(start) = found.map(|offset| char_start(text, node.span.start + offset)) else {
        return node.first_span();
    };
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..start + width
}

/// A block begins on the line after its `|`, and is indented.
fn in_block(raw: &str, value: &str, at: Position) -> Option<usize> {
    let line = raw.split('\n').nth(at.line)?;
    let before: usize = raw.split('\n').take(at.line).map(|line| line.len() + 1).sum();
    let own = value.split('\n').nth(at.line.checked_sub(1)?)?;
    let indent = line.strip_suffix(own)?.len();
    Some(before + indent + at.column.saturating_sub(1).min(own.len().saturating_sub(1)))
}

fn in_quotes(raw: &str, value: &str, at: Position) -> Option<usize> {
    let spelt_alike = raw.starts_with(['"', '\'']) && raw.get(1..)?.starts_with(value) && at.line == 1;
    spelt_alike.then(|| at.column.min(value.len()))
}

/// A text of a file, and its place.
pub(crate) struct ScalarAt {
    pub path: Path,
    pub span: Range<usize>,
    pub text: String,
}

/// The values at some byte offsets, each only once.
pub(crate) fn scalars(text: &str, bytes: &[usize]) -> Vec<ScalarAt> {
    let root = parse_blanking(text).root;
    let mut found: Vec<ScalarAt> = Vec::new();
    for &byte in bytes {
        let Some((path, node)) = root.as_ref().and_then(|root| node_at(root, byte)) else { continue };
        if found.last().is_none_or(|last| last.span != node.span) && !path.is_on_key() {
            let text = node.text().unwrap_or("").to_owned();
            found.push(ScalarAt { path, span: node.span.clone(), text });
        }
    }
    found
}

/// The paths of the innermost keys, elements or values at some byte offsets.
pub(crate) fn paths(text: &str, bytes: &[usize]) -> Vec<Option<Path>> {
    let root = parse_blanking(text).root;
    bytes.iter().map(|&byte| Some(node_at(root.as_ref()?, byte)?.0)).collect()
}

fn node_at(root: &Node, byte: usize) -> Option<(Path, &Node)> {
    let (mut node, mut path) = (root, Path::root());
    loop {
        match &node.kind {
            Kind::Scalar { .. } => return node.span.contains(&byte).then_some((path, node)),
            Kind::List(elements) => {
                let index = elements.partition_point(|element| element.span.start <= byte).checked_sub(1)?;
                (node, path) = (elements.get(index)?, path.index(index));
            }
            Kind::Map(map) => {
                let index = map.entries.partition_point(|(key, _)| key.span.start <= byte).checked_sub(1)?;
                let (key, value) = map.entries.get(index)?;
                path = path.key(key.text().unwrap_or(""));
                if key.span.contains(&byte) {
                    return Some((path.on_key(), key));
                }
                node = value;
            }
        }
    }
}

fn step<'t>(node: &'t Node, segment: &Segment, keys: &mut Keys<'t>) -> Option<(Option<&'t Node>, &'t Node)> {
    match (segment, &node.kind) {
        (Segment::Key { name, nth: 0 }, Kind::Map(map)) if map.entries.len() > Keys::FEW => {
            let &index = keys.of(node.id, map).get(name.as_str())?;
            map.entries.get(index).map(|(key, value)| (Some(key), value))
        }
        (Segment::Key { name, nth }, _) => node.entry(name, *nth).map(|(key, value)| (Some(key), value)),
        (Segment::Index(index), Kind::List(elements)) => elements.get(*index).map(|element| (None, element)),
        // A single value is a list with one element.
        (Segment::Index(0), _) => Some((None, node)),
        (Segment::Index(_), _) => None,
        (Segment::Form(name), Kind::Map(_)) => node.entry(name, 0).map(|(key, value)| (Some(key), value)),
        (Segment::Form(_), _) => Some((None, node)),
    }
}

/// The index of each key in a large map, for maps with thousands of codes that each
/// have a finding.
#[derive(Default)]
struct Keys<'t>(HashMap<usize, HashMap<&'t str, usize>>);

impl<'t> Keys<'t> {
    /// The maximum number of keys of a map that is searched linearly.
    const FEW: usize = 32;

    fn of(&mut self, id: usize, map: &'t Map) -> &HashMap<&'t str, usize> {
        self.0.entry(id).or_insert_with(|| {
            let keys = map.entries.iter().enumerate().rev();
            keys.filter_map(|(index, (key, _))| Some((key.text()?, index))).collect()
        })
    }
}

impl Node {
    /// The end of the last scalar in it: the span of a block extends to the next one.
    pub(super) fn last(&self) -> usize {
        let last = match &self.kind {
            Kind::Map(map) => map.entries.last().map(|(key, value)| key.last().max(value.last())),
            Kind::List(elements) => elements.last().map(Node::last),
            Kind::Scalar { .. } => None,
        };
        last.unwrap_or(self.span.end)
    }

    /// The span to underline: a scalar or a list as a whole, or the first key of a map.
    pub(super) fn first_span(&self) -> Range<usize> {
        match &self.kind {
            Kind::Map(map) => {
                let first = map.first.clone().or_else(|| Some(map.entries.first()?.0.first_span()));
                first.unwrap_or_else(|| self.span.clone())
            }
            Kind::Scalar { .. } | Kind::List(_) => self.span.clone(),
        }
    }
}
