//! Decodes bytes to text: UTF-8, or UTF-16 with a byte order mark.

use super::{Finding, Input};
use std::borrow::Cow;

/// The maximum size of a document, in bytes.
const MAX_BYTES: usize = 128 << 20;

/// Returns the text of a document, with `\n` for every line end.
pub(super) fn decode<'a>(input: &Input<'a>) -> Result<Cow<'a, str>, Finding> {
    let Input { name, bytes } = *input;
    if bytes.len() > MAX_BYTES {
        let message = format!("the document has {} bytes; the limit is {} MiB", bytes.len(), MAX_BYTES >> 20);
        return Err(Finding::new(name, None, message).help("split it and import the parts together"));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(name, rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(name, rest, u16::from_be_bytes)?),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(name, rest, 3)?,
        bytes => utf8(name, bytes, 0)?,
    };
    if let Some(at) = text.find('\0') {
        return Err(Finding::new(name, Some(line_at(text.as_bytes(), at)), "the document is binary")
            .help("export it as CSV, Markdown or JSON"));
    }
    Ok(unix_lines(text))
}

fn utf8<'a>(name: &str, bytes: &'a [u8], skipped: usize) -> Result<Cow<'a, str>, Finding> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let message = format!("byte {} is 0x{byte:02x}, which is not UTF-8", at + skipped + 1);
        Finding::new(name, Some(line_at(bytes, at)), message)
            .help("save the document as UTF-8, or as UTF-16 with a byte order mark")
    })
}

fn utf16(name: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Finding> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut at = 2;
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let Ok(c) = decoded else { return Err(not_utf16(name, &text, at)) };
        text.push(c);
        at += 2 * c.len_utf16();
    }
    if rest.is_empty() { Ok(text) } else { Err(not_utf16(name, &text, at)) }
}

fn not_utf16(name: &str, before: &str, at: usize) -> Finding {
    let line = line_at(before.as_bytes(), before.len());
    Finding::new(name, Some(line), format!("byte {} is not UTF-16, despite the byte order mark", at + 1))
        .help("save the document as UTF-8")
}

fn line_at(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() + 1
}

fn unix_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::{Input, decode};

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        let input = Input { name: "a.csv", bytes };
        decode(&input).map(std::borrow::Cow::into_owned).map_err(|finding| finding.to_string())
    }

    #[test]
    fn utf8_and_utf16_with_a_mark_are_read() {
        assert_eq!(decoded(b"\xef\xbb\xbfa\r\nb\rc").as_deref(), Ok("a\nb\nc"));
        let little: Vec<u8> = "é🦀\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&[b"\xff\xfe", &*little].concat()).as_deref(), Ok("é🦀\n"));
        let big: Vec<u8> = "é🦀".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&[b"\xfe\xff", &*big].concat()).as_deref(), Ok("é🦀"));
    }

    #[test]
    fn other_encodings_are_refused_with_the_byte() {
        let latin1 = decoded(b"code\nfa\xe7ade");
        assert_eq!(latin1, Err("a.csv:2: byte 8 is 0xe7, which is not UTF-8".to_owned()));
        let half = decoded(b"\xff\xfea\0\n\0b");
        assert_eq!(half, Err("a.csv:2: byte 7 is not UTF-16, despite the byte order mark".to_owned()));
        assert_eq!(decoded(b"PK\x03\x04\0\0"), Err("a.csv:1: the document is binary".to_owned()));
    }
}
