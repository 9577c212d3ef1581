use super::json_value::{quoted, separate};
use super::{EncodeReason, JsonValue};
use crate::envelope::Place;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A JSON body under construction. Keys keep the order of insertion.
///
/// `serde_json::Value` is not used, because the order of its maps depends on features of
/// serde_json that other crates of the build may enable.
#[derive(Debug)]
pub(super) enum Tree {
    Nothing,
    Leaf(JsonValue),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// The maximum number of keys and indices in one pointer; serde_json reads 128 levels.
const MAX_DEPTH: usize = 64;

impl Tree {
    /// Puts a value at a place, which must not have a different value.
    pub(super) fn put(&mut self, pointer: &str, value: JsonValue) -> Result<(), EncodeReason> {
        let node = self.at(pointer)?;
        match node {
            Tree::Nothing => *node = Tree::Leaf(value),
            Tree::Leaf(other) if *other == value => {}
            _ => return Err(taken(pointer)),
        }
        Ok(())
    }

    /// Puts a value at a place, unless the place already has one.
    pub(super) fn fill(&mut self, pointer: &str, value: JsonValue) -> Result<(), EncodeReason> {
        let node = self.at(pointer)?;
        if let Tree::Nothing = node {
            *node = Tree::Leaf(value);
        }
        Ok(())
    }

    /// Returns the node at a JSON Pointer, and creates it if needed. `*` is the first element
    /// of a list.
    pub(super) fn at(&mut self, pointer: &str) -> Result<&mut Tree, EncodeReason> {
        let mut node = self;
        for (depth, token) in pointer.split('/').skip(1).enumerate() {
            if depth == MAX_DEPTH {
                return Err(EncodeReason::TooDeep);
            }
            node = match (&*node, index(token)) {
                (Tree::List(_) | Tree::Nothing, Some(index)) => node.element(index, pointer)?,
                _ if token == "*" => return Err(taken(pointer)),
                _ => node.member(&token.replace("~1", "/").replace("~0", "~"), pointer)?,
            };
        }
        Ok(node)
    }

    /// Returns an element of a list: an existing one, or a new one at the end.
    pub(super) fn element(&mut self, index: usize, pointer: &str) -> Result<&mut Tree, EncodeReason> {
        if let Tree::Nothing = self {
            *self = Tree::List(Vec::new());
        }
        let Tree::List(items) = self else { return Err(taken(pointer)) };
        if index == items.len() {
            items.push(Tree::Nothing);
        }
        items.get_mut(index).ok_or_else(|| EncodeReason::Gap(pointer.into()))
    }

    /// Adds an element to a list and returns it.
    pub(super) fn next_element(&mut self, pointer: &str) -> Result<&mut Tree, EncodeReason> {
        let index = if let Tree::List(items) = self { items.len() } else { 0 };
        self.element(index, pointer)
    }

    /// Returns the value of a key, and creates it if needed.
    pub(super) fn member(&mut self, key: &str, pointer: &str) -> Result<&mut Tree, EncodeReason> {
        if let Tree::Nothing = self {
            *self = Tree::Object(Vec::new());
        }
        let Tree::Object(members) = self else { return Err(taken(pointer)) };
        let index = members.iter().position(|(own, _)| own == key).unwrap_or(members.len());
        if index == members.len() {
            members.push((key.to_owned(), Tree::Nothing));
        }
        members.get_mut(index).map(|(_, value)| value).ok_or_else(|| taken(pointer))
    }

    /// Makes an empty node an empty object.
    pub(super) fn or_empty_object(&mut self) {
        if let Tree::Nothing = self {
            *self = Tree::Object(Vec::new());
        }
    }

    /// Writes the body; it has no bytes if it has no values.
    pub(super) fn into_body(self) -> Vec<u8> {
        let mut json = String::new();
        if !matches!(self, Tree::Nothing) {
            self.write(&mut json);
        }
        json.into_bytes()
    }

    fn write(&self, json: &mut String) {
        match self {
            Tree::Nothing => json.push_str("null"),
            Tree::Leaf(value) => json.push_str(value.as_json()),
            Tree::List(items) => {
                json.push('[');
                for item in items {
                    separate(json);
                    item.write(json);
                }
                json.push(']');
            }
            Tree::Object(members) => {
                json.push('{');
                for (key, value) in members {
                    separate(json);
                    json.push_str(&quoted(key));
                    json.push(':');
                    value.write(json);
                }
                json.push('}');
            }
        }
    }
}

/// Whether decoding can read back a value that is written to a place.
pub(super) fn writable(place: &Place<'_>) -> Result<(), EncodeReason> {
    let first = place.parts().next().unwrap_or(place);
    let name = || first.at.or(first.key_at).or(first.header).unwrap_or_default().into();
    if place.is_cut() || place.parameter.is_some() {
        return Err(EncodeReason::Cut(name()));
    }
    if !place.join.is_empty() || place.key_at.is_some() {
        return Err(EncodeReason::ReadOnly(name()));
    }
    Ok(())
}

fn index(token: &str) -> Option<usize> {
    if token == "*" { Some(0) } else { token.parse().ok() }
}

fn taken(pointer: &str) -> EncodeReason {
    EncodeReason::Taken(pointer.into())
}
