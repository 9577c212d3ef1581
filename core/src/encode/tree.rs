use super::json_value::{quoted, separate};
use super::{EncodeReason, JsonValue};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A body that grows place by place; keys keep the order they came in.
///
/// A type of its own, since the order of `serde_json::Map` depends on what other
/// crates of the build ask of serde_json.
#[derive(Debug)]
pub(super) enum Tree {
    Nothing,
    Leaf(JsonValue),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// The most keys and indices of one pointer: serde_json reads 128 levels.
const MAX_DEPTH: usize = 64;

impl Tree {
    /// Puts a value at a place, where nothing else may stand.
    pub(super) fn put(&mut self, pointer: &str, value: JsonValue) -> Result<(), EncodeReason> {
        let node = self.at(pointer)?;
        match node {
            Tree::Nothing => *node = Tree::Leaf(value),
            Tree::Leaf(other) if *other == value => {}
            _ => return Err(taken(pointer)),
        }
        Ok(())
    }

    /// Puts something where nothing stands yet.
    pub(super) fn fill(&mut self, pointer: &str, value: JsonValue) -> Result<(), EncodeReason> {
        let node = self.at(pointer)?;
        if let Tree::Nothing = node {
            *node = Tree::Leaf(value);
        }
        Ok(())
    }

    /// What a JSON Pointer leads to. `*` is the first element of a list.
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

    /// An element of a list: one that is there, or the next one.
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

    /// The element behind the last one of a list.
    pub(super) fn next_element(&mut self, pointer: &str) -> Result<&mut Tree, EncodeReason> {
        let index = if let Tree::List(items) = self { items.len() } else { 0 };
        self.element(index, pointer)
    }

    /// The value of a key.
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

    /// Makes an object without members of what has nothing in it.
    pub(super) fn or_empty_object(&mut self) {
        if let Tree::Nothing = self {
            *self = Tree::Object(Vec::new());
        }
    }

    /// The body: nothing at all if nothing was put.
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

fn index(token: &str) -> Option<usize> {
    if token == "*" { Some(0) } else { token.parse().ok() }
}

fn taken(pointer: &str) -> EncodeReason {
    EncodeReason::Taken(pointer.into())
}
