//! Reading JSON: a walk that goes where something is looked for, and skips the rest.

mod node;
mod pieces;

pub(crate) use pieces::members;

use super::guide::Guide;
use crate::BodyState;
use node::Node;
use serde::de::DeserializeSeed;
use serde_json::Deserializer;
use serde_json::de::Read;

/// Goes through a body.
pub(super) fn walk<'a>(body: &'a [u8], guide: &mut impl Guide<'a>) -> BodyState {
    let step = guide.start();
    let node = Node { guide, step };
    // Checked at once, the texts need no check of their own; a body that is not
    // UTF-8 throughout is read all the same.
    let read = match core::str::from_utf8(body) {
        Ok(text) => whole(node, Deserializer::from_str(text)),
        Err(_) => whole(node, Deserializer::from_slice(body)),
    };
    match (read, body.trim_ascii_start()) {
        (Ok(()), _) => BodyState::Read,
        (Err(_), [b'{' | b'[', ..]) => BodyState::Broken,
        (Err(_), _) => BodyState::Foreign,
    }
}

/// Reads a value behind which nothing else stands.
fn whole<'a, G: Guide<'a>, R: Read<'a>>(
    node: Node<'_, G, G::Step>,
    mut deserializer: Deserializer<R>,
) -> serde_json::Result<()> {
    node.deserialize(&mut deserializer)?;
    deserializer.end()
}
