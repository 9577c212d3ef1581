use super::tree::{self, Kind, Node};
use crate::report::{Path, Report, Segment};
use std::ops::Range;

/// Finds the places that findings name by path, and brings them into order.
/// To be called once, when nothing more will be reported.
pub(crate) fn locate(report: &mut Report) {
    report.settle(spans);
}

/// The spans of some paths, from one more parse.
pub(super) fn spans(text: &str, paths: &[Path]) -> Vec<Option<Range<usize>>> {
    let root = tree::parse(text).ok().flatten();
    paths.iter().map(|path| root.as_ref().and_then(|root| span(root, path))).collect()
}

/// The span of the deepest place along the path that exists: a key that is
/// missing is best shown by the map it is missing from.
fn span(root: &Node, path: &Path) -> Option<Range<usize>> {
    let mut node = root;
    let mut key = None;
    let mut rest = path.segments().iter();
    for segment in rest.by_ref() {
        let Some((found_key, found)) = step(node, segment) else {
            return Some(key.unwrap_or(node).first_span());
        };
        (key, node) = (found_key, found);
    }
    Some(key.filter(|_| path.is_on_key()).map_or_else(|| node.first_span(), Node::first_span))
}

fn step<'a>(node: &'a Node, segment: &Segment) -> Option<(Option<&'a Node>, &'a Node)> {
    match (segment, &node.kind) {
        (Segment::Key { name, nth }, _) => node.entry(name, *nth).map(|(key, value)| (Some(key), value)),
        (Segment::Index(index), Kind::List(elements)) => elements.get(*index).map(|element| (None, element)),
        // One value may stand for a list of one.
        (Segment::Index(0), _) => Some((None, node)),
        (Segment::Index(_), _) => None,
    }
}

impl Node {
    /// What to underline: a scalar itself, of a list or map the first key.
    pub(super) fn first_span(&self) -> Range<usize> {
        match &self.kind {
            Kind::Map(map) => map.entries.first().map_or(self.span.clone(), |(key, _)| key.first_span()),
            Kind::Scalar { .. } | Kind::List(_) => self.span.clone(),
        }
    }
}
