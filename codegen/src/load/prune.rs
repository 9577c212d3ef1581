//! Takes out of a tree what cannot be read.

use super::mistake::Mistake;
use super::tree::{Kind, Map, Node};
use crate::report::Rule;

/// What a title reads that is wrong or missing, so that what stands under it is
/// still read. Files with mistakes are never emitted.
const PLACEHOLDER: &str = "?";

/// Changes the tree so that the same mistake cannot come again. Says no when
/// `root` as a whole is at fault.
pub(super) fn prune(root: &mut Node, mistake: &Mistake) -> bool {
    let Some(id) = mistake.node else {
        return false;
    };
    if mistake.missing == Some("title") {
        return add_title(root, id);
    }
    remove(root, id, mistake.meant)
}

/// Whether something is missing only because it was taken out.
pub(super) fn was_pruned(root: &Node, mistake: &Mistake) -> bool {
    let Some(node) = mistake.node.and_then(|id| find(root, id)) else {
        return false;
    };
    match (&node.kind, mistake.missing) {
        (Kind::Map(map), Some(key)) => map.dropped.iter().any(|dropped| dropped == key),
        _ => node.pruned && mistake.refusal.rule == Rule::EmptyValue,
    }
}

/// Takes out the text that a byte belongs to.
pub(super) fn tear_out(root: &mut Node, byte: usize) {
    let mut node = &*root;
    loop {
        let inner = match &node.kind {
            Kind::Scalar { .. } => None,
            Kind::List(elements) => elements.iter().rfind(|element| element.span.start <= byte),
            Kind::Map(map) => {
                let mut nodes = map.entries.iter().flat_map(|(key, value)| [key, value]);
                nodes.rfind(|node| node.span.start <= byte)
            }
        };
        match inner {
            Some(inner) => node = inner,
            None => break,
        }
    }
    let id = node.id;
    if node.span.contains(&byte) {
        remove(root, id, None);
    }
}

/// The node with this id.
pub(super) fn find(node: &Node, id: usize) -> Option<&Node> {
    if node.id == id {
        return Some(node);
    }
    match &node.kind {
        Kind::Scalar { .. } => None,
        Kind::List(elements) => find(elements.get(last_up_to(elements, id)?)?, id),
        Kind::Map(map) => {
            let (key, value) = map.entries.get(entry_up_to(map, id)?)?;
            if value.id <= id { find(value, id) } else { find(key, id) }
        }
    }
}

/// Takes out the list element or map entry that is the node or has it as key.
/// `meant` is the key it should have had.
fn remove(node: &mut Node, id: usize, meant: Option<&str>) -> bool {
    match &mut node.kind {
        Kind::Scalar { .. } => false,
        Kind::List(elements) => match last_up_to(elements, id) {
            Some(index) if elements[index].id == id => {
                elements.remove(index);
                node.pruned = true;
                true
            }
            Some(index) => remove(&mut elements[index], id, meant),
            None => false,
        },
        Kind::Map(map) => match entry_up_to(map, id) {
            Some(index) if is_entry(map, index, id) => {
                let (key, _) = map.entries.remove(index);
                map.dropped.extend(key.text().map(str::to_owned));
                map.dropped.extend(meant.map(str::to_owned));
                node.pruned = true;
                true
            }
            Some(index) => remove(&mut map.entries[index].1, id, meant),
            None => false,
        },
    }
}

/// Whether the node is the key or the value of an entry.
fn is_entry(map: &Map, index: usize, id: usize) -> bool {
    map.entries[index].1.id >= id
}

fn add_title(node: &mut Node, id: usize) -> bool {
    if node.id != id {
        return match &mut node.kind {
            Kind::Scalar { .. } => false,
            Kind::List(elements) => {
                last_up_to(elements, id).is_some_and(|index| add_title(&mut elements[index], id))
            }
            Kind::Map(map) => {
                entry_up_to(map, id).is_some_and(|index| add_title(&mut map.entries[index].1, id))
            }
        };
    }
    if !matches!(node.kind, Kind::Map(_)) {
        node.kind = Kind::Map(Map::default());
    }
    if let Kind::Map(map) = &mut node.kind {
        map.entries.push((placeholder("title"), placeholder(PLACEHOLDER)));
    }
    true
}

/// Nodes are in the order of their ids; this one goes last.
fn placeholder(text: &str) -> Node {
    let kind = Kind::Scalar { text: text.to_owned(), plain: false };
    Node { id: usize::MAX, span: 0..0, kind, pruned: false }
}

fn last_up_to(elements: &[Node], id: usize) -> Option<usize> {
    elements.partition_point(|element| element.id <= id).checked_sub(1)
}

fn entry_up_to(map: &Map, id: usize) -> Option<usize> {
    map.entries.partition_point(|(key, _)| key.id <= id).checked_sub(1)
}
