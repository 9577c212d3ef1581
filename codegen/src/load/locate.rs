use super::salvage;
use super::text::character;
use super::tree::{Kind, Map, Node};
use crate::report::{Path, Position, Report, Segment};
use std::collections::HashMap;
use std::ops::Range;

/// Finds the places that findings name by path, and brings them into order.
/// To be called once, when nothing more will be reported.
pub(crate) fn locate(report: &mut Report) {
    report.settle(spans);
}

/// The spans of some paths, from one more parse.
pub(crate) fn spans(text: &str, paths: &[Path]) -> Vec<Option<Range<usize>>> {
    let root = salvage::parse(text).root;
    let mut keys = Keys::default();
    paths.iter().map(|path| span(text, root.as_ref()?, path, &mut keys)).collect()
}

/// The span of the deepest place along the path that exists: a key that is
/// missing is best shown by the map it is missing from.
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

/// A place in the text of a block or of quotes; the whole text where the file
/// spells it differently.
fn within(text: &str, node: &Node, at: Position) -> Range<usize> {
    let raw = text.get(node.span.clone()).unwrap_or("");
    let value = node.text().unwrap_or("");
    let found = if raw.starts_with('|') { in_block(raw, value, at) } else { in_quotes(raw, value, at) };
    let Some(start) = found.map(|offset| character(text, node.span.start + offset)) else {
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

/// What leads to each of some bytes: the innermost key, element or value there.
pub(crate) fn paths(text: &str, bytes: &[usize]) -> Vec<Option<Path>> {
    let root = salvage::parse(text).root;
    bytes.iter().map(|&byte| path(root.as_ref()?, byte)).collect()
}

fn path(root: &Node, byte: usize) -> Option<Path> {
    let (mut node, mut path) = (root, Path::root());
    loop {
        match &node.kind {
            Kind::Scalar { .. } => return node.span.contains(&byte).then_some(path),
            Kind::List(elements) => {
                let index = elements.partition_point(|element| element.span.start <= byte).checked_sub(1)?;
                (node, path) = (elements.get(index)?, path.index(index));
            }
            Kind::Map(map) => {
                let index = map.entries.partition_point(|(key, _)| key.span.start <= byte).checked_sub(1)?;
                let (key, value) = map.entries.get(index)?;
                path = path.key(key.text().unwrap_or(""));
                if key.span.contains(&byte) {
                    return Some(path.on_key());
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
        // One value may stand for a list of one.
        (Segment::Index(0), _) => Some((None, node)),
        (Segment::Index(_), _) => None,
    }
}

/// Where each key stands in a large map, for maps with thousands of codes of
/// which each has a finding.
#[derive(Default)]
struct Keys<'t>(HashMap<usize, HashMap<&'t str, usize>>);

impl<'t> Keys<'t> {
    /// Most keys of a map that is searched without.
    const FEW: usize = 32;

    fn of(&mut self, id: usize, map: &'t Map) -> &HashMap<&'t str, usize> {
        self.0.entry(id).or_insert_with(|| {
            let keys = map.entries.iter().enumerate().rev();
            keys.filter_map(|(index, (key, _))| Some((key.text()?, index))).collect()
        })
    }
}

impl Node {
    /// Where the last word of it ends: a block ends only where the next one begins.
    pub(super) fn last(&self) -> usize {
        let last = match &self.kind {
            Kind::Map(map) => map.entries.last().map(|(key, value)| key.last().max(value.last())),
            Kind::List(elements) => elements.last().map(Node::last),
            Kind::Scalar { .. } => None,
        };
        last.unwrap_or(self.span.end)
    }

    /// What to underline: a scalar itself, of a list or map the first key.
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
