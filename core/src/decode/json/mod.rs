//! Reading JSON. The walk visits the values that the guide needs and skips all others.

mod copying;
mod members;
mod node;
mod text;

pub(crate) use members::{elements_of, members};
pub(super) use text::follow;

use super::guide::Guide;
use crate::words::BodyState;
use alloc::string::String;
use copying::Copying;
use node::Node;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny};
use serde_json::Deserializer;

/// Walks through a body.
pub(super) fn walk<'a, G: Guide<'a>>(body: &'a [u8], guide: &mut G) -> BodyState {
    let body = without_guard(body);
    let is_json = matches!(body.trim_ascii_start(), [b'{' | b'[', ..]);
    let complete = if is_json { without_trailing_number(body) } else { body };
    let read = match core::str::from_utf8(complete) {
        Ok(text) => read(text, guide).map(|()| complete.len() == body.len()),
        Err(error) if error.error_len().is_none() => {
            // The body is truncated within a character.
            let text = complete.utf8_chunks().next().map_or("", |chunk| chunk.valid());
            read(text, guide).map(|()| false)
        }
        Err(_) => {
            let text = String::from_utf8_lossy(complete);
            read(&text, &mut Copying::new(guide)).map(|()| complete.len() == body.len())
        }
    };
    match read {
        Ok(true) => BodyState::Read,
        Err(_) if !is_json => BodyState::Foreign,
        _ => BodyState::Broken,
    }
}

/// Starts of a body that keep it from being run as a script; the JSON follows.
const GUARDS: [&[u8]; 5] = [b")]}',", b")]}'", b"for(;;);", b"while(1);", b"{}&&"];

/// Removes the guard before the JSON, if there is one, or the call of a function around it.
pub(crate) fn without_guard(body: &[u8]) -> &[u8] {
    let start = body.trim_ascii_start();
    let guarded = GUARDS.iter().find_map(|guard| start.strip_prefix(*guard));
    guarded.or_else(|| argument(start)).unwrap_or(body)
}

/// The argument in `callback({ … });` (JSONP), if it is an object or a list.
fn argument(body: &[u8]) -> Option<&[u8]> {
    let call = body.strip_prefix(b"/**/").unwrap_or(body);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_$.".contains(byte);
    let name = call.iter().take_while(|byte| is_name(byte)).count();
    let rest = call.get(name..)?.strip_prefix(b"(").filter(|_| name > 0)?.trim_ascii();
    let whole = rest.strip_suffix(b";").unwrap_or(rest).trim_ascii_end();
    let argument = whole.strip_suffix(b")").unwrap_or(rest);
    matches!(argument, [b'{' | b'[', ..]).then_some(argument)
}

/// Removes a number at the end of a body. A complete object or list ends with a bracket;
/// if it ends with a digit, it is truncated, and the number may be incomplete.
fn without_trailing_number(body: &[u8]) -> &[u8] {
    let is_in_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    let trailing = body.iter().rev().take_while(|byte| is_in_number(byte)).count();
    body.get(..body.len() - trailing).unwrap_or(body)
}

/// Reads a value, and those on the lines after it (NDJSON), of which the first with a part counts.
fn read<'a, G: Guide<'a>>(text: &'a str, guide: &mut G) -> serde_json::Result<()> {
    let mut rest = text;
    loop {
        let mut deserializer = Deserializer::from_str(rest);
        let step = guide.start();
        Node { guide: &mut *guide, step }.deserialize(&mut deserializer)?;
        let end = deserializer.into_iter::<IgnoredAny>().byte_offset();
        let after = rest.get(end..).unwrap_or("");
        rest = after.trim_ascii_start();
        if rest.is_empty() {
            return Ok(());
        }
        let is_new_line = after.get(..after.len() - rest.len()).unwrap_or("").contains('\n');
        if !is_new_line || !rest.starts_with(['{', '[']) {
            return Err(serde_json::Error::custom("trailing characters"));
        }
    }
}
