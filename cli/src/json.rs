//! JSON that is safe to print.

use errcat_core::is_hidden;
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

/// Characters that do not show are in strings only, where they can be escaped.
fn shown(text: serde_json::Result<String>) -> String {
    let text = text.unwrap_or_else(|_| never("only maps with text keys and finite numbers are printed"));
    let is_plain = |byte: u8| byte == b'\n' || (b' '..=b'~').contains(&byte);
    if text.bytes().all(is_plain) {
        return text;
    }
    text.chars().fold(String::new(), |mut out, c| {
        if c != '\n' && is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn characters_that_do_not_show_are_escaped_and_read_back() {
        let text = "a\u{9b}b\u{61c}c\u{e0041}d";
        let json = line(&text);
        assert_eq!(json, r#""a\u009bb\u061cc\udb40\udc41d""#);
        assert_eq!(serde_json::from_str::<String>(&json).expect("it is JSON"), text);
    }
}
