//! The fast path: most author texts need no escaping, so they are copied verbatim.

use super::escape::{is_hidden, may_be_hidden};
use crate::slice::slice;

/// Whether a text is one paragraph of words and simple code spans, so that it
/// can be copied to any place.
pub(crate) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    if !bytes.first().is_some_and(|&first| starts_paragraph(first)) || text.ends_with(' ') {
        return false;
    }
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            _ if is_always_plain(byte) => {
                bytes.iter().skip(at).take_while(|&&byte| is_always_plain(byte)).count()
            }
            b'`' => match simple_span(bytes.get(at + 1..).unwrap_or(&[])) {
                Some(len) => len + 2,
                None => return false,
            },
            b'_' if in_word(bytes, at) => 1,
            b':' if bytes.get(at + 1) != Some(&b'/') => 1,
            _ if may_be_hidden(byte) => match slice(text, at..).chars().next() {
                Some(c) if !is_hidden(c) => c.len_utf8(),
                _ => return false,
            },
            _ => return false,
        };
    }
    true
}

fn is_always_plain(byte: u8) -> bool {
    ALWAYS_PLAIN.get(usize::from(byte)) == Some(&true)
}

/// Whether no list, heading, quote or emphasis can begin with this byte.
fn starts_paragraph(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii() || b"`\"'(".contains(&byte)
}

fn in_word(bytes: &[u8], at: usize) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    is_word(at.checked_sub(1)) && is_word(at.checked_add(1))
}

/// Returns the length of the text between single backticks, if nothing in it needs
/// escaping.
fn simple_span(rest: &[u8]) -> Option<usize> {
    let len = rest.iter().position(|&byte| byte == b'`')?;
    let content = rest.get(..len)?;
    let edges = content.first().zip(content.last())?;
    let is_safe = |&byte: &u8| (0x20..0x7f).contains(&byte) && byte != b'|' && byte != b'{' && byte != b'\\';
    let is_single = rest.get(len + 1) != Some(&b'`');
    (is_single && edges.0 != &b' ' && edges.1 != &b' ' && content.iter().all(is_safe)).then_some(len)
}

/// Bytes without a special meaning anywhere except at the beginning of a line. Bytes beyond ASCII
/// are included if they do not begin an invisible character.
const ALWAYS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let ascii = byte as u8;
        table[byte] = match ascii {
            b' ' | b',' | b'.' | b';' | b'\'' | b'"' | b'(' | b')' | b'/' | b'%' | b'?' | b'!' => true,
            b'-' | b'+' | b'=' | b'@' | b'$' => true,
            _ => ascii.is_ascii_alphanumeric() || !ascii.is_ascii() && !may_be_hidden(ascii),
        };
        byte += 1;
    }
    table
};
