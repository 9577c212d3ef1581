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
    let is_json = matches!(body.trim_ascii_start(), [b'{' | b'[', ..]);
    let sure = if is_json { without_half_number(body) } else { body };
    let step = guide.start();
    let node = Node { guide, step };
    // Checked at once, the texts need no check of their own; a body that is not
    // UTF-8 throughout is read all the same.
    let read = match core::str::from_utf8(sure) {
        Ok(text) => whole(node, Deserializer::from_str(text)),
        Err(_) => whole(node, Deserializer::from_slice(sure)),
    };
    match read {
        Ok(()) if sure.len() == body.len() => BodyState::Read,
        Err(_) if !is_json => BodyState::Foreign,
        _ => BodyState::Broken,
    }
}

/// An object or a list ends with a bracket. When it ends with a digit, it breaks
/// off, maybe within a number: half of one is another number.
fn without_half_number(body: &[u8]) -> &[u8] {
    let is_of_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    let half = body.iter().rev().take_while(|byte| is_of_number(byte)).count();
    body.get(..body.len() - half).unwrap_or(body)
}

/// Reads a value behind which nothing else stands.
fn whole<'a, G: Guide<'a>, R: Read<'a>>(
    node: Node<'_, G, G::Step>,
    mut deserializer: Deserializer<R>,
) -> serde_json::Result<()> {
    node.deserialize(&mut deserializer)?;
    deserializer.end()
}
