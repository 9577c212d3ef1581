//! Removes nodes that cannot be read from a tree.

use crate::load::deserialize::DeserializeError;
use crate::load::tree::{Kind, Map, Node};
use crate::report::Rule;

/// The title of a group or file whose own title is missing or wrong, so that its
/// contents can still be read. Files with errors are never emitted.
const PLACEHOLDER: &str = "?";

/// Changes the tree so that the same error cannot occur again. Returns `false` if
/// `root` as a whole is at fault.
pub(super) fn prune(root: &mut Node, error: &DeserializeError) -> bool {
    let Some(id) = error.node else {
        return false;
    };
    if error.missing_key == Some("title") {
        return add_title(root, id);
    }
    remove(root, id, error.intended_key)
}

/// Whether a key or value is missing only because it was pruned.
pub(super) fn is_caused_by_pruning(root: &Node, error: &DeserializeError) -> bool {
    let Some(node) = error.node.and_then(|id| find(root, id)) else {
        return false;
    };
    match (&node.kind, error.missing_key) {
        (Kind::Map(map), Some(key)) => map.dropped.iter().any(|dropped| dropped == key),
        _ => node.pruned && error.refusal.rule == Rule::EmptyValue,
    }
}

/// Removes the entry or element whose scalar contains the byte.
pub(super) fn remove_scalar_at(root: &mut Node, byte: usize) {
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

/// Whether the map with this key has another key of this name.
pub(super) fn has_sibling(node: &Node, id: usize, name: &str) -> bool {
    match &node.kind {
        Kind::Scalar { .. } => false,
        Kind::List(elements) => {
            last_up_to(elements, id).is_some_and(|index| has_sibling(&elements[index], id, name))
        }
        Kind::Map(map) => entry_up_to(map, id).is_some_and(|index| match is_entry(map, index, id) {
            true => map.entries.iter().any(|(key, _)| key.text() == Some(name)),
            false => has_sibling(&map.entries[index].1, id, name),
        }),
    }
}

/// Removes the list element that is the node, or the map entry whose key or value it
/// is. `intended` is the key that the entry was probably meant to have.
fn remove(node: &mut Node, id: usize, intended: Option<&str>) -> bool {
    match &mut node.kind {
        Kind::Scalar { .. } => false,
        Kind::List(elements) => match last_up_to(elements, id) {
            Some(index) if elements[index].id == id => {
                elements.remove(index);
                node.pruned = true;
                true
            }
            Some(index) => remove(&mut elements[index], id, intended),
            None => false,
        },
        Kind::Map(map) => match entry_up_to(map, id) {
            Some(index) if is_entry(map, index, id) => {
                let (key, _) = map.entries.remove(index);
                map.dropped.extend(key.text().map(str::to_owned));
                map.dropped.extend(intended.map(str::to_owned));
                node.pruned = true;
                true
            }
            Some(index) => remove(&mut map.entries[index].1, id, intended),
            None => false,
        },
    }
}

/// Whether the node is the key or the value of an entry.
fn is_entry(map: &Map, index: usize, id: usize) -> bool {
    map.entries[index].1.id >= id
}

/// Adds a title to the map with this id.
pub(super) fn add_title(node: &mut Node, id: usize) -> bool {
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

/// Nodes are sorted by id; a placeholder comes last.
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
