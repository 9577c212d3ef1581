//! Reading JSON: a walk that goes where something is looked for, and skips the rest.

mod copying;
mod node;
mod pieces;

pub(crate) use pieces::{elements_of, members};

use super::guide::Guide;
use crate::words::BodyState;
use alloc::string::String;
use copying::Copying;
use node::Node;
use serde::de::DeserializeSeed;
use serde_json::Deserializer;

/// Goes through a body.
pub(super) fn walk<'a, G: Guide<'a>>(body: &'a [u8], guide: &mut G) -> BodyState {
    let is_json = matches!(body.trim_ascii_start(), [b'{' | b'[', ..]);
    let sure = if is_json { without_half_number(body) } else { body };
    let read = match core::str::from_utf8(sure) {
        Ok(text) => read(text, guide).map(|()| sure.len() == body.len()),
        Err(error) if error.error_len().is_none() => {
            // It breaks off within a character.
            let text = sure.utf8_chunks().next().map_or("", |chunk| chunk.valid());
            read(text, guide).map(|()| false)
        }
        Err(_) => {
            let text = String::from_utf8_lossy(sure);
            read(&text, &mut Copying::new(guide)).map(|()| sure.len() == body.len())
        }
    };
    match read {
        Ok(true) => BodyState::Read,
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
fn read<'a, G: Guide<'a>>(text: &'a str, guide: &mut G) -> serde_json::Result<()> {
    let mut deserializer = Deserializer::from_str(text);
    let step = guide.start();
    Node { guide, step }.deserialize(&mut deserializer)?;
    deserializer.end()
}
