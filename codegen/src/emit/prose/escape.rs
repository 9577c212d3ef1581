//! Escapes text so that nothing in it is Markdown, with as few escapes as possible.

use super::Place;
use crate::slice::slice;
use std::fmt::Write as _;

/// Writes `text` escaped, without regard for addresses in it. `line_start` is the start of the
/// current line of `out`, after the markers of lists and quotes.
pub(super) fn text(out: &mut String, text: &str, line_start: usize, place: Place) {
    let text = if out.len() == line_start { text.trim_start_matches(LINE_SPACE) } else { text };
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || byte == b' ' || byte >= 0x80 && !may_be_hidden(byte) {
            continue;
        }
        // Everything before is copied, so `out` ends with the preceding text.
        out.push_str(slice(text, copied..at));
        let line = slice(out, line_start..);
        let form = form(byte, line, text, at, place);
        copied = at + form.write(out);
    }
    out.push_str(slice(text, copied..));
}

const LINE_SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The replacement of a character.
enum Form {
    AsItIs,
    Escaped,
    Entity(char),
    Space,
}

impl Form {
    /// Writes the form, and returns the number of bytes that it replaces.
    fn write(self, out: &mut String) -> usize {
        match self {
            Form::AsItIs => 0,
            Form::Escaped => {
                out.push('\\');
                0
            }
            Form::Entity(c) => {
                // Writing to a `String` cannot fail.
                let _ = write!(out, "&#{};", u32::from(c));
                c.len_utf8()
            }
            Form::Space => {
                out.push(' ');
                1
            }
        }
    }
}

/// Returns the form of the character at `at` of `text`, after the line so far.
fn form(byte: u8, line: &str, text: &str, at: usize, place: Place) -> Form {
    let rest = slice(text, at..);
    let next = rest.as_bytes().get(1);
    let escaped = match byte {
        b'\n' | b'\r' | b'\t' => return Form::Space,
        0..0x20 | 0x7f.. => return hidden(rest),
        b'|' if place.table && line.ends_with('\\') => return Form::Entity('|'),
        b'|' if place.table => true,
        b'\\' | b'`' | b'*' | b'[' | b']' | b'~' => true,
        b'_' => !in_word(text, at),
        b'<' => !next.is_some_and(|next| next.is_ascii_digit() || b" =".contains(next)),
        b'&' => may_be_entity(rest),
        // mdBook expands `{{`, even in code.
        b'{' => line.ends_with('{'),
        b'#' | b'>' | b'=' | b':' | b'|' => line.is_empty(),
        b'-' | b'+' => line.is_empty() && !next.is_some_and(u8::is_ascii_alphanumeric),
        b'.' | b')' => is_number(line),
        _ => false,
    };
    if escaped { Form::Escaped } else { Form::AsItIs }
}

/// Whether an underscore is between two letters or digits, where it does not open or close
/// emphasis. At the ends of the text, the neighbouring text is unknown.
fn in_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + 1..).and_then(|after| after.chars().next());
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// Whether `&` begins an entity, or might once more text follows.
pub(super) fn may_be_entity(rest: &str) -> bool {
    let name = slice(rest, 1..).trim_start_matches('#');
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    after.is_empty() || (after.starts_with(';') && after.len() < name.len())
}

/// Whether the line consists of digits, which begin a list if `.` or `)` follows.
fn is_number(line: &str) -> bool {
    (1..=9).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a byte is the first of a character that may be [`hidden`].
pub(super) const fn may_be_hidden(byte: u8) -> bool {
    matches!(byte, 0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef | 0xf0 | 0xf3)
}

/// Whether a character is invisible, so that pages have it as an entity. Soft hyphens and the
/// joiners, which some scripts and emoji need within words, stay as they are.
pub(crate) fn is_hidden(c: char) -> bool {
    errcat_core::is_hidden(c) && !c.is_control() && !matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Returns the entity of a hidden or control character; rustc rejects some of them in
/// comments.
fn hidden(rest: &str) -> Form {
    match rest.chars().next() {
        Some(c) if is_hidden(c) || c.is_control() => Form::Entity(c),
        _ => Form::AsItIs,
    }
}
