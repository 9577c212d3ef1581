//! The groups of a file, as a tree in the order of the documents.

use crate::import::entry::Entry;
use std::collections::HashMap;

/// The maximum depth of headings.
const MAX_DEPTH: usize = 4;

/// A group with its codes, as indices of entries, and its subgroups.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub title: String,
    pub set: Option<String>,
    pub codes: Vec<usize>,
    pub groups: Vec<Group>,
}

/// Returns the groups of all entries. Codes without a heading are in a group called
/// `untitled`.
pub(super) fn tree(entries: &[Entry], untitled: &str) -> Vec<Group> {
    let mut tree = Tree { nodes: vec![Node::default()], places: HashMap::new() };
    for (at, entry) in entries.iter().enumerate() {
        let mut path: Vec<String> = entry.group.iter().map(|title| super::line(title)).collect();
        path.retain(|title| !title.is_empty());
        if path.is_empty() {
            path.push(untitled.to_owned());
        }
        // Keep the innermost headings, which are the most specific.
        let path = path.split_off(path.len().saturating_sub(MAX_DEPTH));
        tree.add(path, entry.set.as_ref(), at);
    }
    tree.children(0)
}

/// The groups by number; 0 is the file itself.
struct Tree {
    nodes: Vec<Node>,
    /// The number of a group, by its parent, title and set.
    places: HashMap<(usize, String, Option<String>), usize>,
}

#[derive(Default)]
struct Node {
    title: String,
    set: Option<String>,
    codes: Vec<usize>,
    children: Vec<usize>,
}

impl Tree {
    /// Adds a code. Codes of a set are in separate groups.
    fn add(&mut self, path: Vec<String>, set: Option<&String>, code: usize) {
        let mut at = 0;
        for title in path {
            let next = self.nodes.len();
            let place = *self.places.entry((at, title.clone(), set.cloned())).or_insert(next);
            if place == next {
                self.nodes.push(Node { title, set: set.cloned(), ..Node::default() });
                if let Some(node) = self.nodes.get_mut(at) {
                    node.children.push(place);
                }
            }
            at = place;
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.codes.push(code);
        }
    }

    fn children(&self, of: usize) -> Vec<Group> {
        let children = self.nodes.get(of).map_or(&[][..], |node| &node.children);
        let group = |&at: &usize| {
            let node = self.nodes.get(at)?;
            let set = node.set.clone().filter(|_| !node.codes.is_empty());
            Some(Group {
                title: node.title.clone(),
                set,
                codes: node.codes.clone(),
                groups: self.children(at),
            })
        };
        children.iter().filter_map(group).collect()
    }
}
