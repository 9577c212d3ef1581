//! JSON that is safe to print.

use crate::terminal::hides;
use errcat_core::never;
use serde::Serialize;
use std::fmt::Write as _;

/// A value on one line.
pub(crate) fn line(value: &impl Serialize) -> String {
    shown(serde_json::to_string(value))
}

/// A value, a line for each part.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    shown(serde_json::to_string_pretty(value))
}

/// Control characters beyond ASCII and those that turn a line around stand in
/// strings only, where they can be escaped.
fn shown(text: serde_json::Result<String>) -> String {
    let text = text.unwrap_or_else(|_| never("only maps with text keys and finite numbers are printed"));
    let is_plain = |byte: u8| byte == b'\n' || (b' '..=b'~').contains(&byte);
    if text.bytes().all(is_plain) {
        return text;
    }
    text.chars().fold(String::new(), |mut out, c| {
        if c != '\n' && hides(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
        out
    })
}
